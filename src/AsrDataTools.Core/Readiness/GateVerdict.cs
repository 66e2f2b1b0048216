namespace AsrDataTools.Readiness;

/// <summary>How the facts behind a gate become its answer.</summary>
internal static class GateVerdict
{
    /// <summary>
    /// A decisive fact that fails fails the gate. Else what had to be answered and is not leaves it Unknown. Else it warns where a
    /// decisive or contributing fact warns, fails, or is Unknown only as to which of the two.
    /// </summary>
    /// <param name="facts">All facts; informative ones do not count.</param>
    /// <param name="isAnswered">Whether everything that the gate cannot do without has an answer.</param>
    public static Verdict Of(IReadOnlyCollection<GateEvidence> facts, bool isAnswered)
    {
        if (facts.Any(fact => fact is { Weight: EvidenceWeight.Decisive, Verdict: Verdict.Fail })) return Verdict.Fail;
        if (!isAnswered) return Verdict.Unknown;
        return facts.Any(IsTelling) ? Verdict.Warn : Verdict.Pass;
    }

    /// <summary>Whether a fact speaks against the corpus.</summary>
    public static bool IsTelling(GateEvidence fact) =>
        fact.Weight > EvidenceWeight.Informative && (fact.IsAtLeastWarn || fact.Verdict is Verdict.Warn or Verdict.Fail);
}
