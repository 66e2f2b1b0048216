using AsrDataTools.Annotation.Depth;
using AsrDataTools.Annotation.Timing;

namespace AsrDataTools.Readiness;

/// <summary>Says in plain words, with figures, how deep training is annotated.</summary>
internal static class AnnotationReasons
{
    /// <summary>Most telling first; never empty.</summary>
    public static IEnumerable<string> For(AnnotationEvidence evidence, GateEvidenceList facts, AnnotationGateSettings settings)
    {
        AnnotationDepth overall = evidence.Overall;
        if (facts.Count == 0) return [.. overall.Remarks];
        List<string> reasons = [];
        if (facts[0].Verdict != Verdict.Pass)
        {
            reasons.Add(Counted.Text($"{Name(overall, settings)}: {Share(overall)} of {Hours(overall)} of speech is annotated to level {settings.RequiredLevel} ({AnnotationFacts.LevelName(settings.RequiredLevel)}); {settings.RequiredShare:0.# %} must be"));
            reasons.AddRange(DepthGap.Of(evidence, settings).Select(Sentence));
        }

        reasons.AddRange(facts.Where(fact => fact.Measure == AnnotationFacts.RequiredTag && fact.Verdict != Verdict.Pass).Select(Tag));
        reasons.AddRange(facts.Where(fact => TimingFacts.IsOne(fact) && GateVerdict.IsTelling(fact)).Select(fact => TimingFacts.Reason(fact, evidence.Timing)));
        if (reasons.Count == 0)
            reasons.Add(Counted.Text($"{Share(overall)} of {Hours(overall)} of speech is annotated to level {settings.RequiredLevel} ({AnnotationFacts.LevelName(settings.RequiredLevel)})"));
        reasons.AddRange(evidence.Timing.Where(row => row.DeviationMedianMs is not null && !facts.Any(fact => TimingFacts.IsOne(fact) && GateVerdict.IsTelling(fact))).Select(Times));
        if (evidence.Timing.Count > 0 && evidence.Timing.All(row => row.HeardRecordings == 0)) reasons.Add($"times are not held against speech: {Why(evidence.Timing[0])}");
        if (settings.Paths.Count == 0) reasons.Add("no annotation but the manifests of training is given");
        if (evidence.Foreign > 0) reasons.Add(Counted.Text($"{evidence.Foreign:N0} annotated recordings are not in training and do not count"));
        reasons.AddRange(overall.Remarks.Where(remark => !remark.Contains("overlap was looked for", StringComparison.Ordinal)));
        return reasons;
    }

    private static string Name(AnnotationDepth overall, AnnotationGateSettings settings) => overall.Level switch
    {
        _ when overall.Level >= settings.RequiredLevel => FormattableString.Invariant($"level {overall.Level}"),
        0 => "audio only, level 0",
        1 => "text only, level 1",
        2 => "no speakers, level 2",
        3 => "no overlap, level 3",
        _ => FormattableString.Invariant($"level {overall.Level}"),
    };

    private static string Share(AnnotationDepth overall) => Counted.Text($"{overall.ShareAtRequired:0.# %}{Amounts.Interval(overall.ShareLow, overall.ShareHigh, "0.# %")}");

    private static string Hours(AnnotationDepth overall) => Amounts.Hours((overall.SpeechSeconds ?? 0) / 3600);

    private static string Sentence(DepthGap gap)
    {
        string what = Counted.Text($"{Amounts.Hours(gap.Seconds / 3600)} of {gap.Recordings:N0} {(gap.Recordings == 1 ? "recording" : "recordings")}");
        return gap.Level switch
        {
            0 => $"nothing: {what} is not annotated at all",
            1 => $"text: {what} is text alone, without times, speakers or overlap",
            2 => $"times: {what} has segments, but they name no speaker",
            3 => $"speakers: {what} has speakers who never talk at once; whether overlap was looked for cannot be told",
            _ => $"overlap: {what} lacks word times, events, entities, intent or sentiment",
        };
    }

    private static string Times(AnnotationTiming row) => Counted.Text(
        $"edges of {row.Unit.ToString().ToLowerInvariant()} are {row.DeviationMedianMs:0} ms{Amounts.Interval(row.DeviationMedianLowMs, row.DeviationMedianHighMs, "0")} off speech on the median, by {row.OnsetEdges + row.OffsetEdges:N0} edges of {row.HeardRecordings:N0} recordings");

    private static string Why(AnnotationTiming row)
    {
        string why = row.Abstained[0];
        return why[(why.IndexOf(": ", StringComparison.Ordinal) + 2)..];
    }

    private static string Tag(GateEvidence fact) => Counted.Text(
        $"{fact.Subject}: {fact.Value:0.# %} of speech {(fact.Effect.StartsWith("share of rec", StringComparison.Ordinal) ? "is in recordings with it" : "has it")}; {fact.Threshold:0.# %} must{(fact.Verdict == Verdict.Warn ? ", unless there is none" : "")}");
}
