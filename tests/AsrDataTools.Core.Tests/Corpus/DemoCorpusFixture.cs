using System.Globalization;
using System.Text.Json.Nodes;
using AsrDataTools.Acoustics;
using AsrDataTools.Audio;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Demo;
using AsrDataTools.Corpus.Manifests;
using CsvHelper;

namespace AsrDataTools.Core.Tests.Corpus;

/// <summary>One small demo corpus of the formant voice, made once for all tests.</summary>
public sealed class DemoCorpusFixture : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("demo-corpus-");
    private readonly Dictionary<string, IReadOnlyList<SpeechUtterance>> _rows = [];

    public DemoCorpusFixture()
    {
        Corpus = DemoCorpusBuilder.Build(Path.Combine(_folder.FullName, "demo"), new() { Source = DemoSource.Formant }, null, CancellationToken.None);
        using CsvReader reader = CsvReader.Create(File.OpenRead(Corpus.Defects), new CsvReaderOptions(), leaveOpen: false);
        Defects = [.. ReadAll(reader)];
        JsonNode truth = JsonNode.Parse(File.ReadAllText(Path.Combine(Corpus.Path, "truth.json")))!;
        Calls = [.. truth["recordings"]!.AsArray().Where(recording => recording!["path"]!.GetValue<string>().StartsWith("production/", StringComparison.Ordinal))!];
    }

    public DemoCorpus Corpus { get; }

    /// <summary>Rows of defects.csv by column.</summary>
    public IReadOnlyList<Dictionary<string, string>> Defects { get; }

    /// <summary>What truth.json says of each call.</summary>
    public IReadOnlyList<JsonNode> Calls { get; }

    public IReadOnlyList<Dictionary<string, string>> DefectsOf(string kind) => [.. Defects.Where(defect => defect["kind"] == kind)];

    public IReadOnlyList<SpeechUtterance> Rows(string manifest)
    {
        if (!_rows.TryGetValue(manifest, out IReadOnlyList<SpeechUtterance>? rows))
            _rows[manifest] = rows = [.. SpeechManifest.Read(manifest, new ManifestOptions(), error => throw error)];
        return rows;
    }

    public string Relative(string path) => Path.GetRelativePath(Corpus.Path, path).Replace('\\', '/');

    public AcousticProfile Profile(string relative)
    {
        using AudioReader reader = AudioFile.Open(Path.Combine(Corpus.Path, relative));
        return Assert.Single(AcousticProfiler.Profile(reader, AcousticProfileOptions.Default, CancellationToken.None));
    }

    public IReadOnlyList<AcousticProfile> Profiles(string part, int every) =>
        [.. Directory.EnumerateFiles(Path.Combine(Corpus.Path, part), "*.wav", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Where((_, index) => index % every == 0).Select(Profile)];

    public float[] Read(JsonNode recording) => Read(recording["path"]!.GetValue<string>());

    public float[] Read(string relative)
    {
        using AudioReader reader = AudioFile.Open(Path.Combine(Corpus.Path, relative));
        AudioBlock block = new(1, 1 << 16);
        List<float> samples = [];
        while (reader.Read(block)) samples.AddRange(block.Samples(0));
        return [.. samples];
    }

    /// <summary>Segments of an RTTM or of a CSV of start, end and text.</summary>
    public IEnumerable<(double Start, double End, string Speaker)> Segments(string relative)
    {
        string path = Path.Combine(Corpus.Path, relative);
        bool isRttm = relative.EndsWith(".rttm", StringComparison.Ordinal);
        foreach (string line in File.ReadLines(path).Skip(isRttm ? 0 : 1))
        {
            string[] fields = line.Split(isRttm ? ' ' : ',');
            double start = double.Parse(fields[isRttm ? 3 : 0], CultureInfo.InvariantCulture);
            double last = double.Parse(fields[isRttm ? 4 : 1], CultureInfo.InvariantCulture);
            yield return (start, isRttm ? start + last : last, isRttm ? fields[7] : "");
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static IEnumerable<Dictionary<string, string>> ReadAll(CsvReader reader)
    {
        reader.ReadHeader();
        while (reader.Read())
        {
            yield return reader.Headers!.Select((column, index) => (column, index)).ToDictionary(pair => pair.column, pair => reader.GetString(pair.index));
        }
    }
}
