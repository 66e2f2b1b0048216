using System.Globalization;

namespace AsrDataTools.Scoring.KeywordSearch;

/// <summary>Makes detections of rows, by the names that wake-word and keyword tools commonly use.</summary>
public static class DetectionFields
{
    /// <exception cref="SpeechDataException">The row is no detection (<c>DetectionInvalid</c>).</exception>
    public static KeywordDetection Read(NamedRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        string keyword = row.First("Keyword", "kwid", "KeywordId", "Term", "termid", "Phrase") ?? throw Missing(row, "keyword", "Keyword");
        string recording = row.First("Recording", "File", "Audio", "AudioPath", "Filename") ?? throw Missing(row, "recording", "Recording");
        double start = Number(row, row.First("StartSeconds", "Start", "tbeg", "Begin", "StartTime"), "start", "StartSeconds");
        string? duration = row.First("DurationSeconds", "dur", "Duration", "Length");
        double length = duration is null && row.First("EndSeconds", "End", "tend", "EndTime") is { } end
            ? Number(row, end, "end", "EndSeconds") - start
            : Number(row, duration, "duration", "DurationSeconds");
        double score = Number(row, row.First("Score", "Confidence", "Probability"), "score", "Score");
        return new(keyword, recording, row.First("Channel"), start, length, score, Decision(row));
    }

    /// <summary>YES and NO as NIST writes them, and what else says so.</summary>
    /// <exception cref="SpeechDataException">It is neither.</exception>
    public static bool? DecisionOf(string? text, string place) => text?.Trim().ToUpperInvariant() switch
    {
        null or "" => null,
        "YES" or "Y" or "TRUE" or "1" => true,
        "NO" or "N" or "FALSE" or "0" => false,
        _ => throw new SpeechDataException("DetectionInvalid", SpeechDataProblem.InvalidData, $"{place}: the decision '{text}' is neither YES nor NO. The detection is left out."),
    };

    private static bool? Decision(NamedRow row) => DecisionOf(row.First("Decision", "Detected", "Accepted"), row.ToString());

    private static double Number(NamedRow row, string? text, string what, string column)
    {
        if (text is null) throw Missing(row, what, column);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number
            : throw Invalid(row, $"the {what}, '{text}', is no finite number");
    }

    private static SpeechDataException Missing(NamedRow row, string what, string column) =>
        Invalid(row, $"there is no {what}: a detection has Keyword, Recording, StartSeconds, DurationSeconds (or EndSeconds) and Score; name the column {column}");

    private static SpeechDataException Invalid(NamedRow row, string what) =>
        new("DetectionInvalid", SpeechDataProblem.InvalidData, $"{row}: {what}. The detection is left out; the others are read.", row.Path) { Line = row.Line };
}
