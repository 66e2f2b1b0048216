using System.Globalization;

namespace AsrDataTools.Corpus;

/// <summary>Lengths that no utterance has: none at all, too short for a word, or milliseconds taken for seconds.</summary>
internal sealed class OddDuration : ManifestRule
{
    // Shorter than any spoken word, and than most models take as one window.
    private const double ShortestSeconds = 0.05;
    private const double LongestSeconds = 24 * 3600;

    public override string Id => "OddDuration";

    public override string Description => "A row lasts 0 s, less than 0.05 s or more than 24 h";

    internal override void See(SpeechUtterance row, FindingSink sink)
    {
        if (row.DurationSeconds is not double seconds) return;
        if (seconds <= 0) sink.Add(row, "its duration is 0", "measure it, or leave it blank: then the recording's end counts");
        else if (seconds < ShortestSeconds) sink.Add(row, Text($"it lasts {seconds:0.####} s, less than any word"), Text($"lengthen it to {ShortestSeconds} s at least, or take it away"), Severity.Warning);
        else if (seconds > LongestSeconds) sink.Add(row, Text($"it lasts {seconds / 3600:N1} h"), Text($"divide it by 1000 if these are milliseconds: {seconds / 1000:0.###} s"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
