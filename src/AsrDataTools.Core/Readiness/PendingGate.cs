namespace AsrDataTools.Readiness;

/// <summary>A question that this version does not answer, and says so.</summary>
internal sealed class PendingGate(Gate gate) : IReadinessGate
{
    public Gate Gate => gate;

    public void Prepare(GateContext context)
    {
    }

    public void Take(MeasuredUtterance utterance)
    {
    }

    public GateResult Answer(GateContext context, CorpusInputs training, CorpusInputs production) => new()
    {
        Gate = gate.ToString(),
        Verdict = Verdict.Unknown,
        Reasons = new(["gate not available in this version"]),
    };
}
