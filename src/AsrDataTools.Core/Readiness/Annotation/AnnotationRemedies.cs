using AsrDataTools.Annotation.Depth;

namespace AsrDataTools.Readiness;

/// <summary>What to have annotated, each with hours and recordings.</summary>
internal static class AnnotationRemedies
{
    /// <summary>Shallowest first; empty when there is nothing to do.</summary>
    public static IEnumerable<string> For(AnnotationEvidence evidence, GateEvidenceList facts, AnnotationGateSettings settings)
    {
        if (facts.Count == 0) return ["bring training recordings with speech"];
        List<string> remedies = [];
        if (facts[0].Verdict != Verdict.Pass) remedies.AddRange(DepthGap.Of(evidence, settings).Select(gap => Deepen(gap, settings.RequiredLevel)));
        foreach (GateEvidence fact in facts.Skip(1).Where(GateVerdict.IsTelling)) remedies.Add(TimingFacts.IsOne(fact) ? TimingFacts.Remedy(fact, evidence.Timing) : Add(fact, evidence));
        return remedies;
    }

    private static string Deepen(DepthGap gap, int required)
    {
        string what = Amount(gap.Seconds, gap.Recordings), align = required == 2 ? "time-align" : "diarize and time-align", overlap = required >= 4 ? ", overlap tagged" : "";
        return gap.Level switch
        {
            0 when required == 1 => $"transcribe {what}: nothing is said of it",
            0 => $"transcribe, {align} {what}{overlap}: nothing is said of it",
            1 => $"{align} {what}{overlap}: there is only its text",
            2 => $"name the speakers of {what}{overlap}: its segments name none",
            3 => $"tag overlap in {what}, or have a listener confirm that there is none: its speakers never talk at once",
            _ => $"add word times, events, entities, intent and sentiment to {what}",
        };
    }

    private static string Add(GateEvidence fact, AnnotationEvidence evidence)
    {
        (double seconds, int recordings) = Lacking(fact, evidence);
        string what = Amount(seconds, recordings);
        return fact.Subject switch
        {
            "text" => $"transcribe {what}: it has no text",
            "wordtimes" => $"align the words of {what}: they have no times",
            "overlap" => $"tag overlap in {what}, or have a listener confirm that there is none",
            _ => $"tag {fact.Subject} in {what}{(fact.Verdict == Verdict.Warn ? ", or declare an empty tier where there is none" : "")}",
        };
    }

    private static (double Seconds, int Recordings) Lacking(GateEvidence fact, AnnotationEvidence evidence)
    {
        AnnotationDepth[] rows = [.. evidence.Recordings.Where(row => row.Answers.Any(answer => IsOf(answer, fact) && answer.Verdict != Verdict.Pass))];
        return (rows.Sum(row => (1 - row.Answers.First(answer => IsOf(answer, fact)).Share) * (row.SpeechSeconds ?? 0)), rows.Length);
    }

    private static bool IsOf(DepthAnswer answer, GateEvidence fact) => answer.Tag is { } tag && DepthTags.Name(tag) == fact.Subject;

    private static string Amount(double seconds, int recordings) =>
        Counted.Text($"{Amounts.Hours(seconds / 3600)} of {recordings:N0} {(recordings == 1 ? "recording" : "recordings")}");
}
