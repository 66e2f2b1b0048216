using System.Globalization;
using AsrDataTools.Annotation.Timing;

namespace AsrDataTools.Readiness;

/// <summary>Turns what is known of annotated times into facts; they warn at most, since training forgives edges that it would not forgive words.</summary>
internal static class TimingFacts
{
    /// <summary>A constant offset that cuts the first or the last sound off segments that are trained on, ms.</summary>
    private const double MostShiftMs = 100;

    /// <summary>Edges that are off by so much on the median: over half of the customary collar of 250 ms, which forgives no more.</summary>
    private const double MostDeviationMs = 150;

    /// <summary>Share of recordings: each is called drifting or coarse wrongly once in a hundred.</summary>
    private const double MostRecordings = 0.05;

    /// <summary>Fewer edges are shown and do not count.</summary>
    private const int LeastEdges = 20;

    /// <summary>Facts of segments, or of words.</summary>
    public static IEnumerable<GateEvidence> Of(AnnotationTiming timing)
    {
        EvidenceWeight weight = timing.OnsetEdges + timing.OffsetEdges >= LeastEdges ? EvidenceWeight.Contributing : EvidenceWeight.Informative;
        string unit = timing.Unit.ToString().ToLowerInvariant();
        if (timing.DeviationMedianMs is { } deviation)
            yield return Fact(nameof(timing.DeviationMedianMs), unit, "Edges off speech", "median, ms", deviation, timing.DeviationMedianLowMs, timing.DeviationMedianHighMs, MostDeviationMs) with { Weight = weight };
        if (timing.ShiftMs is { } shift) yield return Fact(nameof(timing.ShiftMs), unit, "Constant offset", "ms, late", shift, timing.ShiftLowMs, timing.ShiftHighMs, MostShiftMs) with { Weight = weight };
        if (timing.DriftingRecordings is { } drifting)
            yield return Fact(nameof(timing.DriftingRecordings), unit, "Drift against speech", "share of recordings", (double)drifting / timing.Recordings, null, null, MostRecordings);
        if (timing.CoarseRecordings > 0)
            yield return Fact(nameof(timing.CoarseRecordings), unit, "On a grid of 0.1 s and more", "share of recordings", (double)timing.CoarseRecordings / timing.Recordings, null, null, MostRecordings);
    }

    /// <summary>Why a fact of times warns.</summary>
    public static string Reason(GateEvidence fact, IReadOnlyList<AnnotationTiming> timing)
    {
        AnnotationTiming row = timing.First(row => row.Unit.ToString().Equals(fact.Subject, StringComparison.OrdinalIgnoreCase));
        return fact.Measure switch
        {
            nameof(AnnotationTiming.DeviationMedianMs) => Say($"times: edges of {fact.Subject} are {fact.Value:0} ms{Amounts.Interval(fact.Low, fact.High, "0")} off speech on the median (onsets {row.OnsetMedianMs:+0;-0;0} ms, offsets {row.OffsetMedianMs:+0;-0;0} ms)"),
            nameof(AnnotationTiming.ShiftMs) => Say($"times: {fact.Subject} are {Math.Abs(fact.Value!.Value):0} ms {(fact.Value < 0 ? "early" : "late")} on the whole{Amounts.Interval(fact.Low, fact.High, "0")}"),
            nameof(AnnotationTiming.DriftingRecordings) => Say($"times: the {fact.Subject} of {row.DriftingRecordings:N0} of {row.Recordings:N0} recordings drift away from speech"),
            _ => Say($"times: the {fact.Subject} of {row.CoarseRecordings:N0} of {row.Recordings:N0} recordings lie on a grid of 0.1 s or more: they were typed, not measured"),
        };
    }

    /// <summary>What to do about it.</summary>
    public static string Remedy(GateEvidence fact, IReadOnlyList<AnnotationTiming> timing)
    {
        AnnotationTiming row = timing.First(row => row.Unit.ToString().Equals(fact.Subject, StringComparison.OrdinalIgnoreCase));
        return fact.Measure switch
        {
            nameof(AnnotationTiming.DeviationMedianMs) => Say($"align the {fact.Subject} of {Recordings(row.HeardRecordings)} with the audio"),
            nameof(AnnotationTiming.ShiftMs) => Say($"move the {fact.Subject} of {Recordings(row.HeardRecordings)} {Math.Abs(fact.Value!.Value):0} ms {(fact.Value < 0 ? "later" : "earlier")}"),
            nameof(AnnotationTiming.DriftingRecordings) => Say($"stretch the times of {Recordings(row.DriftingRecordings ?? 0)}, or have the copies that they are of: Test-Annotation -Rule TimesDrift names each rate"),
            _ => Say($"align the {fact.Subject} of {Recordings(row.CoarseRecordings)} with the audio: Test-Annotation -Rule CoarseGrid names them"),
        };
    }

    /// <summary>Whether a fact is one of times.</summary>
    public static bool IsOne(GateEvidence fact) => fact.Measure is nameof(AnnotationTiming.DeviationMedianMs) or nameof(AnnotationTiming.ShiftMs) or nameof(AnnotationTiming.DriftingRecordings) or nameof(AnnotationTiming.CoarseRecordings);

    // As it is, where there is no interval: a delivery is a census.
    private static GateEvidence Fact(string measure, string unit, string title, string effect, double value, double? low, double? high, double most)
    {
        bool isBeyond = low is null ? Math.Abs(value) > most : low > most || high < -most;
        return new(measure, value, low, high, null, isBeyond ? Verdict.Warn : Verdict.Pass)
        {
            Subject = unit,
            Title = $"{title}, {unit}",
            Effect = effect,
            WarnThreshold = most,
            Weight = EvidenceWeight.Contributing,
        };
    }

    private static string Recordings(int count) => Say($"{count:N0} {(count == 1 ? "recording" : "recordings")}");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
