namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// Knows the names that corpora give to the same columns. Case, spaces, dashes, dots and underscores do not matter.
/// </summary>
public static class ColumnNames
{
    private static readonly Dictionary<UtteranceField, string[]> Synonyms = new()
    {
        [UtteranceField.Id] = ["id", "utterance_id", "utt_id", "utterance", "utt", "key", "clip_id", "segment_id", "item"],
        [UtteranceField.AudioPath] =
        [
            "audio_filepath", "audio_path", "audio_file", "audio", "path", "file_path", "file_name", "file", "wav", "wav_path",
            "wav_file", "wav_filename", "clip", "sound", "uri", "location", "recording_path",
        ],
        [UtteranceField.StartSeconds] = ["start_seconds", "start", "start_time", "start_s", "start_sec", "offset", "begin", "begin_time", "tbeg", "from"],
        [UtteranceField.StartMilliseconds] = ["start_ms", "offset_ms", "start_milliseconds", "begin_ms"],
        [UtteranceField.EndSeconds] = ["end_seconds", "end", "end_time", "end_s", "end_sec", "stop", "tend", "until"],
        [UtteranceField.EndMilliseconds] = ["end_ms", "stop_ms", "end_milliseconds"],
        [UtteranceField.DurationSeconds] = ["duration_seconds", "duration", "dur", "duration_s", "duration_sec", "length", "length_seconds", "audio_duration", "seconds"],
        [UtteranceField.DurationMilliseconds] = ["duration_ms", "dur_ms", "length_ms", "duration_milliseconds"],
        [UtteranceField.Channel] = ["channel", "channel_id", "chan", "channel_number"],
        [UtteranceField.Text] = ["text", "transcript", "transcription", "sentence", "normalized_text", "transcript_text", "orthography", "label"],
        [UtteranceField.Speaker] = ["speaker", "speaker_id", "spk", "spk_id", "client_id", "talker", "talker_id", "speaker_name"],
        [UtteranceField.Recording] = ["recording", "recording_id", "session", "session_id", "call_id", "call", "conversation", "conversation_id", "dialog_id", "reco_id"],
        [UtteranceField.Accent] = ["accent", "accents", "dialect", "accent_label", "variety"],
        [UtteranceField.Language] = ["language", "lang", "locale", "language_code", "lang_id"],
        [UtteranceField.Gender] = ["gender", "sex", "speaker_gender"],
        [UtteranceField.Domain] = ["domain", "topic", "vertical", "industry"],
        [UtteranceField.Device] = ["device", "microphone", "mic", "handset", "recorder"],
        [UtteranceField.Environment] = ["environment", "env", "acoustic_environment", "channel_type", "condition", "scene"],
        [UtteranceField.SampleRate] =
        [
            "sample_rate", "sampling_rate", "sample_rate_hz", "sampling_rate_hz", "sample_rate_khz", "sampling_rate_khz", "sampling_frequency",
            "sample_frequency", "frame_rate", "audio_sample_rate", "sr", "fs", "declared_sample_rate",
        ],
        [UtteranceField.Codec] =
        [
            "codec", "audio_codec", "codec_name", "audio_encoding", "encoding", "coding", "audio_coding", "compression", "audio_format", "file_format",
            "format", "declared_codec",
        ],
        [UtteranceField.Bandwidth] = ["bandwidth", "bandwidth_hz", "audio_bandwidth", "band", "band_class", "declared_bandwidth"],
        [UtteranceField.BitDepth] = ["bit_depth", "bits_per_sample", "bits", "declared_bit_depth"],
        [UtteranceField.Channels] = ["channels", "num_channels", "n_channels", "channel_count", "number_of_channels", "declared_channels"],
        [UtteranceField.RecordedAt] = ["recorded_at", "recording_date", "recorded", "date", "date_time", "created_at"],
        [UtteranceField.Split] = ["split", "subset", "partition", "set"],
        [UtteranceField.License] = ["license", "licence"],
        [UtteranceField.Purpose] = ["purpose", "usage", "permitted_use"],
        [UtteranceField.Weight] = ["weight", "sampling_weight", "sample_weight"],
    };

    private static readonly Dictionary<string, UtteranceField> ByName = Synonyms
        .SelectMany(pair => pair.Value.Select(name => (Name: Normalize(name), Field: pair.Key)))
        .ToDictionary(entry => entry.Name, entry => entry.Field, StringComparer.Ordinal);

    /// <summary>The field that a column stands for by its name; null when the name says nothing to us.</summary>
    public static UtteranceField? Recognise(string column) =>
        ByName.TryGetValue(Normalize(column), out UtteranceField field) ? field : null;

    /// <summary>How strong the claim of a column to its field is: the lower, the earlier in the list of names; -1 for no field.</summary>
    public static int RankOf(string column) => Recognise(column) is { } field ? Array.FindIndex(Synonyms[field], name => Normalize(name) == Normalize(column)) : -1;

    /// <summary>The name that most corpora give to a field.</summary>
    public static string CommonNameOf(UtteranceField field) => Synonyms[field][0];

    /// <summary>
    /// Assigns columns to fields: first by the caller's map (field name → column name), then by name. Of two columns that
    /// mean the same field, the one whose name stands earlier in the list of synonyms wins, whatever the order of columns.
    /// </summary>
    /// <returns>One entry per column; null for a column that is kept under its own name.</returns>
    /// <exception cref="SpeechDataException">The map names a field or a column that does not exist.</exception>
    public static UtteranceField?[] Assign(IReadOnlyList<string> columns, IReadOnlyDictionary<string, string> map, string path)
    {
        UtteranceField?[] assigned = new UtteranceField?[columns.Count];
        HashSet<UtteranceField> taken = [];
        foreach ((string fieldName, string column) in map)
        {
            UtteranceField field = ParseField(fieldName, path);
            int index = IndexOf(columns, column);
            if (index < 0) throw UnknownColumn(column, columns, path);
            assigned[index] = field;
            taken.Add(field);
        }

        string[] normal = [.. columns.Select(Normalize)];
        foreach ((UtteranceField field, string[] names) in Synonyms)
        {
            if (taken.Contains(field)) continue;
            foreach (string name in names)
            {
                int index = IndexOf(normal, Normalize(name));
                if (index < 0 || assigned[index] is not null) continue;
                assigned[index] = field;
                break;
            }
        }

        return assigned;
    }

    private static UtteranceField ParseField(string name, string path) =>
        Enum.TryParse(name, ignoreCase: true, out UtteranceField field) && Enum.IsDefined(field) && !int.TryParse(name, out _)
            ? field
            : throw new SpeechDataException(
                "ColumnMapInvalid",
                SpeechDataProblem.InvalidArgument,
                $"The column map names the field '{name}', which does not exist. Did you mean '{NearestName.Of(name, Enum.GetNames<UtteranceField>())}'? "
                + $"The fields are {string.Join(", ", Enum.GetNames<UtteranceField>())}.",
                path);

    private static SpeechDataException UnknownColumn(string column, IReadOnlyList<string> columns, string path) => new(
        "ColumnMapInvalid",
        SpeechDataProblem.InvalidArgument,
        $"The column map names the column '{column}', which '{path}' does not have. Its columns are {string.Join(", ", columns)}.",
        path);

    private static int IndexOf(IReadOnlyList<string> columns, string name)
    {
        for (int index = 0; index < columns.Count; index++)
        {
            if (columns[index].Equals(name, StringComparison.OrdinalIgnoreCase)) return index;
        }

        return -1;
    }

    private static string Normalize(string name) =>
        string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
