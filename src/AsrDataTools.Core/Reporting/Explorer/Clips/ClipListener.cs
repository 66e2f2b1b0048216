using AsrDataTools.Audio;

namespace AsrDataTools.Reporting.Explorer;

/// <summary>Hands a reader's blocks on and draws them on the way, so that measuring and drawing share one decoding. The inner reader stays its owner's.</summary>
internal sealed class ClipListener : AudioReader
{
    private readonly AudioReader _inner;
    private readonly Action<AudioBlock> _hear;

    public ClipListener(AudioReader inner, Action<AudioBlock> hear)
        : base(inner.Path, inner.Format)
    {
        _inner = inner;
        _hear = hear;
        Span = inner.Span;
    }

    public override IReadOnlyList<string> Remarks => _inner.Remarks;

    public override bool Read(AudioBlock block)
    {
        bool any = _inner.Read(block);
        if (any) _hear(block);
        return any;
    }
}
