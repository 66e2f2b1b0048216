using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AsrDataTools.Corpus.Demo;

/// <summary>Writes the tables of the demo corpus: manifests, transcripts, traffic, defects and truth.</summary>
internal static class DemoManifests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>JSON Lines as NeMo reads them, with more keys of our own; paths relative to the manifest.</summary>
    public static void WriteNemo(string path, string part, IEnumerable<DemoRow> rows, IDemoSpeech speech)
    {
        StringBuilder text = new();
        foreach (DemoRow row in rows)
        {
            JsonObject line = new() { ["audio_filepath"] = row.Path[(part.Length + 1)..] };
            if (row.StartSeconds is double start) line["offset"] = Math.Round(start, 3);
            line["duration"] = Math.Round(row.DurationSeconds, 3);
            foreach ((string name, string? value) in Labels(row, speech)) if (value is not null) line[name] = value;
            text.Append(line.ToJsonString(OneLine)).Append('\n');
        }

        File.WriteAllText(path, text.ToString());
    }

    /// <summary>CSV with a header; paths relative to the manifest.</summary>
    public static void WriteCsv(string path, string part, IEnumerable<DemoRow> rows, IDemoSpeech speech)
    {
        StringBuilder text = new();
        foreach (DemoRow row in rows)
        {
            (string Name, string? Value)[] cells =
                [("path", row.Path[(part.Length + 1)..]), ("duration", row.DurationSeconds.ToString("f3", CultureInfo.InvariantCulture)), .. Labels(row, speech)];
            if (text.Length == 0) text.AppendJoin(',', cells.Select(cell => cell.Name)).Append('\n');
            text.AppendJoin(',', cells.Select(cell => Quote(cell.Value))).Append('\n');
        }

        File.WriteAllText(path, text.ToString());
    }

    /// <summary>Identifier, tab, text.</summary>
    public static void WriteTranscripts(string path, IEnumerable<DemoRow> rows) =>
        File.WriteAllText(path, string.Concat(rows.Select(row => $"{row.Id}\t{row.Text}\n")));

    /// <summary>Calls, minutes and share of live traffic by accent: a hundred times what the production part holds.</summary>
    public static void WriteTraffic(string path, IReadOnlyList<DemoAccent> accents, IReadOnlyList<DemoRecording> production)
    {
        const int times = 100;
        int calls = production.Count * times;
        double minutesPerCall = production.Average(recording => recording.DurationSeconds) / 60;
        StringBuilder text = new("accent,calls,minutes,share\n");
        foreach (DemoAccent accent in accents)
        {
            double accentCalls = Math.Round(accent.TrafficShare * calls);
            text.Append(CultureInfo.InvariantCulture, $"{accent.Name},{accentCalls:f0},{accentCalls * minutesPerCall:f1},{accent.TrafficShare}\n");
        }

        File.WriteAllText(path, text.ToString());
    }

    public static void WriteDefects(string path, IEnumerable<DemoDefect> defects)
    {
        StringBuilder text = new("gate,kind,path,other_path,start,end,value,unit,detail\n");
        foreach (DemoDefect defect in defects)
        {
            text.AppendJoin(
                ',',
                Quote(defect.Gate), Quote(defect.Kind), Quote(defect.Path), Quote(defect.OtherPath),
                Number(defect.StartSeconds), Number(defect.EndSeconds), Number(defect.Value), Quote(defect.Unit), Quote(defect.Detail)).Append('\n');
        }

        File.WriteAllText(path, text.ToString());
    }

    /// <summary>How everything was made, with exact turns, for whoever measures how well a measure measures.</summary>
    public static void WriteTruth(string path, DemoCorpusOptions options, IDemoSpeech speech, IEnumerable<DemoRecording> recordings, IReadOnlyList<DemoConsent> consents)
    {
        JsonObject root = new()
        {
            ["source"] = speech.Source.ToString(),
            ["sourceDescription"] = speech.Description,
            ["size"] = options.Size.ToString(),
            ["seed"] = options.Seed,
            ["accents"] = new JsonArray([.. speech.Accents.Select(accent => new JsonObject
            {
                ["accent"] = accent.Name,
                ["trainingSpeakerShare"] = accent.TrainingShare,
                ["trafficShare"] = accent.TrafficShare,
            })]),
            ["consents"] = new JsonArray([.. consents.Select(consent => new JsonObject
            {
                ["speaker"] = consent.Speaker,
                ["given"] = Day(consent.GivenOn),
                ["expires"] = Day(consent.ExpiresOn),
                ["withdrawn"] = Day(consent.WithdrawnOn),
            })]),
            ["recordings"] = new JsonArray([.. recordings.Select(Describe)]),
        };
        File.WriteAllText(path, root.ToJsonString(Readable) + "\n");
    }

    /// <summary>A CSV cell, RFC 4180.</summary>
    public static string Quote(string? cell) =>
        cell is null ? "" : cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"")}\"" : cell;

    private static JsonObject Describe(DemoRecording recording)
    {
        JsonObject made = new() { ["path"] = recording.Path, ["duration"] = Math.Round(recording.DurationSeconds, 3) };
        foreach ((string name, object value) in recording.Truth) made[name] = JsonSerializer.SerializeToNode(value, OneLine);
        made["turns"] = new JsonArray([.. recording.Turns.Select(turn => new JsonObject
        {
            ["speaker"] = turn.Speaker.Id,
            ["start"] = Math.Round(turn.StartSeconds, 3),
            ["end"] = Math.Round(turn.EndSeconds, 3),
            ["text"] = turn.Text,
        })]);
        return made;
    }

    private static IEnumerable<(string Name, string? Value)> Labels(DemoRow row, IDemoSpeech speech) =>
    [
        ("text", row.Text),
        ("id", row.Id),
        ("speaker", row.Speaker?.Id),
        ("recording", row.Recording),
        ("accent", row.Speaker?.Accent.Name),
        ("language", row.Speaker?.Accent.Language),
        ("gender", row.Speaker?.Gender),
        ("domain", row.Domain),
        ("device", row.Device),
        ("environment", row.Environment),
        ("split", row.Split),
        ("license", row.License),
        ("voice", row.Speaker is null ? null : speech.DescribeVoice(row.Speaker)),
    ];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(double? value) => value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";
}
