using System.Globalization;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>Writes the tables of a Common Voice release: one for each split, and the lengths of all clips.</summary>
internal sealed class CommonVoiceSink(string temporaryFolder, string finalFolder, ManifestWriteOptions options) : IManifestSink
{
    private static readonly string[] Further = ["up_votes", "down_votes", "age", "variant", "segment", "sentence_id", "sentence_domain"];
    private static readonly string[] KnownSplits = ["train", "dev", "test", "validated", "invalidated", "other"];

    private readonly Dictionary<string, DelimitedSink> _tables = [];
    private readonly Dictionary<string, string> _milliseconds = new(StringComparer.Ordinal);

    public ManifestLosses Losses { get; } = new();

    public void Write(SpeechUtterance utterance)
    {
        if (utterance.AudioPath is not { } audio) throw NotHeld(utterance, "it names no audio");
        if (utterance.StartSeconds is not null || utterance.Channel is not null) throw NotHeld(utterance, "it has a start or a channel, and a row there is always a whole recording. Cut it out into a file of its own first");
        string clip = ManifestPath.Write(audio, Path.Combine(finalFolder, "clips"), options.AbsolutePaths);
        string split = utterance.Split ?? "validated";
        if (!KnownSplits.Contains(split)) throw NotHeld(utterance, $"there is no split '{split}', only {string.Join(", ", KnownSplits)}. Choose one of these, or take the column away");
        bool lengthHeld = utterance.DurationSeconds is not { } seconds || HoldLength(clip, seconds);
        TableOf(split).Write(utterance, null, field =>
            (field == UtteranceField.Id && utterance.Id == clip)
            || (field == UtteranceField.Split && utterance.Split is not null)
            || (field == UtteranceField.DurationSeconds && lengthHeld));
    }

    public void Complete(CancellationToken cancellation)
    {
        foreach (DelimitedSink table in _tables.Values) table.Complete(cancellation);
        if (_milliseconds.Count == 0) return;
        using StreamWriter writer = new(Path.Combine(temporaryFolder, "clip_durations.tsv"));
        writer.Write("clip\tduration[ms]\n");
        foreach ((string clip, string milliseconds) in _milliseconds) writer.Write($"{clip}\t{milliseconds}\n");
    }

    public void Dispose()
    {
        foreach (DelimitedSink table in _tables.Values) table.Dispose();
    }

    // To the microsecond, and one length for a clip, whatever the rows say. A name with a tab or quote cannot stand in the table.
    private bool HoldLength(string clip, double seconds)
    {
        string milliseconds = Math.Round(seconds * 1000, 3).ToString("0.###", CultureInfo.InvariantCulture);
        if (clip.AsSpan().IndexOfAny("\t\r\n\"") >= 0) return false;
        return _milliseconds.TryAdd(clip, milliseconds) || _milliseconds[clip] == milliseconds;
    }

    private DelimitedSink TableOf(string split)
    {
        if (_tables.TryGetValue(split, out DelimitedSink? table)) return table;
        // The paths in the table are relative to the folder of clips, not to the table.
        string name = split + ".tsv";
        table = new DelimitedSink(Path.Combine(temporaryFolder, name), Path.Combine(finalFolder, "clips", name), options, '\t', NameOf, null, Further.Contains, Losses);
        return _tables[split] = table;
    }

    private static string? NameOf(UtteranceField field) => field switch
    {
        UtteranceField.Speaker => "client_id",
        UtteranceField.AudioPath => "path",
        UtteranceField.Text => "sentence",
        UtteranceField.Gender => "gender",
        UtteranceField.Accent => "accents",
        UtteranceField.Language => "locale",
        _ => null,
    };

    private static SpeechDataException NotHeld(SpeechUtterance utterance, string what) => ManifestErrors.Unwritable(utterance, "Common Voice", what);
}
