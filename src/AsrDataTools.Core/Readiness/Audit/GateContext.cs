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
    /// <summary>Knows what was measured before; null for nothing.</summary>
    public SpeechCatalog? Catalog { get; init; }

    /// <summary>For reading what another gate reads too: each trouble is reported once, by that gate where it is asked.</summary>
    public GateContext SilentIf(Gate asked) => Plan.Gate.Contains(asked) ? this with { Fail = static (_, _) => { } } : this;
}
