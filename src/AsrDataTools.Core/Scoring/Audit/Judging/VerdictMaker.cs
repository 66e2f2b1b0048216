using System.Globalization;
using AsrDataTools.Statistics;

namespace AsrDataTools.Scoring.Audit;

/// <summary>Makes a verdict of judged items.</summary>
internal sealed class VerdictMaker(AuditSample plan, double confidenceLevel, string path)
{
    private readonly Dictionary<string, (int Number, AuditStratum Stratum)> _strata = plan.Strata.Select((stratum, i) => (i, stratum)).ToDictionary(entry => entry.stratum.Stratum);

    /// <summary>Of the whole delivery.</summary>
    public AuditVerdict Of(IReadOnlyCollection<JudgedItem> judged, IReadOnlyCollection<AuditItem> drawn)
    {
        bool complete = judged.Count == drawn.Count;
        AuditEvidence evidence = Evidence(judged, complete, plan.PopulationWords, null);
        int count = judged.Count(item => item.Errors is not null), unclear = judged.Count - count;
        AuditDecision decision = AuditJudge.Decide(plan.Plan, evidence, count, complete);
        List<string> reasons = [];
        if (unclear > 0 && decision is AuditDecision.Accept or AuditDecision.Reject)
        {
            // What nobody can judge may be anything: where that would turn the verdict, there is none.
            AuditEvidence other = Evidence(judged, complete, plan.PopulationWords, decision == AuditDecision.Accept);
            if (AuditJudge.Decide(plan.Plan, other, judged.Count, complete) is var turned && turned != decision)
            {
                reasons.Add(Text($"{unclear} utterances could not be judged: were they all {(decision == AuditDecision.Accept ? "wrong" : "right")}, it would be {turned} instead of {decision}"));
                decision = AuditDecision.Unknown;
            }
        }

        double left = drawn.Sum(item => (double)item.Words) - judged.Sum(item => (double)item.Item.Words);
        long further = AuditJudge.FurtherWords(plan.Plan, evidence, decision, left);
        AuditVerdict verdict = Verdict("All", decision, evidence, judged, drawn.Count, AuditJudge.Interval(plan.Plan, evidence, decision, complete, confidenceLevel)) with
        {
            FurtherWords = further,
            FurtherUtterances = (int)Math.Ceiling(further * (double)plan.PopulationUtterances / plan.PopulationWords),
        };
        reasons.Insert(0, Reason(verdict, judged.Count, drawn.Count, complete));
        if (plan.IsClusteringGuessed && decision is AuditDecision.Accept or AuditDecision.Reject && evidence.MeasuredDesignEffect is { } measured)
            reasons.Add(Text($"the design effect was guessed as {plan.Plan.DesignEffect:0.0}; measured: plan the next such audit with -DesignEffect {Math.Max(1, measured):0.0}"));
        return verdict with { Reasons = new TextList(reasons) };
    }

    /// <summary>
    /// After how many items a sequential audit was settled, at its first crossing of a bound: what came later was not chosen by
    /// the rule. Null where it was not, or where all was heard.
    /// </summary>
    public int? SettledAt(IReadOnlyList<JudgedItem> judged, int drawn)
    {
        if (judged.Count == drawn) return null;
        for (int heard = AuditJudge.FewestUtterances; heard <= judged.Count; heard++)
        {
            JudgedItem[] prefix = [.. judged.Take(heard)];
            if (AuditJudge.Decide(plan.Plan, Evidence(prefix, false, plan.PopulationWords, null), prefix.Count(item => item.Errors is not null), complete: false) != AuditDecision.Continue) return heard;
        }

        return null;
    }

    /// <summary>Of one stratum, by the evidence from it alone.</summary>
    public AuditVerdict Of(AuditStratum stratum, IEnumerable<JudgedItem> judged, IEnumerable<AuditItem> drawn)
    {
        JudgedItem[] own = [.. judged.Where(item => item.Item.Stratum == stratum.Stratum)];
        int size = drawn.Count(item => item.Stratum == stratum.Stratum);
        AuditEvidence evidence = Evidence(own, true, stratum.Words, null);
        AuditDecision decision = AuditJudge.Decide(plan.Plan with { Kind = AcceptancePlanKind.Fixed }, evidence, own.Count(item => item.Errors is not null), complete: true);
        string reason = decision == AuditDecision.Unknown ? "too little of this stratum by itself" : "by itself, at the risks agreed for the delivery";
        return Verdict(stratum.Stratum, decision, evidence, own, size, evidence.Interval(confidenceLevel)) with { Reasons = new TextList([reason]) };
    }

    // Weights as the inclusion probabilities have them; once all is in, those whom nobody could judge are made up for by the
    // others of their stratum.
    private AuditEvidence Evidence(IReadOnlyCollection<JudgedItem> judged, bool complete, double words, bool? unclearAreWrong)
    {
        JudgedItem[] counted = unclearAreWrong is { } wrong
            ? [.. judged.Select(item => item.Errors is null ? item with { Errors = wrong ? item.Words : 0 } : item)]
            : [.. judged.Where(item => item.Errors is not null)];
        Dictionary<string, int> answered = counted.GroupBy(item => item.Item.Stratum).ToDictionary(group => group.Key, group => group.Count());
        return new AuditEvidence([.. counted.Select(Unit)], plan.Plan.DesignEffect, words);

        StratifiedUnit Unit(JudgedItem item)
        {
            (int number, AuditStratum stratum) = _strata[item.Item.Stratum];
            double weight = complete ? (double)stratum.Utterances / answered[stratum.Stratum] : 1 / item.Item.InclusionProbability!.Value;
            return new(number, stratum.Utterances, weight, item.Errors!.Value, item.Words);
        }
    }

    private AuditVerdict Verdict(string name, AuditDecision decision, AuditEvidence evidence, IReadOnlyCollection<JudgedItem> judged, int drawn, (double Low, double High)? interval) => new()
    {
        Stratum = name,
        Verdict = decision,
        Accuracy = 1 - evidence.ErrorRate,
        Low = 1 - interval?.High,
        High = 1 - interval?.Low,
        ContractedAccuracy = plan.Plan.Terms.ContractedAccuracy,
        RejectableAccuracy = plan.Plan.Terms.RejectableAccuracy,
        ConsumerP = evidence.ErrorRate is null ? null : evidence.ProbabilityOfFewer(plan.Plan.Terms.RejectableRate),
        ProducerP = evidence.ErrorRate is null ? null : evidence.ProbabilityOfMore(plan.Plan.Terms.AcceptableRate),
        Judged = judged.Count(item => item.Errors is not null),
        Drawn = drawn,
        CannotJudge = judged.Count(item => item.Errors is null),
        Words = (long)evidence.Words,
        Errors = judged.Sum(item => item.Errors ?? 0),
        DesignEffect = evidence.DesignEffect,
        Plan = plan.Kind,
        Path = path,
    };

    private string Reason(AuditVerdict verdict, int judged, int drawn, bool complete)
    {
        string found = verdict.Accuracy is null ? "nothing was judged" : Text($"accuracy {100 * verdict.Accuracy:0.00} % [{100 * verdict.Low:0.00} %, {100 * verdict.High:0.00} %]");
        return verdict.Verdict switch
        {
            AuditDecision.Accept => Text($"{found}: were it only {100 * verdict.RejectableAccuracy:0.##} %, so few errors would have a probability of {Probability(verdict.ConsumerP)}"),
            AuditDecision.Reject => Text($"{found}: were it {100 * verdict.ContractedAccuracy:0.##} %, so many errors would have a probability of {Probability(verdict.ProducerP)}"),
            AuditDecision.Continue => Text($"{found}: listen on, to about {verdict.FurtherUtterances:N0} more utterances ({verdict.FurtherWords:N0} words)"),
            _ when !complete => Text($"{found}: {drawn - judged:N0} of {drawn:N0} utterances have no answer yet, and a fixed plan decides when all have"),
            _ when verdict.FurtherWords > 0 => Text($"{found} is compatible with both accuracies: errors cluster more than planned. Draw anew with another -Seed and -DesignEffect {verdict.DesignEffect:0.0}, about {verdict.Words + verdict.FurtherWords:N0} words in all"),
            _ => Text($"{found}, which settles nothing"),
        };
    }

    private static string Probability(double? value) => value < 0.0001 ? "less than 0.0001" : Text($"{value:0.0000}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
