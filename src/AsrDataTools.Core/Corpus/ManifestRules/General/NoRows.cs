namespace AsrDataTools.Corpus;

/// <summary>A manifest without rows, which would pass as one without faults.</summary>
internal sealed class NoRows : ManifestRule
{
    private bool _any;

    public override string Id => "NoRows";

    public override string Description => "A manifest has no row, or none that can be used";

    internal override void See(SpeechUtterance row, FindingSink sink) => _any = true;

    internal override void Finish(FindingSink sink)
    {
        if (!_any) sink.Add(sink.Manifest, null, "rows", "it has no row that can be used", "export it again with its rows, or leave it out");
    }
}
