using System.Text.Json.Serialization.Metadata;
using AsrDataTools.Catalog;

namespace AsrDataTools.Readiness;

/// <summary>What an audit lends to its gates.</summary>
/// <param name="Plan">What to judge and by which measure.</param>
/// <param name="ThrottleLimit">Most threads at once.</param>
/// <param name="Fail">Reports an input that cannot be used, with its path.</param>
/// <param name="Progress">Says what is going on and which share of it is done.</param>
/// <param name="Cancellation">Checked where work takes long.</param>
internal sealed record GateContext(
    ReadinessPlan Plan,
    int ThrottleLimit,
    Action<Exception, string> Fail,
    Action<string, double> Progress,
    CancellationToken Cancellation)
{
    /// <summary>Knows what was measured and computed before; null for nothing.</summary>
    public SpeechCatalog? Catalog { get; init; }

    /// <summary>For reading what another gate reads too: each trouble is reported once, by that gate where it is asked.</summary>
    public GateContext SilentIf(Gate asked) => Plan.Gate.Contains(asked) ? this with { Fail = static (_, _) => { } } : this;

    /// <summary>Knows what was measured before, or in this run; null for nothing.</summary>
    public IMeasurements? Measurements { get; init; }

    /// <summary>What a computation gave before for the same inputs, else what it gives now.</summary>
    /// <param name="computation">Its name.</param>
    /// <param name="inputs">All that it reads: what is not among them must not change the answer.</param>
    /// <param name="type">How the answer is kept.</param>
    /// <param name="compute">Computes.</param>
    /// <param name="isSound">Asked after it was computed: whether it may be kept. Null for always.</param>
    public T Remember<T>(string computation, IEnumerable<object?> inputs, JsonTypeInfo<T> type, Func<T> compute, Func<bool>? isSound = null) =>
        Catalog is null ? compute() : Catalog.Remember(inputs.Aggregate(new AnswerKey(computation), (key, input) => key.Add(input)), type, compute, isSound);
}
