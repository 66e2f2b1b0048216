using System.Diagnostics;

namespace AsrDataTools.Shell.Tests.Hosting;

public sealed class AsrdataTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("asrdata [shell] ");

    public void Dispose() => _folder.Delete(recursive: true);

    private string Script(string text, string name = "it's a script.ps1")
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    [Theory]
    [InlineData(0, "1")]
    [InlineData(0, "1/0; 'next'")]
    [InlineData(1, "Get-Command there-is-none")]
    [InlineData(1, "throw 'x'")]
    [InlineData(1, "if (")]
    [InlineData(1, "Write-Error 'x' -ErrorAction Stop; 'not reached'")]
    [InlineData(5, "exit 5")]
    [InlineData(4, "$Host.SetShouldExit(4); 'done'")]
    public void ACommandsExitCode(int expected, string command) => Assert.Equal(expected, Asrdata.Run("-Command", command).ExitCode);

    [Fact]
    public void HelpFindsItsWay()
    {
        Assert.StartsWith("TOPIC\n    about_AsrDataTools\n", Asrdata.Run("-Command", "Get-Help").Output.TrimStart().Replace("\r", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Did you mean Test-AccentCoverage?", Asrdata.Run("-Command", "Test-AcentCoverage x").Error, StringComparison.Ordinal);
        string error = Asrdata.Run("-Command", "Get-Help Test-AcentCoverage").Error;
        Assert.Contains("There is no help on 'Test-AcentCoverage'. Did you mean Test-AccentCoverage?", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Update-Help", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Did you mean", Asrdata.Run("-Command", "wibble").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void NothingIsToldToTheEnginesMaker() =>
        Assert.Equal("False", Asrdata.Run("-Command", "[Microsoft.PowerShell.Telemetry.ApplicationInsightsTelemetry]::CanSendTelemetry").Output.Trim());

    [Fact]
    public void WhereTheSystemNamesNoLanguageLinesBreakBetweenWords()
    {
        // Three parameter sets, each longer than a line: within words, a name or two would be cut.
        string help = WithoutLanguage("Get-Help New-ChannelVariant", "LC_ALL", "C");
        foreach (string parameter in new[] { "VariantsPerUtterance", "ImpulseResponsePath", "ThrottleLimit", "ColumnMap", "AudioRoot" })
            Assert.Equal(3, help.Split($"[-{parameter}").Length - 1);
        Assert.Equal("12.3 % 1,234,567.5 01/02/2026 00:00:00", WithoutLanguage("'{0:P1} {1:N1} {2}' -f 0.123, 1234567.5, [datetime]::new(2026, 1, 2)", "LC_ALL", "C"));
        Assert.Equal("1", WithoutLanguage("1", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1"));
    }

    [Fact]
    public void AFailedLastStatementLosesNoOutput()
    {
        (int exitCode, string output, _) = Asrdata.Run("-Command", "Get-Location; 'after'; Get-Command there-is-none");
        Assert.Equal(1, exitCode);
        Assert.Contains(Environment.CurrentDirectory, output, StringComparison.Ordinal);
        Assert.Contains("\nafter\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "Get-Command there-is-none")]
    [InlineData(1, "throw 'x'")]
    [InlineData(1, "if (")]
    [InlineData(3, "exit 3")]
    [InlineData(0, "exit 0")]
    [InlineData(1, "param([Parameter(Mandatory)]$Name) 'not reached'")]
    public void AScriptsExitCode(int expected, string script) =>
        Assert.Equal(expected, Asrdata.Run("-NonInteractive", "-File", Script(script)).ExitCode);

    [Fact]
    public void UsageErrorsAreTwoAndExplained()
    {
        (int exitCode, string output, string error) = Asrdata.Run("-Bogus");
        Assert.Equal(2, exitCode);
        Assert.Empty(output);
        Assert.Contains("'-Bogus' is not a parameter", error, StringComparison.Ordinal);
        Assert.Contains("asrdata -Help", error, StringComparison.Ordinal);
        Assert.Equal(2, Asrdata.Run("-File", Path.Combine(_folder.FullName, "none.ps1")).ExitCode);
    }

    [Fact]
    public void AScriptGetsItsArgumentsByNamePositionAndSwitch()
    {
        string script = Script("""
            param([string]$Name, [int]$Count, [switch]$On, [switch]$Off, [Parameter(ValueFromRemainingArguments)]$Rest)
            "$Name|$Count|$On|$Off|$Rest|$($PSScriptRoot.EndsWith('] ' + $PSScriptRoot.Split('] ')[-1]))"
            """);
        (int exitCode, string output, string error) = Asrdata.Run(script, "-Name", "a $(b) 'c'", "3", "-On", "-Off:$false", "x", "-5");
        Assert.Equal((0, "a $(b) 'c'|3|True|False|x -5|True\n", ""), (exitCode, output, error));
    }

    [Fact]
    public void AScriptWithoutParametersHasArgs() =>
        Assert.Equal("2: one two\n", Asrdata.Run(Script("\"$($args.Count): $args\""), "one", "two").Output);

    [Fact]
    public void StandardInputIsTheScriptOrTheInput()
    {
        Assert.Equal("from 1\n", Asrdata.Run("\"from $args\"", ["-", "1"]).Output);
        Assert.Equal("<a>\n<ü>\n", Asrdata.Run("a\nü\n", ["-Command", "$input | ForEach-Object { \"<$_>\" }"]).Output);
        Assert.Equal("<a>\n", Asrdata.Run("a\n", ["-File", Script("process { \"<$_>\" }")]).Output);
    }

    [Fact]
    public void AnErrorTellsFileLineAndPlace()
    {
        string script = Script("'before'\n    1 / 0 # here\n'after'");
        (int exitCode, string output, string error) = Asrdata.Run(script);
        Assert.Equal((0, "before\nafter\n"), (exitCode, output));
        Assert.Equal($"RuntimeException: {script}:2\nLine |\n   2 |  1 / 0 # here\n     |  ~~~~~\n     | Attempted to divide by zero.\n", error);
    }

    [Fact]
    public void AParseErrorTellsItsPlace()
    {
        string script = Script("'a'\nif (");
        string error = Asrdata.Run(script).Error;
        Assert.StartsWith($"ParserError: {script}:2\nLine |\n   2 |  if (\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public void StreamsGoWhereTheyBelong()
    {
        (_, string output, string error) = Asrdata.Run("-Command", "Write-Warning 'w'; Write-Verbose 'v' -Verbose; 'out'; Write-Progress 'p' -PercentComplete 5");
        Assert.Equal("out\n", output);
        Assert.Equal("WARNING: w\nVERBOSE: v\n", error);
    }

    [Fact]
    public void RedirectedOutputHasNoControlSequences()
    {
        (_, string output, string error) = Asrdata.Run("-Command", "Get-Module; Write-Host \"$($PSStyle.Foreground.Red)red\"; Write-Error 'x'");
        Assert.Contains("AsrDataTools", output, StringComparison.Ordinal);
        Assert.Contains("red", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', output + error);
    }

    [Fact]
    public void AQuestionIsAnErrorWithoutATerminal()
    {
        (int exitCode, _, string error) = Asrdata.Run("-NonInteractive", "-Command", "function f([Parameter(Mandatory)]$Name) { $Name }; f");
        Assert.Equal(1, exitCode);
        Assert.Contains("missing mandatory parameters: Name", error, StringComparison.Ordinal);
    }

    [Fact]
    public void AnAnswerMayComeFromRedirectedInput()
    {
        string command = "function f([Parameter(Mandatory)][int]$Number) { $Number * 2 }; f";
        Assert.Equal("42\n", Asrdata.Run("x\n21\n", ["-Command", command]).Output);
    }

    [Fact]
    public void TheModuleIsThere() =>
        Assert.Equal("True\n", Asrdata.Run("-Command", "(Get-Command -Module AsrDataTools).Count -gt 0").Output);

    [Fact]
    public void TheVersionNamesTheEngine() => Assert.Matches(@"^asrdata \d+\.\d+\.\d+ \(PowerShell 7\.6\.\d+, \.NET 10\.", Asrdata.Run("-Version").Output);

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void ASignalStopsTheRun(string signal)
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("needs Unix signals");
        using Process process = Asrdata.Start("-Command", "try { 'started'; while ($true) { } } finally { [Console]::Error.Write('cleaned up') }");
        process.StandardInput.Close();
        Assert.Equal("started", process.StandardOutput.ReadLine());
        using (Process kill = Process.Start("sh", ["-c", FormattableString.Invariant($"kill -{signal} {process.Id}")])) kill.WaitForExit();
        Asrdata.End(process);
        Assert.Equal(130, process.ExitCode);
        Assert.Equal("cleaned up", process.StandardError.ReadToEnd());
    }

    [Fact]
    public void AReaderThatGoesAwayEndsTheRunQuietly()
    {
        using Process process = Asrdata.Start("-Command", "while ($true) { 'line' }");
        process.StandardInput.Close();
        Assert.Equal("line", process.StandardOutput.ReadLine());
        process.StandardOutput.Close();
        Asrdata.End(process);
        Assert.Equal(130, process.ExitCode);
        Assert.Empty(process.StandardError.ReadToEnd());
    }

    [Fact]
    public void OutputFlowsAsItComes()
    {
        using Process process = Asrdata.Start("-Command", "'first'; $null = [Console]::In.ReadLine(); 'second'");
        Assert.Equal("first", process.StandardOutput.ReadLine());
        process.StandardInput.Close();
        Assert.Equal("second", process.StandardOutput.ReadLine());
        Asrdata.End(process);
    }

    private static string WithoutLanguage(string command, string variable, string value)
    {
        ProcessStartInfo start = new(Asrdata.Executable, ["-Command", command]) { RedirectStandardOutput = true, Environment = { [variable] = value } };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        Asrdata.End(process);
        Assert.Equal(0, process.ExitCode);
        return output.Trim();
    }
}
