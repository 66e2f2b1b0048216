using System.Globalization;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>One reading of a data directory, in the order of <c>segments</c>, else of <c>wav.scp</c>, else of <c>utt2spk</c>.</summary>
internal sealed class KaldiReader
{
    private readonly string _folder;
    private readonly Action<SpeechDataException> _report;
    private readonly KaldiRecordings _recordings;
    private readonly ManifestOptions _options;
    private readonly AudioRoots _roots;

    public KaldiReader(string folder, ManifestOptions options, Action<SpeechDataException> report)
    {
        _folder = folder;
        _report = report;
        _options = options;
        _roots = new AudioRoots(options.AudioRoot, folder);
        _recordings = new KaldiRecordings(folder, _roots, File.Exists(Path.Combine(folder, "segments")), report);
    }

    /// <exception cref="SpeechDataException">No table names any utterance, or one cannot be read.</exception>
    public IEnumerable<SpeechUtterance> Read()
    {
        string driver = new[] { "segments", "wav.scp", "utt2spk", "text" }.Select(name => Path.Combine(_folder, name)).FirstOrDefault(File.Exists)
            ?? throw ManifestErrors.File("ManifestNotRecognised", _folder, "is no Kaldi data directory: it has no wav.scp, segments, utt2spk or text.");
        bool segments = Path.GetFileName(driver) == "segments";
        UtteranceBuilder builder = new(driver, _folder);
        using KaldiLabels labels = new(_folder, _options.ColumnMap, _report);
        bool any = false;
        foreach (KaldiLine line in KaldiLine.Read(driver))
        {
            any = true;
            SpeechUtterance utterance;
            try
            {
                builder.Clear();
                builder.Set(UtteranceField.Id, line.Key);
                if (!(segments ? SetSegment(builder, line, driver) : SetRecording(builder, line, driver)))
                {
                    labels.Skip(line.Key);
                    continue;
                }

                labels.Fill(builder, line.Key);
                utterance = builder.Build(line.Number);
            }
            catch (SpeechDataException exception)
            {
                _report(exception);
                labels.Skip(line.Key);
                continue;
            }

            yield return utterance;
        }

        if (!any) throw ManifestErrors.File("ManifestEmpty", driver, "is empty: the directory has no utterance.");
        ReportRefused(segments);
        labels.ReportUnused();
    }

    // False where the recording is refused: that is said once, with all that it costs.
    private bool SetSegment(UtteranceBuilder builder, KaldiLine line, string path)
    {
        string[] fields = line.Fields;
        if (fields.Length is < 3 or > 4)
            throw ManifestErrors.Row(path, line.Number, $"segment '{line.Key}' needs a recording, a start and an end, and has {fields.Length} values");
        decimal start = Seconds(fields[1], "start", line, path);
        decimal end = Seconds(fields[2], "end", line, path);

        // An end of -1 stands for the end of the recording.
        if (start < 0 || (end != -1 && end <= start))
            throw ManifestErrors.Row(path, line.Number, FormattableString.Invariant($"segment '{line.Key}' runs from {start} s to {end} s; it must begin at 0 or later and end after its start"));
        if (_recordings.Find(fields[0]) is not { } recording)
            throw ManifestErrors.Row(path, line.Number, $"segment '{line.Key}' lies in the recording '{fields[0]}', which wav.scp does not have");
        if (recording.Path is null)
        {
            recording.Segments++;
            return false;
        }

        builder.Set(UtteranceField.AudioPath, recording.Path);
        builder.Set(UtteranceField.Recording, _recordings.SessionOf(fields[0]));
        builder.Set(UtteranceField.StartSeconds, Text(start));
        if (end != -1) builder.Set(UtteranceField.DurationSeconds, Text(end - start));
        if (fields.Length == 4) builder.Set(UtteranceField.Channel, ChannelFromZero(fields[3], line, path));
        else if (_recordings.ChannelOf(fields[0]) is int channel) builder.Set(UtteranceField.Channel, channel.ToString(CultureInfo.InvariantCulture));
        return true;
    }

    private bool SetRecording(UtteranceBuilder builder, KaldiLine line, string path)
    {
        if (path != _recordings.ListPath) return true; // A directory of features alone has no audio.
        if (_recordings.Find(line.Key) is not { } recording || recording.Line != line.Number) return false;
        if (KaldiAudioPath.Refusal(line.Key, line.Rest) is { } refusal) throw ManifestErrors.Row(path, line.Number, refusal);
        builder.Set(UtteranceField.AudioPath, _roots.Resolve(line.Rest));
        if (recording.Session is { } session) builder.Set(UtteranceField.Recording, session);
        if (_recordings.ChannelOf(line.Key) is int channel) builder.Set(UtteranceField.Channel, channel.ToString(CultureInfo.InvariantCulture));
        return true;
    }

    private void ReportRefused(bool segments)
    {
        if (!segments) return;
        foreach (KaldiRecordings.Entry entry in _recordings.Refused)
        {
            string cost = entry.Segments == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({entry.Segments} segments of this recording are left out with it)");
            _report(ManifestErrors.Row(_recordings.ListPath, entry.Line, entry.Refusal + cost));
        }
    }

    private static decimal Seconds(string text, string what, KaldiLine line, string path) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal seconds)
            ? seconds
            : throw ManifestErrors.Row(path, line.Number, $"the {what} of segment '{line.Key}' is '{text}', not a number of seconds (decimals with a point)");

    private static string ChannelFromZero(string text, KaldiLine line, string path) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int channel)
            ? (channel + 1).ToString(CultureInfo.InvariantCulture)
            : throw ManifestErrors.Row(path, line.Number, $"the channel of segment '{line.Key}' is '{text}', not a number from 0");

    private static string Text(decimal seconds) => seconds.ToString(CultureInfo.InvariantCulture);
}
