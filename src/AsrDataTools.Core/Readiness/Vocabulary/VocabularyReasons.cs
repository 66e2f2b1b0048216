using AsrDataTools.Vocabulary;

namespace AsrDataTools.Readiness;

/// <summary>Says in plain words, with figures, which words training lacks and what to do.</summary>
internal static class VocabularyReasons
{
    private const int MostNamed = 5;
    private const double LeastLogRatio = 2;

    /// <summary>Most telling first; never empty.</summary>
    public static IEnumerable<string> For(VocabularyEvidence evidence, GateEvidenceList facts, VocabularyGateSettings settings)
    {
        List<string> reasons = [];
        foreach (GateEvidence fact in facts.Where(fact => fact.Verdict is Verdict.Fail or Verdict.Warn || (fact.Weight == EvidenceWeight.Decisive && fact.Verdict == Verdict.Unknown)).OrderByDescending(fact => fact.Weight))
        {
            reasons.Add(fact.Measure switch
            {
                nameof(VocabularyComparison.OovTokenRate) => Unseen(evidence, fact, settings),
                nameof(EntityDensity) => Density(evidence.Comparison.Entities.First(row => row.Class.ToString() == fact.Subject)),
                _ => Terms(evidence, fact, settings),
            });
        }

        if (reasons.Count == 0) reasons.Add(Unseen(evidence, facts[0], settings));
        if (settings.TermLists.Count == 0) reasons.Add("no list of domain terms is given: which words matter most is not known");
        reasons.AddRange(evidence.Comparison.WritingDifferences);
        return reasons;
    }

    /// <summary>What to collect, each with a number; empty when there is nothing to do.</summary>
    public static IEnumerable<string> Remedies(VocabularyEvidence evidence, GateEvidenceList facts)
    {
        // Words that training has, only less often, are matters of style more than of the domain.
        VocabularyTerm[] rare = [.. evidence.Deficits.Where(term => term.LogRatio >= LeastLogRatio)];
        if (facts[0].Verdict != Verdict.Pass && rare.Length > 0)
            yield return Counted.Text($"collect {Amounts.Count(rare.Sum(term => term.Needed), "example")} of {Amounts.Count(rare.Length, "word")} that training has none or less than a quarter of: {Listed(rare.OrderByDescending(term => term.Needed).Select(term => (term.Term, term.Needed)))}");

        if (facts.Any(fact => fact.Measure == "TermShortfall" && fact.Verdict != Verdict.Pass) && evidence.Terms.Count > 0)
            yield return Counted.Text($"collect {Amounts.Count(evidence.Terms.Sum(term => term.Needed), "example")} of {Amounts.Count(evidence.Terms.Count, "listed term")}: {Listed(evidence.Terms.Select(term => (term.Term, term.Needed)))}");
        foreach (GateEvidence fact in facts.Where(fact => fact.Measure == nameof(EntityDensity) && fact.Verdict == Verdict.Warn))
        {
            EntityDensity row = evidence.Comparison.Entities.First(row => row.Class.ToString() == fact.Subject);
            double lacking = (row.ReferencePerThousand * evidence.Comparison.DifferenceTokens / 1000) - row.DifferenceCount;
            yield return Counted.Text($"record {Math.Ceiling(lacking):N0} more {VocabularyFacts.Name(row.Class)}, such as “{row.Examples[0]}”");
        }

        if (facts.Any(fact => fact is { Weight: EvidenceWeight.Decisive, Verdict: Verdict.Unknown }))
        {
            int recordings = evidence.Comparison.ReferenceRecordings;
            yield return recordings < OutOfVocabulary.LeastRecordings
                ? Counted.Text($"transcribe {OutOfVocabulary.LeastRecordings - recordings} more production recordings: {recordings} are too few for an interval")
                : Counted.Text($"transcribe about {recordings * 3:N0} more production recordings: the interval of {recordings:N0} is too wide, and four times as many halve it");
        }
    }

    private static string Unseen(VocabularyEvidence evidence, GateEvidence fact, VocabularyGateSettings settings)
    {
        string unseen = string.Join(", ", evidence.Deficits.Where(term => term.IsUnseen).Take(MostNamed).Select(term => term.Term));
        return Counted.Text(
            $"unseen words: {fact.Value:0.0 %}{Amounts.Interval(fact.Low, fact.High, "0.0 %")} of production's {evidence.Comparison.ReferenceTokens:N0} words never occur in training; {settings.OovFailThreshold:0.# %} fails{(unseen.Length > 0 ? $": {unseen}" : "")}");
    }

    private static string Terms(VocabularyEvidence evidence, GateEvidence fact, VocabularyGateSettings settings) => Counted.Text(
        $"listed terms: {fact.Value:0.0 %}{Amounts.Interval(fact.Low, fact.High, "0.0 %")} of their {evidence.Shortfall!.Mentions:N0} mentions in production are of {Amounts.Count(evidence.Shortfall.Short, "term")} with too few examples in training; {settings.TermFailThreshold:0.# %} fails");

    private static string Density(EntityDensity row) => Counted.Text(
        $"{VocabularyFacts.Name(row.Class)}: {row.ReferencePerThousand:0.0} in 1,000 words of production, {row.DifferencePerThousand:0.0} in training");

    private static string Listed(IEnumerable<(string Term, long Needed)> terms)
    {
        (string Term, long Needed)[] all = [.. terms];
        string named = string.Join(", ", all.Take(MostNamed).Select(term => Counted.Text($"{term.Term} ({term.Needed:N0})")));
        return all.Length > MostNamed ? named + " …" : named;
    }
}
