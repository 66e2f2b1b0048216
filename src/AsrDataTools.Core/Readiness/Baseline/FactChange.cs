namespace AsrDataTools.Readiness;

/// <summary>Whether a fact is worse than when it was accepted.</summary>
internal static class FactChange
{
    private const double Rounding = 1e-9;

    /// <summary>
    /// A graver verdict is worse. So is a value beyond the interval of the accepted one, on the side that is worse; where there is no
    /// interval, or it only tells bounds, beyond the value itself.
    /// </summary>
    public static bool IsWorse(GateEvidence now, AcceptedFact accepted)
    {
        if (IsGraver(now.Verdict, accepted.Verdict)) return true;
        if (now.Value is not double value || accepted.Value is not double before) return false;
        bool isLower = now.SmallerIsWorse || before < 0;
        double bound = now.HasBounds ? before : (isLower ? accepted.Low : accepted.High) ?? before;
        double margin = Rounding * Math.Max(1, Math.Abs(bound));
        if (isLower ? value < bound - margin : value > bound + margin) return true;

        // An effect that has turned round is another one.
        return !now.SmallerIsWorse && before * value < 0;
    }

    // To know nothing is no worse than to fail; that somebody accepts not to know accepts nothing that is found out.
    private static bool IsGraver(Verdict now, Verdict accepted) => now switch
    {
        Verdict.Pass => false,
        Verdict.Unknown => accepted is not (Verdict.Unknown or Verdict.Fail),
        Verdict.Warn => accepted is not (Verdict.Warn or Verdict.Fail),
        _ => accepted != Verdict.Fail,
    };
}
