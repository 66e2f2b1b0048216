using System.Globalization;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// Writes a data directory that Kaldi's <c>validate_data_dir.sh --no-feats</c> accepts: all tables sorted by bytes. What Kaldi
/// has no table for goes into tables <c>utt2…</c>, which it passes over and the reader here takes back.
/// </summary>
internal sealed class KaldiSink : IManifestSink
{
    private readonly string _folder;
    private readonly CompactUtterances _rows = [];
    private readonly RowKeySet _ids;
    private readonly AudioLengths _lengths = new();

    public KaldiSink(string folder)
    {
        _folder = folder;
        _ids = new RowKeySet(_rows, row => KaldiNames.Key(row.Id));
    }

    public ManifestLosses Losses { get; } = new();

    public void Write(SpeechUtterance utterance)
    {
        if (string.IsNullOrWhiteSpace(utterance.Id)) throw Unwritable(utterance, "it has no id");
        if (utterance.AudioPath is not { } audio) throw Unwritable(utterance, "it names no audio");
        if (audio.IndexOfAny(['\n', '\r']) >= 0 || audio != audio.Trim() || KaldiAudioPath.Refusal(utterance.Id, audio) is not null)
            throw Unwritable(utterance, $"the path '{audio}' means something else in wav.scp; rename the file or link to it");
        if (!HoldableText.InUtf8(utterance.Id + utterance.Speaker + utterance.Recording + audio)) throw Unwritable(utterance, "its id, speaker, recording or path is no text that UTF-8 can hold");
        if (utterance.DurationSeconds is <= 0) throw Unwritable(utterance, "its duration is 0");
        _rows.Add(utterance);
        if (_ids.Add(_rows.Count - 1)) return;
        _rows.RemoveLast();
        throw Unwritable(utterance, "another utterance has the same id");
    }

    public void Complete(CancellationToken cancellation)
    {
        Directory.CreateDirectory(_folder);
        KaldiKeys keys = new(_rows);
        cancellation.ThrowIfCancellationRequested();
        KaldiPlaces places = new(_rows);
        KaldiTables tables = new(_folder, _rows, keys, Losses, cancellation);
        WriteAudio(tables, places);
        WriteSpeakers(tables, keys);
        if (_rows.Any(row => Said(row) is not null)) tables.Add("text", row => Said(row) ?? "", keepsEmpty: true);
        Dictionary<string, Func<SpeechUtterance, string?>> labels = UtteranceColumns.Labels.ToDictionary(label => label.Name, label => label.Value);
        labels["channel"] = row => places.HasSides ? null : row.Channel?.ToString(CultureInfo.InvariantCulture);
        labels["recording"] = row => row.Recording == places.RecordingReadBack(row) ? null : row.Recording;
        labels["gender"] = WriteGenders(tables, keys);
        if (!places.HasSegments) WriteWhere(tables, "utt2dur", "duration_seconds", row => row.DurationSeconds is double duration ? ManifestText.Seconds(duration) : null, labels);
        WriteWhere(tables, "utt2lang", "language", row => row.Language, labels);
        WriteLabels(tables, labels);
        tables.WriteUtterances();
        if (!keys.IsInOrder) Losses.Add("order of speakers");
    }

    public void Dispose()
    {
        // Nothing is open between the writes.
    }

    private void WriteAudio(KaldiTables tables, KaldiPlaces places)
    {
        if (!places.HasSegments)
        {
            tables.Add("wav.scp", row => row.AudioPath);
            if (places.HasSides) tables.Add("reco2file_and_channel", row => $"{places.Session(row)} {KaldiPlaces.Side(row)}");
            return;
        }

        Dictionary<string, SpeechUtterance> recordings = _rows.DistinctBy(places.Recording).ToDictionary(places.Recording, StringComparer.Ordinal);
        tables.Write("wav.scp", recordings.Select(entry => (entry.Key, entry.Value.AudioPath!)));
        tables.Add("segments", row => $"{places.Recording(row)} {ManifestText.Seconds(row.StartSeconds ?? 0)} {End(row)}");
        if (places.HasSides)
            tables.Write("reco2file_and_channel", recordings.Select(entry => (entry.Key, $"{places.Session(entry.Value)} {KaldiPlaces.Side(entry.Value)}")));
    }

    // -1 stands for the end of the recording, where even its header does not tell.
    private string End(SpeechUtterance row)
    {
        if (row.DurationSeconds is double duration) return ManifestText.Sum(row.StartSeconds ?? 0, duration);
        return _lengths.Find(row.AudioPath!)?.DurationSeconds is double length && length > (row.StartSeconds ?? 0) ? ManifestText.Seconds(length) : "-1";
    }

    private void WriteSpeakers(KaldiTables tables, KaldiKeys keys)
    {
        tables.AddByRow("utt2spk", (row, _) => keys.Speaker(row));
        IEnumerable<IGrouping<string, int>> speakers = keys.Order.GroupBy(keys.Speaker);
        tables.Write("spk2utt", speakers.Select(speaker => (speaker.Key, string.Join(' ', speaker.Select(keys.Utterance)))));
        if (keys.Order.Any(row => keys.Utterance(row) != _rows[row].Id))
            tables.AddByRow(KaldiNames.OriginalUtterances, (row, utterance) => keys.Utterance(row) == utterance.Id ? null : utterance.Id);
        if (keys.Order.Any(row => _rows[row].Speaker is { } speaker && speaker != keys.Speaker(row)))
        {
            tables.Write(KaldiNames.OriginalSpeakers, speakers
                .Where(speaker => _rows[speaker.First()].Speaker is { } named && named != speaker.Key)
                .Select(speaker => (speaker.Key, _rows[speaker.First()].Speaker!)));
        }
    }

    // Kaldi knows m and f, and wants all speakers or none. What that cannot say stands in utt2gender.
    private Func<SpeechUtterance, string?> WriteGenders(KaldiTables tables, KaldiKeys keys)
    {
        Dictionary<string, string?> genders = new(StringComparer.Ordinal);
        for (int row = 0; row < _rows.Count; row++)
        {
            string? gender = Letter(_rows[row].Gender);
            genders[keys.Speaker(row)] = genders.TryGetValue(keys.Speaker(row), out string? known) && known != gender ? null : gender;
        }

        if (genders.Count == 0 || genders.ContainsValue(null)) return row => row.Gender;
        tables.Write("spk2gender", genders.Select(entry => (entry.Key, entry.Value!)));
        return row => row.Gender is "m" or "f" ? null : row.Gender;
    }

    // Kaldi refuses a table of its own that lacks an utterance; a name that it does not know is passed over.
    private void WriteWhere(
        KaldiTables tables, string kaldi, string column, Func<SpeechUtterance, string?> value, Dictionary<string, Func<SpeechUtterance, string?>> labels)
    {
        if (!_rows.All(row => !string.IsNullOrWhiteSpace(value(row))))
        {
            labels[column] = value;
            return;
        }

        tables.Add(kaldi, value);
        labels.Remove(column);
    }

    private void WriteLabels(KaldiTables tables, Dictionary<string, Func<SpeechUtterance, string?>> labels)
    {
        foreach (string column in _rows.SelectMany(row => row.Extra.Keys).Distinct(StringComparer.Ordinal).ToList())
        {
            if (IsOwn(column) || !labels.TryAdd(column, row => row.Extra.GetValueOrDefault(column)))
            {
                foreach (SpeechUtterance row in _rows.Where(row => row.Extra.ContainsKey(column))) Losses.Add(column);
            }
        }

        HashSet<string> filled = Filled(labels);
        string[] columns = [.. labels.Keys.Where(filled.Contains)];
        UtteranceField?[] fields = KaldiLabels.Assign(columns, _rows.Any(row => Said(row) is not null), new Dictionary<string, string>(), _folder);
        for (int index = 0; index < columns.Length; index++)
        {
            string column = columns[index], table = "utt2" + KaldiNames.Table(column);

            // A column of the source's own that the reader would take for a field, or whose table is another's, cannot come back as what it was.
            if (!IsOwn(column) && (fields[index] is not null || table == KaldiNames.OriginalUtterances || tables.Has(table)))
            {
                foreach (SpeechUtterance row in _rows.Where(row => row.Extra.ContainsKey(column))) Losses.Add(column);
            }
            else
            {
                tables.Add(table, labels[column]);
            }
        }
    }

    // In one pass: rows are many and columns few.
    private HashSet<string> Filled(Dictionary<string, Func<SpeechUtterance, string?>> labels)
    {
        HashSet<string> filled = new(StringComparer.Ordinal);
        foreach (SpeechUtterance row in _rows)
        {
            if (filled.Count == labels.Count) break;
            foreach ((string column, Func<SpeechUtterance, string?> value) in labels)
            {
                if (!filled.Contains(column) && !string.IsNullOrWhiteSpace(value(row))) filled.Add(column);
            }
        }

        return filled;
    }

    private static bool IsOwn(string column) => column == "duration_seconds" || UtteranceColumns.Labels.Any(label => label.Name == column);

    private static string? Said(SpeechUtterance row) => string.IsNullOrWhiteSpace(row.Text) ? null : row.Text;

    private static string? Letter(string? gender) => gender?.Trim().ToUpperInvariant() switch
    {
        "M" or "MALE" or "MAN" or "MASCULINE" or "MALE_MASCULINE" => "m",
        "F" or "FEMALE" or "WOMAN" or "FEMININE" or "FEMALE_FEMININE" => "f",
        _ => null,
    };

    private static SpeechDataException Unwritable(SpeechUtterance utterance, string what) => ManifestErrors.Unwritable(utterance, "a Kaldi data directory", what);
}
