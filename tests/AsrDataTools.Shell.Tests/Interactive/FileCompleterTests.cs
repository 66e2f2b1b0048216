using AsrDataTools.Shell.Interactive;

namespace AsrDataTools.Shell.Tests.Interactive;

public sealed class FileCompleterTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("asrdata-files-");

    public FileCompleterTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "sub dir"));
        foreach (string name in (string[])["one.wav", "only [1].wav", ".hidden", "sub dir/inner.wav"]) File.WriteAllText(Path.Combine(_folder.FullName, name), "");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("Get-Item on", "one.wav;'only [1].wav'")]
    [InlineData("Get-Item ./on", "./one.wav;'./only [1].wav'")]
    [InlineData("Get-Item s", "'sub dir'")]
    [InlineData("Get-Item 'sub dir/", "'sub dir/inner.wav'")]
    [InlineData("Get-Item .h", ".hidden")]
    [InlineData("Get-Item none/", "")]
    public void OffersWhatIsThere(string text, string expected)
    {
        Completion found = new FileCompleter(() => _folder.FullName).Complete(text, text.Length);
        Assert.Equal(expected, string.Join(';', found.Matches.Select(match => match.Text)));
        if (expected.Length > 0) Assert.Equal("Get-Item ".Length, found.Index);
    }
}
