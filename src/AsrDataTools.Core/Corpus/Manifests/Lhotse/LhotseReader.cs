using System.Globalization;
using System.Text.Json;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>Reads Lhotse's lines as utterances: one for each supervision; where there are none, for each cut or recording.</summary>
internal sealed class LhotseReader(ManifestOptions options, Action<SpeechDataException> report)
{
    // Times that differ by less are the same: Lhotse rounds to samples.
    private const decimal SameSeconds = 0.0005m;

    public IEnumerable<SpeechUtterance> Recordings(string path, string? part = null) => Rows(path, (root, builder) =>
    {
        LhotseRecording recording = LhotseRecording.Parse(root, Roots(path));
        Require(recording);
        builder.Set(UtteranceField.Id, recording.Id);
        recording.Fill(builder, null);
        if (recording.Duration is { } duration) builder.Set(UtteranceField.DurationSeconds, Text(duration));
        if (part is not null) builder.Set(UtteranceField.Split, part);
    });

    /// <param name="path">The supervisions.</param>
    /// <param name="recordings">The recordings they refer to; null where there are none, and then the rows have no audio.</param>
    /// <param name="part">Part of the corpus that the file's name tells.</param>
    public IEnumerable<SpeechUtterance> Supervisions(string path, string? recordings, string? part)
    {
        Dictionary<string, LhotseRecording>? byId = recordings is null ? null : Load(recordings);
        return Rows(path, (root, builder) =>
        {
            LhotseRecording? recording = null;
            string? id = LhotseJson.Text(root, "recording_id");
            if (byId is not null && !byId.TryGetValue(id ?? "", out recording))
                throw new FormatException($"the recording '{id}' is not in '{recordings}', or cannot be used");
            if (part is not null) builder.Set(UtteranceField.Split, part);
            Fill(builder, root, null, recording, id);
        });
    }

    public IEnumerable<SpeechUtterance> Cuts(string path, string? part)
    {
        AudioRoots roots = Roots(path);
        return Lines(path, (root, builder, line) => Cut(root, builder, line, roots, part));
    }

    private static IEnumerable<SpeechUtterance> Cut(JsonElement given, UtteranceBuilder builder, long line, AudioRoots roots, string? part)
    {
        JsonElement cut = Unpadded(given);
        LhotseRecording? recording = cut.TryGetProperty("recording", out JsonElement described) && described.ValueKind == JsonValueKind.Object ? LhotseRecording.Parse(described, roots) : null;
        List<SpeechUtterance> rows = [];
        JsonElement[] supervisions = cut.TryGetProperty("supervisions", out JsonElement list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];
        foreach (JsonElement? supervision in supervisions.Length == 0 ? [null] : supervisions.Select(item => (JsonElement?)item))
        {
            builder.Clear();
            if (part is not null) builder.Set(UtteranceField.Split, part);
            Fill(builder, supervision, cut, recording, supervision is { } said ? LhotseJson.Text(said, "recording_id") : null);
            rows.Add(builder.Build(line));
        }

        return rows;
    }

    // The cut itself, where a mixture is but one cut with silence beside it.
    private static JsonElement Unpadded(JsonElement cut)
    {
        if (!cut.TryGetProperty("tracks", out JsonElement tracks) || tracks.ValueKind != JsonValueKind.Array) return cut;
        JsonElement[] audible = [.. tracks.EnumerateArray().Where(track => LhotseJson.Text(track, "type") != "PaddingCut")];
        return audible.Length == 1 && audible[0].TryGetProperty("cut", out JsonElement only)
            ? Unpadded(only)
            : throw new FormatException($"the cut '{LhotseJson.Text(cut, "id")}' is mixed from {audible.Length} others while it is loaded, and no file holds it. Store it with save_audios() and write the manifest again");
    }

    private static void Fill(UtteranceBuilder builder, JsonElement? supervision, JsonElement? cut, LhotseRecording? recording, string? recordingId)
    {
        if (recording is not null) Require(recording);
        JsonElement own = supervision ?? cut!.Value;
        string? id = LhotseJson.Text(own, "id");
        builder.Set(UtteranceField.Id, id ?? throw new FormatException("the object has no id"));
        if (recordingId is not null) builder.Set(UtteranceField.Recording, recordingId);
        recording?.Fill(builder, LhotseJson.Channels(own, "channel") ?? (cut is { } within ? LhotseJson.Channels(within, "channel") : null));
        FillTimes(builder, supervision, cut, recording);
        LhotseLabels.Fill(builder, supervision, cut);
        if (supervision is not null && cut is { } around && LhotseJson.Text(around, "id") is { } cutId && cutId != id) builder.SetExtra("cut_id", cutId);
    }

    private static void FillTimes(UtteranceBuilder builder, JsonElement? supervision, JsonElement? cut, LhotseRecording? recording)
    {
        // The times of a supervision within a cut count from the cut's start.
        decimal start = (cut is { } around ? LhotseJson.Seconds(around, "start") ?? 0 : 0) + (supervision is { } said ? LhotseJson.Seconds(said, "start") ?? 0 : 0);
        decimal duration = LhotseJson.Seconds(supervision ?? cut!.Value, "duration") ?? throw new FormatException("it has no duration");
        if (start < 0)
        {
            if (start < -SameSeconds) throw new FormatException(FormattableString.Invariant($"it starts {-start} s before its recording"));
            start = 0;
        }

        bool isWhole = start == 0 && recording?.Duration is { } whole && Math.Abs(whole - duration) < SameSeconds;
        if (!isWhole) builder.Set(UtteranceField.StartSeconds, Text(start));
        builder.Set(UtteranceField.DurationSeconds, Text(duration));
    }

    private Dictionary<string, LhotseRecording> Load(string path)
    {
        Dictionary<string, LhotseRecording> byId = new(StringComparer.Ordinal);
        AudioRoots roots = Roots(path);
        _ = Lines(path, (root, _, _) =>
        {
            LhotseRecording recording = LhotseRecording.Parse(root, roots);
            if (!byId.TryAdd(recording.Id, recording)) throw new FormatException($"the recording '{recording.Id}' has a line already");
            return [];
        }).Count(); // To the end.
        return byId;
    }

    private IEnumerable<SpeechUtterance> Rows(string path, Action<JsonElement, UtteranceBuilder> fill) => Lines(path, (root, builder, line) =>
    {
        builder.Clear();
        fill(root, builder);
        return [builder.Build(line)];
    });

    private IEnumerable<SpeechUtterance> Lines(string path, Func<JsonElement, UtteranceBuilder, long, IEnumerable<SpeechUtterance>> rows)
    {
        UtteranceBuilder builder = new(path, Roots(path).Folder);
        using LineReader reader = new(ManifestFormats.OpenRead(path));
        while (reader.Read())
        {
            long number = reader.LineNumber;
            IEnumerable<SpeechUtterance> made;
            try
            {
                string line = reader.Text;
                if (string.IsNullOrWhiteSpace(line)) continue;
                using JsonDocument document = WellFormedJson.Parse(line);
                if (document.RootElement.ValueKind != JsonValueKind.Object) throw new FormatException("the line holds no object");
                made = rows(document.RootElement, builder, number);
            }
            catch (JsonException exception)
            {
                report(ManifestErrors.Row(path, number, $"this is not a JSON object ({JsonText.Fault(exception)})", exception));
                continue;
            }
            catch (FormatException exception)
            {
                report(ManifestErrors.Row(path, number, exception.Message, exception));
                continue;
            }
            catch (SpeechDataException exception)
            {
                report(exception);
                continue;
            }

            foreach (SpeechUtterance row in made) yield return row;
        }
    }

    private AudioRoots Roots(string path) => new(options.AudioRoot, Path.GetDirectoryName(path)!);

    private static void Require(LhotseRecording recording)
    {
        if (recording.Refusal is { } refusal) throw new FormatException(refusal);
    }

    private static string Text(decimal seconds) => seconds.ToString(CultureInfo.InvariantCulture);
}
