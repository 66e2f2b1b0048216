using AsrDataTools.Shell.Interactive;

namespace AsrDataTools.Shell.Tests.Interactive;

public sealed class HistoryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("asrdata-history-");

    private string FileName => Path.Combine(_folder.FullName, "data", "history.txt");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void IsThereAgainInTheNextSession()
    {
        History first = new(FileName);
        first.Add("1+1");
        first.Add("if ($true) {\n  '日本'\n}");
        first.Add("a `\n b");
        first.Add("last");
        Assert.Equal(first.Entries, new History(FileName).Entries);
    }

    [Fact]
    public void KeepsNoRepetitionsAndNoBlanks()
    {
        History history = new(null);
        foreach (string entry in (string[])["a", "a", " ", "b", "a"]) history.Add(entry);
        Assert.Equal(["a", "b", "a"], history.Entries);
    }

    [Theory]
    [InlineData(" echo hidden")]
    [InlineData("$p = ConvertTo-SecureString x -AsPlainText")]
    [InlineData("$env:API_KEY = 'x'")]
    public void WritesNoSecrets(string entry)
    {
        History history = new(FileName);
        history.Add("before");
        history.Add(entry);
        Assert.Contains(entry, history.Entries);
        Assert.Equal(["before"], new History(FileName).Entries);
    }

    [Fact]
    public void IsReadableByItsOwnerOnly()
    {
        new History(FileName).Add("x");
        if (OperatingSystem.IsWindows()) Assert.Skip("needs Unix file modes");
        else Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FileName));
    }

    [Fact]
    public void TakesOverTheNewestEntriesOnly()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FileName)!);
        File.WriteAllLines(FileName, Enumerable.Range(0, History.MostEntries + 10).Select(number => $"entry {number}"));
        History history = new(FileName);
        Assert.Equal(History.MostEntries, history.Entries.Count);
        Assert.Equal("entry 10", history.Entries[0]);
        Assert.Equal(History.MostEntries, File.ReadAllLines(FileName).Length);
    }

    [Fact]
    public void FindsTheNewestEntryThatHoldsAText()
    {
        History history = new(null);
        foreach (string entry in (string[])["Get-Item a", "ls", "get-item b", "ls x"]) history.Add(entry);
        Assert.Equal(2, history.Find("Item", 4));
        Assert.Equal(0, history.Find("item", 2));
        Assert.Equal(-1, history.Find("nothing", 4));
    }
}
