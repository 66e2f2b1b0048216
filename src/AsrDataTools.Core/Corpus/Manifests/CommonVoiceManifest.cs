namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// A release of Common Voice: tables <c>train.tsv</c>, <c>validated.tsv</c> … with the recordings in <c>clips</c> beside them and
/// their lengths in <c>clip_durations.tsv</c>. Of a whole release each clip is read once: train, dev and test, and then what
/// validated holds besides. What is rejected (invalidated) or not voted on (other) is read only where its table is named.
/// </summary>
internal sealed class CommonVoiceManifest : IManifestFormat, IManifestWriter
{
    private const string ClipsFolder = "clips";
    private const string DurationsFile = "clip_durations.tsv";
    private const string Validated = "validated";

    // Validated comes last: it holds train, dev and test again.
    private static readonly string[] Splits = ["train", "dev", "test", Validated];
    private static readonly string[] AllSplits = [.. Splits, "invalidated", "other"];

    public string Name => "CommonVoice";

    public bool WritesFolder => true;

    public IReadOnlyList<string> OwnFiles { get; } = [.. AllSplits.Select(split => split + ".tsv"), DurationsFile];

    public IManifestSink Open(string temporaryPath, string finalPath, ManifestWriteOptions options) =>
        new CommonVoiceSink(temporaryPath, finalPath, options);

    public bool Recognises(string path, ReadOnlySpan<byte> opening) => Directory.Exists(path)
        ? Splits.Any(split => File.Exists(TableOf(path, split)) && IsTable(ManifestFile.ReadOpening(TableOf(path, split))))
        : IsTable(opening);

    public IEnumerable<SpeechUtterance> Read(string path, ManifestOptions options, Action<SpeechDataException> report)
    {
        string folder = Directory.Exists(path) ? path : Path.GetDirectoryName(path)!;
        CommonVoiceDurations durations = CommonVoiceDurations.Read(Path.Combine(folder, DurationsFile), report);
        if (!Directory.Exists(path)) return ReadTable(path, folder, durations, options, report);
        return ReadRelease(folder, durations, options, report);
    }

    private static IEnumerable<SpeechUtterance> ReadRelease(string folder, CommonVoiceDurations durations, ManifestOptions options, Action<SpeechDataException> report)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (string split in Splits.Where(split => File.Exists(TableOf(folder, split))))
        {
            bool isRepeated = split == Validated;
            foreach (SpeechUtterance utterance in ReadTable(TableOf(folder, split), folder, durations, options, report))
            {
                if (utterance.AudioPath is { } path)
                {
                    if (isRepeated && seen.Contains(path)) continue;
                    if (!isRepeated) seen.Add(path);
                }

                yield return utterance;
            }
        }
    }

    private static IEnumerable<SpeechUtterance> ReadTable(
        string table, string folder, CommonVoiceDurations durations, ManifestOptions options, Action<SpeechDataException> report)
    {
        string split = Path.GetFileName(table);
        split = split[..split.IndexOf('.', StringComparison.Ordinal)];
        DelimitedTable.Layout layout = new('\t')
        {
            Opening = ManifestFile.ReadOpening(table),
            AudioRoot = options.AudioRoot ?? Path.Combine(folder, ClipsFolder),
            Complete = builder =>
            {
                if (AllSplits.Contains(split) && !builder.Has(UtteranceField.Split)) builder.Set(UtteranceField.Split, split);
                if (!builder.Has(UtteranceField.DurationSeconds) && builder.Text(UtteranceField.AudioPath) is { } clip && durations.Find(clip) is { } seconds)
                    builder.Set(UtteranceField.DurationSeconds, seconds);
            },
        };
        return DelimitedTable.Read(table, layout, options, report);
    }

    private static bool IsTable(ReadOnlySpan<byte> opening) => TableHeader.Has(TableHeader.Of(opening, '\t'), "client_id", "path", "sentence");

    private static string TableOf(string folder, string split) => Path.Combine(folder, split + ".tsv");
}
