using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Core.Tests.Corpus;

public sealed class SpeechManifestWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void NothingIsThereUntilItIsWhole()
    {
        string path = _folder.Write("m.csv", "old");
        using (SpeechManifestWriter writer = SpeechManifestWriter.Open(path, null))
        {
            writer.Write(new() { Id = "a", Text = "x" });
            Assert.Equal("old", File.ReadAllText(path));
        }

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));

        using (SpeechManifestWriter writer = SpeechManifestWriter.Open(path, null))
        {
            writer.Write(new() { Id = "a", Text = "x" });
            writer.Complete(TestContext.Current.CancellationToken);
        }

        Assert.Equal("Id,AudioPath,Text\na,,x\n", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void AnEmptyRunLeavesWhatIsThere()
    {
        string path = _folder.Write("m.csv", "old");
        using SpeechManifestWriter writer = SpeechManifestWriter.Open(path, null);

        Assert.Equal("ManifestWithoutRows", Assert.Throws<SpeechDataException>(() => writer.Complete(TestContext.Current.CancellationToken)).ErrorId);
        Assert.Equal("old", File.ReadAllText(path));
    }

    [Theory]
    [InlineData("m.csv", null)]
    [InlineData("m.jsonl.gz", null)]
    [InlineData("m.parquet", null)]
    [InlineData("m", "SpeechBrain")]
    [InlineData("m", "CommonVoice")]
    [InlineData("m", "Kaldi")]
    [InlineData("m", "Sidecar")]
    public void WhatIsCancelledWhileItIsFinishedLeavesNothing(string name, string? format)
    {
        using (SpeechManifestWriter writer = SpeechManifestWriter.Open(_folder[name], new() { Format = format }))
        {
            writer.Write(new() { Id = "a", AudioPath = "/a.wav", Text = "x" });
            Assert.ThrowsAny<OperationCanceledException>(() => writer.Complete(new CancellationToken(canceled: true)));
        }

        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void WhatCameIntoTheWayMeanwhileStays()
    {
        using (SpeechManifestWriter writer = SpeechManifestWriter.Open(_folder["d"], new() { Format = "Kaldi" }))
        {
            writer.Write(new() { Id = "a", AudioPath = "/a.wav", Text = "x" });
            _folder.Write("d/text", "of somebody else");
            Assert.Equal("ManifestExists", Assert.Throws<SpeechDataException>(() => writer.Complete(TestContext.Current.CancellationToken)).ErrorId);
        }

        Assert.Equal([_folder["d/text"]], Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void ADiskThatRefusesIsSaidWithThePlace()
    {
        SpeechDataException denied = StorageErrors.Explain(new UnauthorizedAccessException("x"), "/data/m.csv")!;
        Assert.Equal(("AccessDenied", "'/data/m.csv' cannot be written: this user may not write to '/data'. Change its permissions, or choose another folder."), (denied.ErrorId, denied.Message));
        Assert.Null(StorageErrors.Explain(new InvalidOperationException(), "/data/m.csv"));

        if (!File.Exists("/dev/full")) Assert.Skip("/dev/full is not there.");
        using FileStream full = new("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0);
        SpeechDataException storage = StorageErrors.Explain(Assert.Throws<IOException>(() => full.Write("x"u8)), "/data/m.csv")!;
        Assert.Equal("StorageFailed", storage.ErrorId);
        Assert.Contains("the disk of '/data' is full. Make room", storage.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("m.xyz", null, "ManifestFormatUnknown")]
    [InlineData("m", null, "ManifestFormatUnknown")]
    [InlineData("m.csv", "Nemmo", "ManifestFormatUnknown")]
    [InlineData("m.csv", "Audio", "ManifestFormatReadOnly")]
    [InlineData("none/m.csv", null, "PathNotFound")]
    [InlineData("folder", "CSV", "ManifestPathInvalid")]
    [InlineData("old.csv", null, "ManifestExists")]
    [InlineData("old.csv", "CommonVoice", "ManifestPathInvalid")]
    [InlineData("folder", "CommonVoice", "ManifestExists")]
    [InlineData("m.parquet.gz", null, "ManifestPathInvalid")]
    public void WhatCannotBeWrittenIsSaidFirst(string name, string? format, string id)
    {
        _folder.Write("old.csv", "old");
        _folder.Write("folder/train.tsv", "old");

        SpeechDataException error = Assert.Throws<SpeechDataException>(() => SpeechManifestWriter.Open(_folder[name], new() { Format = format, NoClobber = true }));

        Assert.Equal(id, error.ErrorId);
        Assert.Equal(2, Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void AReplacedFolderKeepsWhatIsNotTheFormats()
    {
        _folder.Write("cv/train.tsv", "old");
        _folder.Write("cv/dev.tsv", "stale");
        _folder.Write("cv/notes.txt", "kept");
        _folder.Write("cv/clips/a.mp3", "kept");
        using SpeechManifestWriter writer = SpeechManifestWriter.Open(_folder["cv"], new() { Format = "CommonVoice", ReplaceFolder = true });
        writer.Write(new() { Id = "a.mp3", AudioPath = _folder["cv/clips/a.mp3"], Split = "train", Text = "x" });
        writer.Complete(TestContext.Current.CancellationToken);

        Assert.Equal("path\tsentence\na.mp3\tx\n", File.ReadAllText(_folder["cv/train.tsv"]));
        Assert.Equal(["notes.txt", "train.tsv"], Directory.GetFiles(_folder["cv"]).Select(Path.GetFileName).Order());
        Assert.True(File.Exists(_folder["cv/clips/a.mp3"]));
        Assert.Single(Directory.GetDirectories(_folder.Path));
    }

    [Theory]
    [InlineData(false, "clips/a.wav", "/elsewhere/b.wav")]
    [InlineData(true, "{0}/clips/a.wav", "/elsewhere/b.wav")]
    public void PathsAreRelativeWhereTheRecordingLiesBelow(bool absolute, string below, string elsewhere)
    {
        using SpeechManifestWriter writer = SpeechManifestWriter.Open(_folder["m.csv"], new() { AbsolutePaths = absolute });
        writer.Write(new() { Id = "a", AudioPath = _folder["clips/a.wav"] });
        writer.Write(new() { Id = "b", AudioPath = "/elsewhere/b.wav" });
        writer.Complete(TestContext.Current.CancellationToken);

        Assert.Equal([$"a,{string.Format(System.Globalization.CultureInfo.InvariantCulture, below, _folder.Path)}", $"b,{elsewhere}"], File.ReadAllLines(_folder["m.csv"])[1..]);
    }

    [Fact]
    public void RowsThatNoReaderWouldTakeAreRefused()
    {
        using SpeechManifestWriter writer = SpeechManifestWriter.Open(_folder["m.csv"], null);
        SpeechUtterance[] wrong =
        [
            new() { Id = " " }, new() { Id = "a", StartSeconds = -1 }, new() { Id = "a", DurationSeconds = double.PositiveInfinity },
            new() { Id = "a", Weight = -0.5 }, new() { Id = "a", Channel = 0 },
        ];

        Assert.All(wrong, utterance => Assert.Equal("UtteranceInvalid", Assert.Throws<SpeechDataException>(() => writer.Write(utterance)).ErrorId));
        Assert.Equal(0, writer.Written);
    }

    /// <summary>The total is the rounded sum, each count within one of its weight, and every id its own.</summary>
    [Fact]
    public void RepeatsFollowTheWeights()
    {
        Random random = new(11);
        for (int trial = 0; trial < 100; trial++)
        {
            double[] weights = [.. Enumerable.Range(0, random.Next(1, 200)).Select(_ => random.Next(4) == 0 ? random.Next(4) : random.NextDouble() * 3)];
            WeightRepeater repeater = new();
            List<string> ids = [];
            for (int row = 0; row < weights.Length; row++)
            {
                SpeechUtterance[] copies = [.. repeater.Repeat(new() { Id = random.Next(5) == 0 ? "same" : $"same-copy{row}", Weight = weights[row] })];
                Assert.InRange(copies.Length, weights[row] - 1, weights[row] + 1);
                Assert.All(copies, copy => Assert.Null(copy.Weight));
                ids.AddRange(copies.Select(copy => copy.Id));
            }

            Assert.Equal(Math.Floor(weights.Sum() + 0.5), ids.Count);
            Assert.Equal(ids.Count, ids.Distinct().Count());
        }
    }

    [Fact]
    public void AMillionTenthsAreAHundredThousand()
    {
        WeightRepeater repeater = new();
        SpeechUtterance utterance = new() { Id = "a", Weight = 0.1 };

        Assert.Equal(100_000, Enumerable.Range(0, 1_000_000).Sum(row => repeater.Repeat(utterance with { Id = $"{row}" }).Count()));
    }

    [Fact]
    public void AFilterKnowsIdsRecordingsAndSpans()
    {
        UtteranceFilter filter = new();
        filter.Begin("x");
        filter.AddId("x");
        filter.AddSpeaker("x");
        filter.Begin("a");
        filter.AddPath("/a.wav");
        filter.Begin("b");
        filter.AddPath("/b.wav", 2, 3);
        filter.Begin("mistyped");
        filter.AddId("zz");
        filter.Begin("x again");
        filter.AddId("x");
        Assert.Equal(5, filter.Unmet.Count);

        Assert.True(filter.Matches(new() { Id = "x" }));
        Assert.True(filter.Matches(new() { Id = "y", AudioPath = "/a.wav", StartSeconds = 9 }));
        Assert.True(filter.Matches(new() { Id = "y", AudioPath = "/b.wav" }));
        Assert.True(filter.Matches(new() { Id = "y", AudioPath = "/b.wav", StartSeconds = 1, DurationSeconds = 1.1 }));
        Assert.False(filter.Matches(new() { Id = "y", AudioPath = "/b.wav", StartSeconds = 1, DurationSeconds = 1 }));
        Assert.False(filter.Matches(new() { Id = "y", AudioPath = "/b.wav", StartSeconds = 3 }));
        Assert.False(filter.Matches(new() { Id = "y" }));
        Assert.Equal(["mistyped"], filter.Unmet);
        Assert.Equal(5, filter.Entries);
    }
}
