using System.Collections;

namespace AsrDataTools.Readiness;

/// <summary>The answers of the gates behind a row; their text is their verdicts, so that it survives CSV export.</summary>
public sealed class DeliveryGates : IReadOnlyList<GateResult>
{
    private readonly IReadOnlyList<GateResult> _results;

    internal DeliveryGates(IReadOnlyList<GateResult> results) => _results = results;

    public static DeliveryGates None { get; } = new([]);

    public int Count => _results.Count;

    public GateResult this[int index] => _results[index];

    public IEnumerator<GateResult> GetEnumerator() => _results.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Join("; ", _results.Select(result => $"{result.Gate} {result.Verdict}"));
}
