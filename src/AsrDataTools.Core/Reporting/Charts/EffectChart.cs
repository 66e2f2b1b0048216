using AsrDataTools.Acoustics;
using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting.Charts;

/// <summary>Effect sizes with their intervals and the thresholds that they are held against.</summary>
/// <param name="Rows">Heaviest and strongest first.</param>
/// <param name="WarnThreshold">Sizes below pass; null where rows have none.</param>
/// <param name="FailThreshold">Sizes beyond fail; null where rows have none.</param>
public sealed record EffectChart(IReadOnlyList<EffectRow> Rows, double? WarnThreshold, double? FailThreshold)
{
    /// <summary>Null when no fact has an effect size on the common scale.</summary>
    public static EffectChart? Of(IEnumerable<GateEvidence> facts)
    {
        GateEvidence[] shown = [.. facts.Where(fact => fact.Value is not null && fact.Weight > EvidenceWeight.Informative && AcousticEffect.IsMeasure(fact))];
        return shown.Length == 0 ? null : new(
            [.. shown.Select(fact => new EffectRow(AcousticWording.Of(fact.Measure).Title, fact.Effect, fact.Value!.Value, fact.Low, fact.High, fact.Verdict, fact.Weight, fact.DecidedBy) { IsDecidedOtherwise = IsDecidedOtherwise(fact) })],
            shown.Select(fact => fact.WarnThreshold).FirstOrDefault(threshold => threshold is not null),
            shown.Select(fact => fact.Threshold).FirstOrDefault(threshold => threshold is not null));
    }

    private static bool IsDecidedOtherwise(GateEvidence fact)
    {
        if (fact is not { Low: { } from, High: { } to, WarnThreshold: { } warn, Threshold: { } fail }) return false;
        (double low, double high) = ShiftVerdict.Magnitude(from, to);
        return ShiftVerdict.Judge(low, high, warn, fail) != fact.Verdict;
    }
}

/// <summary>One effect size.</summary>
/// <param name="Title">The measure as people call it.</param>
/// <param name="Effect">What the value is.</param>
/// <param name="Value">-1…1; positive when training is larger.</param>
/// <param name="Low">Lower bound of the interval.</param>
/// <param name="High">Upper bound of the interval.</param>
/// <param name="Verdict">What this measure alone would say.</param>
/// <param name="Weight">How far it may move the gate.</param>
/// <param name="DecidedBy">What decided the verdict: this effect, a change of shape, missing values.</param>
public sealed record EffectRow(string Title, string Effect, double Value, double? Low, double? High, Verdict Verdict, EvidenceWeight Weight, string? DecidedBy)
{
    /// <summary>The verdict is not the one that the interval beside the thresholds would give.</summary>
    public bool IsDecidedOtherwise { get; init; }
}
