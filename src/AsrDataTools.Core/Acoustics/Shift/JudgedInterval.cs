using System.Globalization;

namespace AsrDataTools.Acoustics;

/// <summary>The interval of an effect size ≥ 0 beside its thresholds.</summary>
internal readonly record struct JudgedInterval(double Low, double High, double Warn, double Fail)
{
    public Verdict Verdict => ShiftVerdict.Judge(Low, High, Warn, Fail);

    public bool IsBeyondWarn => Low >= Warn;

    /// <summary>"Cliff's δ 0.50…0.79 (warn 0.33, fail 0.474)".</summary>
    /// <param name="effect">Name of the effect size.</param>
    public string Told(string effect) => string.Create(CultureInfo.InvariantCulture, $"{effect} {Low:0.00}…{High:0.00} (warn {Warn:0.##}, fail {Fail:0.###})");

    /// <summary>What an interval that is too wide for a verdict still tells.</summary>
    /// <param name="what">"the interval", or that of what.</param>
    /// <param name="clusters">"speakers" or "recordings".</param>
    public string Unsettled(string what, string clusters) =>
        IsBeyondWarn ? $"at least a warning: {what} lies beyond the warn threshold; more {clusters} are needed to tell whether it fails"
        : High < Fail ? $"no failure: {what} lies below the fail threshold; more {clusters} are needed to tell whether it passes"
        : $"{what} spans both thresholds: more {clusters} are needed";
}
