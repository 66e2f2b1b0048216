namespace AsrDataTools.Corpus;

/// <summary>Several labels in the accent field, which then counts as an accent of its own in every share.</summary>
internal sealed class SeveralAccents : ManifestRule
{
    private const int MostLabels = 10_000;

    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    public override string Id => "SeveralAccents";

    public override string Description => "The accent field holds several labels; found once for each such value";

    public override Severity Severity => Severity.Warning;

    internal override void See(SpeechUtterance row, FindingSink sink)
    {
        // Commas also join what is one label ("England English, slight Irish"), and are left to whoever normalises them.
        if (row.Accent is not { } accent || accent.AsSpan().IndexOfAny('|', ';') < 0) return;
        string[] labels = accent.Split(['|', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (labels.Length < 2 || _reported.Count >= MostLabels || !_reported.Add(accent)) return;
        sink.Add(row, $"its accent is '{accent}', {labels.Length} labels in one", $"choose one of {string.Join(", ", labels)}, or map the value to an accent");
    }
}
