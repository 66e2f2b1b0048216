namespace AsrDataTools.Scoring.Audit;

/// <summary>Decides by the evidence, under the plan's rule.</summary>
internal static class AuditJudge
{
    /// <summary>Fewer utterances than these decide nothing, unless they are all there are.</summary>
    public const int FewestUtterances = 10;

    /// <summary>
    /// The decision. Both risks are reckoned anew with the design effect that the sample shows, so that they hold where the
    /// plan's guess was off; where neither error is unlikely enough, the answer is Unknown.
    /// </summary>
    /// <param name="utterances">Utterances judged.</param>
    /// <param name="complete">Whether nothing is left to judge.</param>
    public static AuditDecision Decide(AcceptancePlan plan, AuditEvidence evidence, int utterances, bool complete)
    {
        bool few = evidence.ErrorRate is null || (utterances < FewestUtterances && !evidence.IsCensus);
        if (!complete)
        {
            if (plan.Kind == AcceptancePlanKind.Fixed) return AuditDecision.Unknown;
            return few ? AuditDecision.Continue : Early(plan.Terms, evidence) ?? AuditDecision.Continue;
        }

        if (few) return AuditDecision.Unknown;
        bool good = evidence.ProbabilityOfFewer(plan.Terms.RejectableRate) <= plan.Terms.ConsumerRisk;
        bool poor = evidence.ProbabilityOfMore(plan.Terms.AcceptableRate) <= plan.Terms.ProducerRisk;
        return (good, poor) switch
        {
            (true, false) => AuditDecision.Accept,
            (false, true) => AuditDecision.Reject,
            (true, true) => evidence.ErrorRate!.Value <= plan.LimitRate ? AuditDecision.Accept : AuditDecision.Reject,
            _ => AuditDecision.Unknown,
        };
    }

    /// <summary>The decision of the sequential test before all is heard; null to go on.</summary>
    private static AuditDecision? Early(AcceptanceTerms terms, AuditEvidence evidence)
    {
        SequentialTest test = new(terms);
        return Ratio(test, evidence, terms.RejectableRate) <= test.Lower ? AuditDecision.Accept
            : Ratio(test, evidence, evidence.ErrorRate!.Value) >= test.Upper ? AuditDecision.Reject
            : null;
    }

    /// <summary>The interval of the error rate; where a sequential audit ended early, the wider of the usual one and of <see cref="StoppedInterval"/>. Null where no word was judged.</summary>
    /// <param name="complete">Whether nothing is left to judge.</param>
    public static (double Low, double High)? Interval(AcceptancePlan plan, AuditEvidence evidence, AuditDecision decision, bool complete, double confidenceLevel)
    {
        (double Low, double High)? plain = evidence.Interval(confidenceLevel);
        if (complete || plain is null || plan.Kind == AcceptancePlanKind.Fixed || decision is not (AuditDecision.Accept or AuditDecision.Reject)) return plain;
        bool accepted = decision == AuditDecision.Accept;
        double effect = evidence.DesignEffectAt(accepted ? plan.Terms.RejectableRate : evidence.ErrorRate!.Value);
        long words = Math.Max(1, (long)Math.Round(evidence.Words / effect)), errors = (long)Math.Round(words * evidence.ErrorRate!.Value);
        (double low, double high) = StoppedInterval.Of(plan, words, errors, accepted, confidenceLevel);
        return (Math.Min(low, plain.Value.Low), Math.Max(high, plain.Value.High));
    }

    /// <summary>Words that are still to be heard, as far as can be told; 0 where none are.</summary>
    /// <param name="wordsLeft">Words of the sheet that are not judged yet.</param>
    public static long FurtherWords(AcceptancePlan plan, AuditEvidence evidence, AuditDecision decision, double wordsLeft)
    {
        if (decision is AuditDecision.Accept or AuditDecision.Reject) return 0;
        if (decision == AuditDecision.Unknown) return (long)Math.Ceiling(Math.Max(wordsLeft, plan.EffectiveWords * evidence.DesignEffectAt(plan.Terms.RejectableRate) - evidence.Words));
        SequentialTest test = new(plan.Terms);
        double rate = evidence.ErrorRate ?? plan.Terms.AcceptableRate, drift = test.Drift(rate);
        double at = drift < 0 ? plan.Terms.RejectableRate : rate, effect = evidence.DesignEffectAt(at);
        double ratio = evidence.ErrorRate is null ? 0 : Ratio(test, evidence, at);
        double effective = drift < 0 ? (test.Lower - ratio) / drift : (test.Upper - ratio) / drift;
        return (long)Math.Ceiling(Math.Min(wordsLeft, Math.Max(0, effective) * effect));
    }

    private static double Ratio(SequentialTest test, AuditEvidence evidence, double at)
    {
        double words = evidence.Words / evidence.DesignEffectAt(at);
        return test.At(words, words * evidence.ErrorRate!.Value);
    }
}
