using System.Globalization;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// The tables that say something of utterances and speakers: <c>text</c>, <c>utt2spk</c>, <c>utt2dur</c>, <c>utt2lang</c>,
/// <c>spk2gender</c> and any other <c>utt2…</c> or <c>spk2…</c>, by what their names end in.
/// </summary>
internal sealed class KaldiLabels : IDisposable
{
    // Counts of features or samples, which follow from the audio; and inverses of other tables.
    private static readonly HashSet<string> Derived = ["utt2num_frames", "utt2num_samples", "spk2utt", "spk2num"];

    private readonly List<(KaldiTable Table, UtteranceField? Field, string Column)> _utterance = [];
    private readonly List<(Dictionary<string, string> Values, UtteranceField? Field, string Column)> _speaker = [];
    private readonly Dictionary<string, string>? _speakerOfUtterance;
    private readonly Dictionary<string, string> _recordingDuration;
    private readonly KaldiTable? _text;
    private readonly KaldiTable? _speakers;
    private readonly KaldiTable? _originals;
    private readonly Dictionary<string, string> _originalSpeakers;
    private readonly Action<SpeechDataException> _report;

    public KaldiLabels(string folder, IReadOnlyDictionary<string, string> map, Action<SpeechDataException> report)
    {
        _report = report;
        _text = KaldiTable.Open(folder, "text");
        _speakers = KaldiTable.Open(folder, "utt2spk");
        _originals = KaldiTable.Open(folder, KaldiNames.OriginalUtterances);
        _originalSpeakers = Load(folder, KaldiNames.OriginalSpeakers);
        _recordingDuration = Load(folder, "reco2dur");
        if (_speakers is null && File.Exists(Path.Combine(folder, "spk2utt"))) _speakerOfUtterance = Inverse(Path.Combine(folder, "spk2utt"));

        string[] names = [.. Tables(folder)];
        string[] columns = [.. names.Select(ColumnOf).Distinct(StringComparer.Ordinal)];
        UtteranceField?[] fields = Assign(columns, _text is not null, map, folder);
        foreach (string name in names)
        {
            string column = ColumnOf(name);
            UtteranceField? field = fields[Array.IndexOf(columns, column)];
            if (name.StartsWith("utt2", StringComparison.Ordinal)) _utterance.Add((KaldiTable.Open(folder, name)!, field, column));
            else _speaker.Add((Load(folder, name), field, column));
        }
    }

    /// <summary>The fields that tables stand for by what their names end in; null for those kept under their own name.</summary>
    public static UtteranceField?[] Assign(IReadOnlyList<string> columns, bool hasText, IReadOnlyDictionary<string, string> map, string folder)
    {
        // What stands elsewhere comes first, so that a utt2sentence beside text is a column of its own.
        string[] taken = ["id", "audio_filepath", "speaker", "start_seconds", "start_ms", "end_seconds", "end_ms", .. hasText ? ["text"] : Array.Empty<string>()];
        return ColumnNames.Assign([.. taken, .. columns], map, folder)[taken.Length..];
    }

    /// <summary>Adds what the tables say of an utterance.</summary>
    public void Fill(UtteranceBuilder builder, string id)
    {
        string? speaker = _speakers?.Find(id)?.Rest ?? _speakerOfUtterance?.GetValueOrDefault(id);
        if (speaker is { Length: > 0 })
        {
            foreach ((Dictionary<string, string> values, UtteranceField? field, string column) in _speaker)
            {
                if (values.TryGetValue(speaker, out string? value)) Set(builder, field, column, value);
            }

            // Where nothing is known of the speakers, each utterance is by custom its own.
            if (speaker != id) builder.Set(UtteranceField.Speaker, _originalSpeakers.GetValueOrDefault(speaker, speaker));
        }

        foreach ((KaldiTable table, UtteranceField? field, string column) in _utterance)
        {
            if (table.Find(id) is not { } line) continue;

            // The times in segments are those that count.
            if (field == UtteranceField.DurationSeconds && builder.Has(UtteranceField.DurationSeconds)) continue;
            if (field == UtteranceField.DurationSeconds && !IsDuration(line.Rest))
                throw ManifestErrors.Row(table.Path, line.Number, $"the duration of '{id}' is '{line.Rest}', not a number of seconds (decimals with a point)");
            Set(builder, field, column, line.Rest);
        }

        if (!builder.Has(UtteranceField.DurationSeconds) && !builder.Has(UtteranceField.StartSeconds) && _recordingDuration.TryGetValue(id, out string? whole))
            builder.Set(UtteranceField.DurationSeconds, whole);
        if (_text?.Find(id) is { } said) builder.Set(UtteranceField.Text, said.Rest);
        if (_originals?.Find(id) is { Rest.Length: > 0 } original) builder.Set(UtteranceField.Id, original.Rest);
    }

    /// <summary>Passes over an utterance that cannot be used, so that its lines do not count as left over.</summary>
    public void Skip(string id)
    {
        foreach (KaldiTable table in All()) table.Find(id);
    }

    /// <summary>Reports, once a table, the lines that belong to no utterance.</summary>
    public void ReportUnused()
    {
        foreach (KaldiTable table in All())
        {
            (long count, KaldiLine first) = table.Unused();
            if (count == 0) continue;
            _report(new SpeechDataException(
                "ManifestRowUnused",
                SpeechDataProblem.InvalidData,
                string.Create(CultureInfo.InvariantCulture, $"'{table.Path}', line {first.Number}: '{first.Key}' is no utterance of this directory, or has a line already; {count} such lines are left out. Kaldi's utils/fix_data_dir.sh takes them away."),
                table.Path)
            { Line = first.Number });
        }
    }

    public void Dispose()
    {
        foreach (KaldiTable table in All()) table.Dispose();
    }

    private IEnumerable<KaldiTable> All() =>
        new[] { _text, _speakers, _originals }.OfType<KaldiTable>().Concat(_utterance.Select(entry => entry.Table));

    // utt2dur.bak and the like are no tables.
    private static IEnumerable<string> Tables(string folder) => Directory.GetFiles(folder)
        .Select(Path.GetFileName)
        .OfType<string>()
        .Where(name => name.Length > 4 && (name.StartsWith("utt2", StringComparison.Ordinal) || name.StartsWith("spk2", StringComparison.Ordinal)))
        .Where(name => !name.Contains('.') && name is not ("utt2spk" or KaldiNames.OriginalUtterances or KaldiNames.OriginalSpeakers) && !Derived.Contains(name))
        .Order(StringComparer.Ordinal);

    private static string ColumnOf(string table) => KaldiNames.Decode(table[4..]);

    private static bool IsDuration(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds >= 0 && double.IsFinite(seconds);

    private static void Set(UtteranceBuilder builder, UtteranceField? field, string column, string value)
    {
        if (field is { } known) builder.Set(known, value);
        else builder.SetExtra(column, value);
    }

    private static Dictionary<string, string> Load(string folder, string name)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        string path = Path.Combine(folder, name);
        if (!File.Exists(path)) return values;
        foreach (KaldiLine line in KaldiLine.Read(path)) values.TryAdd(line.Key, line.Rest);
        return values;
    }

    private static Dictionary<string, string> Inverse(string path)
    {
        Dictionary<string, string> speakers = new(StringComparer.Ordinal);
        foreach (KaldiLine line in KaldiLine.Read(path))
        {
            foreach (string utterance in line.Fields) speakers.TryAdd(utterance, line.Key);
        }

        return speakers;
    }
}
