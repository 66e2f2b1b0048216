using System.Collections;
using System.Runtime.CompilerServices;

namespace AsrDataTools.Readiness;

/// <summary>The facts behind one gate, most telling first; its text joins them with "; ", so that it survives CSV export.</summary>
[CollectionBuilder(typeof(GateEvidenceList), nameof(Create))]
public sealed class GateEvidenceList : IReadOnlyList<GateEvidence>
{
    private readonly GateEvidence[] _items;

    private GateEvidenceList(GateEvidence[] items) => _items = items;

    public int Count => _items.Length;

    public GateEvidence this[int index] => _items[index];

    public static GateEvidenceList Create(ReadOnlySpan<GateEvidence> items) => new(items.ToArray());

    public IEnumerator<GateEvidence> GetEnumerator() => ((IEnumerable<GateEvidence>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    public override string ToString() => string.Join("; ", _items.AsEnumerable());
}
