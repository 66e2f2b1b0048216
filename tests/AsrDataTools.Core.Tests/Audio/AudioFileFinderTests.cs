using AsrDataTools.Audio;

namespace AsrDataTools.Core.Tests.Audio;

public sealed class AudioFileFinderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SpeechDataException> _reports = [];

    public void Dispose() => _folder.Dispose();

    private string[] Find(string folder = "", AudioFileFinderOptions? options = null) =>
        [.. AudioFileFinder.Enumerate(Path.Combine(_folder.Path, folder), options ?? AudioFileFinderOptions.Default, _reports.Add)
            .Select(path => Path.GetRelativePath(_folder.Path, path).Replace('\\', '/'))];

    private void Make(params string[] names)
    {
        foreach (string name in names) _folder.Write(name, [1]);
    }

    [Fact]
    public void FilesComeBeforeSubfoldersAndByName()
    {
        Make("b.wav", "a/z.flac", "a/b/c.MP3", "a/notes.txt", "B.wav", "é [1].opus", "readme");
        Assert.Equal(["B.wav", "b.wav", "é [1].opus", "a/z.flac", "a/b/c.MP3"], Find());
        Assert.Equal(["B.wav", "b.wav", "é [1].opus"], Find(options: new() { Recurse = false }));
        Assert.Empty(_reports);
    }

    [Fact]
    public void HiddenFilesAndFoldersAreLeftOutButNotAHiddenRoot()
    {
        Make(".hidden.wav", ".cache/x.wav", "a.wav");
        Assert.Equal(["a.wav"], Find());
        Assert.Equal([".cache/x.wav"], Find(".cache"));
    }

    [Fact]
    public void IncludeReplacesTheKnownExtensions()
    {
        Make("a.wav", "b.dat", "c.flac", "sub/d.DAT");
        Assert.Equal(["b.dat", "sub/d.DAT"], Find(options: new() { Include = ["*.dat"] }));
        Assert.Equal(["a.wav", "c.flac"], Find(options: new() { Include = ["?.wav", "c*"] }));
    }

    [Fact]
    public void ContentIsLookedIntoWhereAsked()
    {
        _folder.Write("recording", [.. "fLaC"u8, 0, 0, 0, 0]);
        _folder.Write("text.bin", [.. "hello"u8]);
        Assert.Empty(Find());
        Assert.Equal(["recording"], Find(options: new() { InspectContent = true }));
    }

    [Fact]
    public void LinkLoopsEndAndNothingIsCountedTwice()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs permission to make links on Windows");
        Make("real/a.wav");
        Directory.CreateSymbolicLink(_folder["real/loop"], _folder.Path);
        Directory.CreateSymbolicLink(_folder["real/self"], _folder["real/self"]);
        Directory.CreateSymbolicLink(_folder["twin"], _folder["real"]);
        File.CreateSymbolicLink(_folder["link.wav"], _folder["real/a.wav"]);
        File.CreateSymbolicLink(_folder["dangling.wav"], _folder["gone.wav"]);
        Assert.Equal(["dangling.wav", "link.wav", "real/a.wav"], Find());
        Assert.Empty(_reports);
    }

    [Fact]
    public void AFolderThatVanishesIsReportedAndTheRestGoesOn()
    {
        Make("a.wav", "b/x.wav", "c/y.wav");
        List<string> found = [];
        foreach (string path in AudioFileFinder.Enumerate(_folder.Path, AudioFileFinderOptions.Default, _reports.Add))
        {
            found.Add(Path.GetFileName(path));
            if (found.Count == 1) Directory.Delete(_folder["b"], recursive: true);
        }

        Assert.Equal(["a.wav", "y.wav"], found);
        SpeechDataException report = Assert.Single(_reports);
        Assert.Equal(("FolderUnreadable", SpeechDataProblem.NotFound, _folder["b"]), (report.ErrorId, report.Problem, report.Path));
    }

    [Fact]
    public void AFolderThatIsNotThereIsReported()
    {
        Assert.Empty(Find("none"));
        Assert.Equal(("FolderUnreadable", SpeechDataProblem.NotFound), (_reports[0].ErrorId, _reports[0].Problem));
    }

    [Fact]
    public void AFolderWithoutRecordingsGivesNothing()
    {
        Make("readme.txt");
        Assert.Empty(Find());
        Assert.Empty(_reports);
    }
}
