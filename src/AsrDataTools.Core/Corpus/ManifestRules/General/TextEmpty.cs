namespace AsrDataTools.Corpus;

/// <summary>Rows without a text where others have one. A corpus without any is of another kind, not at fault.</summary>
internal sealed class TextEmpty : ManifestRule
{
    private const int MostHeld = 1000;

    // Until a row with text is seen it is not known whether the others lack theirs.
    private readonly List<SpeechUtterance> _held = [];
    private long _unheld;
    private bool _anyText;

    public override string Id => "TextEmpty";

    public override string Description => "A row has no text, where others have one";

    public override Severity Severity => Severity.Warning;

    internal override void See(SpeechUtterance row, FindingSink sink)
    {
        if (!string.IsNullOrWhiteSpace(row.Text))
        {
            if (!_anyText) _held.ForEach(held => Report(held, sink));
            if (!_anyText && _unheld > 0)
                sink.Add(sink.Manifest, null, "more", FormattableString.Invariant($"{_unheld:N0} further rows before line {row.SourceLine} have no text"), FormattableString.Invariant($"transcribe these {_unheld:N0} rows, or take them away"));
            _held.Clear();
            _anyText = true;
        }
        else if (_anyText)
        {
            Report(row, sink);
        }
        else if (_held.Count < MostHeld)
        {
            _held.Add(row);
        }
        else
        {
            _unheld++;
        }
    }

    private static void Report(SpeechUtterance row, FindingSink sink) => sink.Add(row, "it has no text", "transcribe it, or take the row away");
}
