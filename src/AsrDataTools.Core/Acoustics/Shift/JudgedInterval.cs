namespace AsrDataTools.Acoustics;

/// <summary>The interval of an effect size ≥ 0 beside its thresholds.</summary>
internal readonly record struct JudgedInterval(double Low, double High, double Warn, double Fail)
{
    public Verdict Verdict => ShiftVerdict.Judge(Low, High, Warn, Fail);

    public bool IsBeyondWarn => Low >= Warn;

    /// <summary>What an interval that is too wide for a verdict still tells.</summary>
    /// <param name="what">"the interval", or that of what.</param>
    /// <param name="clusters">"speakers" or "recordings".</param>
    public string Unsettled(string what, string clusters) =>
        IsBeyondWarn ? $"at least a warning: {what} lies beyond the warn threshold; more {clusters} are needed to tell whether it fails"
        : High < Fail ? $"no failure: {what} lies below the fail threshold; more {clusters} are needed to tell whether it passes"
        : $"{what} spans both thresholds: more {clusters} are needed";
}
