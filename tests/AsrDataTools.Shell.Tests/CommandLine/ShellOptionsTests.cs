using AsrDataTools.Shell.CommandLine;

namespace AsrDataTools.Shell.Tests.CommandLine;

public sealed class ShellOptionsTests
{
    [Theory]
    [InlineData("-Command")]
    [InlineData("-c")]
    [InlineData("--command")]
    [InlineData("-COMM")]
    public void TakesEverythingAfterCommandAsItsText(string parameter)
    {
        ShellOptions options = ShellOptions.Parse(["-NonInteractive", parameter, "Get-Date", "-Help"], inputRedirected: false);
        Assert.Equal(ShellMode.Command, options.Mode);
        Assert.Equal("Get-Date -Help", options.Command);
        Assert.True(options.NonInteractive);
    }

    [Fact]
    public void TakesEverythingAfterTheFileAsItsArguments()
    {
        ShellOptions options = ShellOptions.Parse(["-NoLogo", "-File", "a b.ps1", "-Version", "x"], inputRedirected: false);
        Assert.Equal(ShellMode.File, options.Mode);
        Assert.Equal("a b.ps1", options.File);
        Assert.Equal(["-Version", "x"], options.Arguments);
    }

    [Fact]
    public void TakesABareFirstArgumentForAFile()
    {
        ShellOptions options = ShellOptions.Parse(["script.ps1", "1"], inputRedirected: true);
        Assert.Equal(ShellMode.File, options.Mode);
        Assert.Equal("script.ps1", options.File);
        Assert.Equal(["1"], options.Arguments);
    }

    [Theory]
    [InlineData(true, ShellMode.StandardInput)]
    [InlineData(false, ShellMode.Interactive)]
    public void WithoutArgumentsTheInputDecides(bool redirected, ShellMode mode) =>
        Assert.Equal(mode, ShellOptions.Parse([], redirected).Mode);

    [Theory]
    [InlineData("-")]
    [InlineData("-File", "-")]
    [InlineData("-Command", "-")]
    public void ADashIsStandardInput(params string[] arguments) =>
        Assert.Equal(ShellMode.StandardInput, ShellOptions.Parse(arguments, inputRedirected: false).Mode);

    [Theory]
    [InlineData("-?")]
    [InlineData("-h")]
    [InlineData("--help")]
    public void AsksForHelp(string argument) => Assert.Equal(ShellMode.Help, ShellOptions.Parse([argument], inputRedirected: false).Mode);

    [Theory]
    [InlineData("-Bogus", "-Bogus")]
    [InlineData("-No", "-NoLogo or -NonInteractive")]
    [InlineData("-File", "the path of a script")]
    [InlineData("-c", "the text of a command")]
    public void RefusesWhatItCannotUnderstand(string argument, string named)
    {
        UsageException exception = Assert.Throws<UsageException>(() => ShellOptions.Parse([argument], inputRedirected: false));
        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
    }
}
