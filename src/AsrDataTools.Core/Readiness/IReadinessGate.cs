namespace AsrDataTools.Readiness;

/// <summary>
/// One of the six questions. The audit enumerates each corpus once and hands every utterance to every gate, which keeps what it
/// needs and answers at the end. A new gate is one class and one line in <see cref="ReadinessGates"/>.
/// </summary>
internal interface IReadinessGate
{
    Gate Gate { get; }

    /// <summary>How closely a corpus must be looked at for this gate to answer; no closer, since that is what takes time.</summary>
    CorpusReading Reads(ReadinessPlan plan, CorpusSide side);

    /// <summary>Reads what the gate needs beside the corpora, so that hours of measuring do not end in a mistyped path.</summary>
    void Prepare(GateContext context);

    /// <summary>
    /// Takes note of an utterance. Called in the order of the inputs, production before the evaluation set before training, by one
    /// thread at a time, for each utterance that could be used: what training is held against is known when it comes.
    /// </summary>
    void Take(MeasuredUtterance utterance);

    /// <summary>The answer, once everything has been taken. Too little evidence is Unknown, never Pass.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    GateResult Answer(GateContext context, CorpusInputs training, CorpusInputs production);
}
