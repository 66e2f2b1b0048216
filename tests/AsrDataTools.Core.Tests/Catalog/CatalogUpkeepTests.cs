using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using AsrDataTools.Acoustics;
using AsrDataTools.Catalog;
using Microsoft.Data.Sqlite;

namespace AsrDataTools.Core.Tests.Catalog;

public sealed class CatalogUpkeepTests : IDisposable
{
    private static readonly string Current = $"profile {AcousticProfiler.Version} {ProfileBinary.Layout} +  ";

    private readonly TemporaryFolder _folder = new();
    private readonly Clock _clock = new();

    public CatalogUpkeepTests()
    {
        foreach (string name in (string[])["kept", "gone"])
        {
            _folder.Write(name, name);
            File.SetLastWriteTimeUtc(_folder[name], new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        Ask("kept", Current, "profile 0 x", "fingerprint 0 Index", "fingerprint 99 Index", "samples 0 ", "header ", "sha256");
        Ask("gone", Current);
        Tidy();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void MeasurementsOfOlderVersionsGo()
    {
        Assert.Equal(8, Count("measurement"));
        Execute("UPDATE upkeep SET versions = 'of another version'");
        Pass(days: 2);
        Assert.Equal(
            [Current, Current, "fingerprint 99 Index", "header "],
            Read("SELECT key FROM measurement ORDER BY key").Order(StringComparer.Ordinal).OrderBy(key => key[0] != 'p'));
    }

    [Fact]
    public void FilesThatAreGoneForAMonthGoWithTheirContent()
    {
        File.Delete(_folder["gone"]);
        Pass(days: 2);
        Assert.Equal((2, 2), (Count("file"), Count("content")));
        Pass(days: 20);
        Assert.Equal((2, 2), (Count("file"), Count("content")));
        Pass(days: 11);
        Assert.Equal((1, 1), (Count("file"), Count("content")));
        Assert.Equal(7, Count("measurement"));
    }

    // A disk that was not mounted for a while costs nothing.
    [Fact]
    public void AFileThatIsBackIsKnown()
    {
        File.Move(_folder["gone"], _folder["elsewhere"]);
        Pass(days: 2);
        File.Move(_folder["elsewhere"], _folder["gone"]);
        Pass(days: 20);
        using (SpeechCatalog catalog = SpeechCatalog.Open(Path))
        {
            catalog.GetOrMeasure(_folder["gone"], Current, () => throw new InvalidOperationException("It is known."), CancellationToken.None);
        }

        Pass(days: 40);
        Assert.Equal((2, 2), (Count("file"), Count("content")));
    }

    [Fact]
    public void AnswersThatNobodyAsksForGo()
    {
        using (SpeechCatalog catalog = SpeechCatalog.Open(Path))
        {
            catalog.Remember(new AnswerKey("a"), CatalogJson.Default.AudioFormat, () => new("WAV", "pcm", 8000, 1, 16, 1), null);
        }

        Pass(days: 2);
        Assert.Equal(1, Count("answer"));
        Pass(days: 31);
        Assert.Equal(0, Count("answer"));
    }

    [Fact]
    public void ItIsDoneOnceADay()
    {
        File.Delete(_folder["gone"]);
        Pass(days: 0);
        Assert.Equal(0, Count("file WHERE modified = -1"));
        Pass(days: 2);
        Assert.Equal(1, Count("file WHERE modified = -1"));
    }

    // Who writes meanwhile has the catalog; upkeep comes another day.
    [Fact]
    public void ItGivesWayToAnotherWriter()
    {
        File.Delete(_folder["gone"]);
        using SqliteConnection writer = Connect();
        using (writer.BeginTransaction(deferred: false))
        {
            Stopwatch watch = Stopwatch.StartNew();
            Pass(days: 2);
            Assert.InRange(watch.Elapsed.TotalSeconds, 0, 30);
        }

        Assert.Equal(0, Count("file WHERE modified = -1"));
        Pass(days: 0);
        Assert.Equal(1, Count("file WHERE modified = -1"));
    }

    // Two at once, while a third process measures: nothing is lost, nothing fails.
    [Fact]
    public void SeveralAtOnceAndWritersBesideLoseNothing()
    {
        _clock.Now += TimeSpan.FromDays(2);
        string[] names = [.. Enumerable.Range(0, 300).Select(i => $"f{i}")];
        foreach (string name in names)
        {
            _folder.Write(name, name);
            File.SetLastWriteTimeUtc(_folder[name], new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        Parallel.Invoke(Tidy, () => Ask(names), Tidy);
        using SpeechCatalog catalog = SpeechCatalog.Open(Path);
        foreach (string name in names) catalog.GetOrMeasure(_folder[name], Current, () => throw new InvalidOperationException(name), CancellationToken.None);

        void Ask(string[] all)
        {
            foreach (string name in all) this.Ask(name, Current);
        }
    }

    [Fact]
    public void ACatalogOfTheLayoutBeforeIsBroughtUp()
    {
        Execute("DROP TABLE answer; DROP TABLE upkeep; DROP INDEX file_content; PRAGMA user_version = 1");
        using (SpeechCatalog catalog = SpeechCatalog.Open(Path))
        {
            catalog.GetOrMeasure(_folder["kept"], Current, () => throw new InvalidOperationException("It is known."), CancellationToken.None);
            catalog.Remember(new AnswerKey("a"), CatalogJson.Default.AudioFormat, () => new("WAV", "pcm", 8000, 1, 16, 1), null);
        }

        Assert.Equal(1, Count("answer"));
        Tidy();
    }

    // On the disk of another machine there is no memory to share, so no log that needs it.
    [Fact]
    public void OnARemoteDiskThereIsNoSharedLog()
    {
        CatalogDatabase.Open(_folder["remote.catalog"], isRemote: true);
        using (SpeechCatalog one = SpeechCatalog.Open(_folder["remote.catalog"]), two = SpeechCatalog.Open(_folder["remote.catalog"]))
        {
            Parallel.For(0, 50, i => (i % 2 == 0 ? one : two).GetOrMeasure(_folder["kept"], $"key {i}", () => new([(byte)i]), CancellationToken.None));
            Assert.Null(one.Trouble ?? two.Trouble);
        }

        Assert.DoesNotContain(Directory.GetFiles(_folder.Path, "remote.catalog-*"), file => !file.EndsWith("-journal", StringComparison.Ordinal));
        using SpeechCatalog again = SpeechCatalog.Open(_folder["remote.catalog"]);
        for (int i = 0; i < 50; i++) Assert.Equal([(byte)i], again.GetOrMeasure(_folder["kept"], $"key {i}", () => new([]), CancellationToken.None));
    }

    private string Path => _folder["c.catalog"];

    private void Pass(int days)
    {
        _clock.Now += TimeSpan.FromDays(days);
        Tidy();
    }

    private void Tidy() => new CatalogUpkeep(CatalogDatabase.Open(Path), _clock).Run(CancellationToken.None);

    private void Ask(string name, params string[] keys)
    {
        using SpeechCatalog catalog = SpeechCatalog.Open(Path);
        foreach (string key in keys) catalog.GetOrMeasure(_folder[name], key, () => new([1]), CancellationToken.None);
    }

    private int Count(string table) => int.Parse(Read($"SELECT count(*) FROM {table}")[0], System.Globalization.CultureInfo.InvariantCulture);

    [SuppressMessage("Security", "CA2100", Justification = "Texts of this test.")]
    private List<string> Read(string sql)
    {
        using SqliteConnection connection = Connect();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader row = command.ExecuteReader();
        List<string> values = [];
        while (row.Read()) values.Add(Convert.ToString(row[0], System.Globalization.CultureInfo.InvariantCulture)!);
        return values;
    }

    private void Execute(string sql) => Read(sql);

    private SqliteConnection Connect()
    {
        SqliteConnection connection = new($"Data Source={Path};Pooling=False");
        connection.Open();
        return connection;
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
