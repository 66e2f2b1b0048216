using System.Diagnostics.CodeAnalysis;
using System.Text;
using AsrDataTools.Audio;
using AsrDataTools.Catalog;
using Microsoft.Data.Sqlite;

namespace AsrDataTools.Core.Tests.Catalog;

public sealed class SpeechCatalogTests : IDisposable
{
    private static readonly DateTime LongAgo = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly TemporaryFolder _folder = new();
    private int _measured;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WhatIsKnownIsNotMeasuredAgain()
    {
        string file = Settled("a.bin", "first");
        Assert.Equal("first", Ask(file));
        Assert.Equal("first", Ask(file));
        Assert.Equal(1, _measured);
        Assert.Equal("first", Ask(file, key: "another"));
        Assert.Equal(2, _measured);
    }

    [Fact]
    public void WithinARunTooItIsMeasuredOnce()
    {
        string file = Settled("a.bin", "first");
        using SpeechCatalog catalog = Open();
        for (int row = 0; row < 3; row++) Ask(catalog, file, $"row {row}", file);
        Assert.Equal((0, 3), (catalog.Found, catalog.Measured));
    }

    // By content: a copy, a move, another time of change; and not by name, length or time.
    [Fact]
    public void AFileIsKnownByWhatIsInIt()
    {
        string file = Settled("a.bin", "first");
        Ask(file);
        File.Copy(file, _folder["copy.bin"]);
        Assert.Equal("first", Ask(_folder["copy.bin"]));
        File.SetLastWriteTimeUtc(file, LongAgo.AddDays(1));
        Assert.Equal("first", Ask(file));
        File.Move(file, _folder["moved.bin"]);
        Assert.Equal("first", Ask(_folder["moved.bin"]));
        Assert.Equal(1, _measured);

        Settled("moved.bin", "other");
        File.SetLastWriteTimeUtc(_folder["moved.bin"], LongAgo.AddDays(2));
        Assert.Equal("other", Ask(_folder["moved.bin"]));
        Assert.Equal(2, _measured);
    }

    // What is large is read another way.
    [Theory]
    [InlineData((1 << 20) - 1)]
    [InlineData(1 << 20)]
    [InlineData(3_000_001)]
    public void WhatIsLargeIsKnownAgainByPathAndByContent(int bytes)
    {
        byte[] data = new byte[bytes];
        new Random(bytes).NextBytes(data);
        string file = Settled("a.bin", "first");
        using (SpeechCatalog catalog = Open()) catalog.GetOrMeasure(file, "key", () => new(data), TestContext.Current.CancellationToken);
        File.Copy(file, _folder["copy.bin"]);
        using SpeechCatalog later = Open();
        foreach (string path in (string[])[file, _folder["copy.bin"]])
            Assert.Equal(data, later.GetOrMeasure(path, "key", () => throw new InvalidOperationException("It is known."), TestContext.Current.CancellationToken));
    }

    // The clock of a file system is coarse: right after a change the time of change proves nothing.
    [Fact]
    public void AFreshFileIsNotTrustedByItsTimeOfChange()
    {
        string file = _folder.Write("a.bin", "first");
        DateTime written = File.GetLastWriteTimeUtc(file);
        Assert.Equal("first", Ask(file));
        _folder.Write("a.bin", "other");
        File.SetLastWriteTimeUtc(file, written);
        Assert.Equal("other", Ask(file));
    }

    [Fact]
    public void AFailureIsNotKept()
    {
        string file = Settled("a.bin", "first");
        using (SpeechCatalog catalog = Open())
        {
            Assert.Throws<InvalidOperationException>(() => catalog.GetOrMeasure(file, "key", () => throw new InvalidOperationException(), CancellationToken.None));
        }

        Assert.Equal("first", Ask(file));
        Assert.Equal(1, _measured);
    }

    [Fact]
    public void AFileThatChangesWhileItIsMeasuredIsNotKept()
    {
        string file = Settled("a.bin", "first");
        using (SpeechCatalog catalog = Open())
        {
            catalog.GetOrMeasure(
                file,
                "key",
                () =>
                {
                    _folder.Write("a.bin", "a longer one");
                    return new([1]);
                },
                CancellationToken.None);
        }

        Assert.Equal("a longer one", Ask(file));
    }

    [Fact]
    public void ManyThreadsAndTwoCatalogsOnOneFileLoseNothing()
    {
        string[] files = [.. Enumerable.Range(0, 400).Select(i => Settled($"{i}.bin", $"content {i}"))];
        using (SpeechCatalog one = Open(), two = Open())
        {
            Parallel.For(0, 2 * files.Length, i => Assert.Equal($"content {i / 2}", Ask(i % 2 == 0 ? one : two, files[i / 2], "key", files[i / 2])));
            Assert.Null(one.Trouble);
        }

        using SpeechCatalog again = Open();
        foreach (string file in files) Ask(again, file, "key", file);
        Assert.Equal((files.Length, 0), (again.Found, again.Measured));
    }

    [Fact]
    public void WhatIsNoCatalogIsRefusedAndLeftAlone()
    {
        string text = _folder.Write("c.catalog", new string('x', 5000));
        Assert.Equal("CatalogCorrupt", Assert.Throws<SpeechDataException>(Open).ErrorId);
        Assert.Equal(new string('x', 5000), File.ReadAllText(text));
        File.Delete(text);

        Execute("CREATE TABLE mine(a)");
        Assert.Equal("CatalogForeign", Assert.Throws<SpeechDataException>(Open).ErrorId);
        File.Delete(_folder["c.catalog"]);

        Open().Dispose();
        Execute("PRAGMA user_version = 99");
        SpeechDataException newer = Assert.Throws<SpeechDataException>(Open);
        Assert.Equal("CatalogForeign", newer.ErrorId);
        Assert.Contains("layout 99", newer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void APlaceThatCannotBeWrittenIsSaid()
    {
        _folder.Write("file", "");
        Assert.Equal("CatalogUnwritable", Assert.Throws<SpeechDataException>(() => SpeechCatalog.Open(_folder["file/c.catalog"])).ErrorId);
    }

    // A damaged page, or a disk that fails, must cost time and no result.
    [Fact]
    public void TroubleInTheMiddleIsSaidAndMeasuringGoesOn()
    {
        string file = Settled("a.bin", "first");
        SpeechCatalog catalog = Open();
        Execute("DROP TABLE measurement");
        Assert.Equal("first", Ask(catalog, file, "key", file));
        catalog.Dispose();
        Assert.NotNull(catalog.Trouble);
        Assert.Contains("c.catalog", catalog.Trouble.Message, StringComparison.Ordinal);
    }

    // Cut short, altered in one bit, emptied, another's: computed anew, and then known again.
    [Theory]
    [InlineData("UPDATE answer SET data = substr(data, 1, length(data) - 9)")]
    [InlineData("UPDATE answer SET data = CAST(replace(CAST(data AS TEXT), '8000', '9000') AS BLOB)")]
    [InlineData("UPDATE answer SET data = x''")]
    [InlineData("UPDATE answer SET data = (SELECT data FROM answer ORDER BY rowid DESC LIMIT 1)")]
    public void ADamagedAnswerIsComputedAnew(string damage)
    {
        AudioFormat answer = new("WAV", "pcm", 8000, 1, 16, 1);
        int computed = 0;
        Assert.Equal(answer, Remember());
        Remember("other", answer with { SampleRate = 16000 });
        Execute(damage);
        Assert.Equal((answer, 3), (Remember(), computed));
        Assert.Equal((answer, 3), (Remember(), computed));

        AudioFormat Remember(string key = "a", AudioFormat? other = null)
        {
            using SpeechCatalog catalog = Open();
            AudioFormat remembered = catalog.Remember(new AnswerKey(key), CatalogJson.Default.AudioFormat, () => Compute(other ?? answer), null);
            Assert.Null(catalog.Trouble);
            return remembered;
        }

        AudioFormat Compute(AudioFormat format)
        {
            computed++;
            return format;
        }
    }

    private SpeechCatalog Open() => SpeechCatalog.Open(_folder["c.catalog"]);

    private string Settled(string name, string text)
    {
        string path = _folder.Write(name, text);
        File.SetLastWriteTimeUtc(path, LongAgo);
        return path;
    }

    private string Ask(string file, string key = "key")
    {
        using SpeechCatalog catalog = Open();
        return Ask(catalog, file, key, file);
    }

    private string Ask(SpeechCatalog catalog, string file, string key, string content) => Encoding.UTF8.GetString(catalog.GetOrMeasure(
        file,
        key,
        () =>
        {
            Interlocked.Increment(ref _measured);
            return new(File.ReadAllBytes(content));
        },
        CancellationToken.None));

    [SuppressMessage("Security", "CA2100", Justification = "Texts of this test.")]
    private void Execute(string sql)
    {
        using SqliteConnection connection = new($"Data Source={_folder["c.catalog"]};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
