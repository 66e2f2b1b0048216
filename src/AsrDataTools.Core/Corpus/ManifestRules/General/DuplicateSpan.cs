using System.Globalization;

namespace AsrDataTools.Corpus;

/// <summary>The same stretch of audio in two rows: it would count twice in training and in every share.</summary>
internal sealed class DuplicateSpan : ManifestRule
{
    private readonly RowKeys _spans = new();

    public override string Id => "DuplicateSpan";

    public override string Description => "Two rows are the same stretch of the same channel of one recording";

    public override Severity Severity => Severity.Warning;

    internal override void See(SpeechUtterance row, FindingSink sink)
    {
        if (row.AudioPath is null) return;
        string span = string.Create(CultureInfo.InvariantCulture, $"{row.AudioPath}\n{row.StartSeconds ?? 0}\n{row.DurationSeconds}\n{row.Channel}");
        if (_spans.Repeats(span, row.SourceLine) is not { } first) return;
        sink.Add(row, $"{first} is the same audio", row.DurationSeconds is double seconds
            ? string.Create(CultureInfo.InvariantCulture, $"keep one of the two rows: {seconds:0.##} s count twice")
            : "keep one of the two rows");
    }
}
