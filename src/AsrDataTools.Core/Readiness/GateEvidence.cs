using System.Globalization;

namespace AsrDataTools.Readiness;

/// <summary>One measured fact behind a verdict.</summary>
/// <param name="Measure">Name as in the measuring cmdlet's output.</param>
/// <param name="Value">Effect, named by <see cref="Effect"/>.</param>
/// <param name="Low">Lower bound of the interval.</param>
/// <param name="High">Upper bound of the interval.</param>
/// <param name="Threshold">The size beyond which it fails.</param>
/// <param name="Verdict">What this fact alone would say.</param>
public sealed record GateEvidence(string Measure, double? Value, double? Low, double? High, double? Threshold, Verdict Verdict)
{
    /// <summary>The measure as people call it: "Bandwidth".</summary>
    public string Title { get; init; } = Measure;

    /// <summary>What <see cref="Measure"/> was taken of, where it is taken of several: an accent, a term. Null where it is of the whole.</summary>
    public string? Subject { get; init; }

    /// <summary>What <see cref="Value"/> is: "Cliff's δ", "AUC", "share" …</summary>
    public string Effect { get; init; } = "";

    /// <summary>What decided <see cref="Verdict"/>, where that is more than <see cref="Value"/> beside its thresholds; null else.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>The size below which it passes.</summary>
    public double? WarnThreshold { get; init; }

    /// <summary>The verdict is Unknown only as to whether it is Warn or Fail.</summary>
    internal bool IsAtLeastWarn { get; init; }

    /// <summary>A smaller <see cref="Value"/> is worse, as of coverage; else a larger, or one further from nought.</summary>
    internal bool SmallerIsWorse { get; init; }

    /// <summary><see cref="Low"/> and <see cref="High"/> are bounds by what could not be judged, no interval of sampling.</summary>
    internal bool HasBounds { get; init; }

    /// <summary>The entry of the baseline that accepts it; null without one, or where it is worse than was accepted.</summary>
    public AcceptedFact? Accepted { get; init; }

    /// <summary>How far this fact may move the gate.</summary>
    public EvidenceWeight Weight { get; init; }

    public override string ToString()
    {
        string interval = Low is null || High is null
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" [{Low:0.00}, {High:0.00}]");
        string value = Value is null ? "?" : Value.Value.ToString("0.00", CultureInfo.InvariantCulture);
        string subject = Subject is null ? "" : $" {Subject}";
        return $"{Measure}{subject} {value}{interval} {Verdict}";
    }
}
