namespace AsrDataTools.Scoring.Audit;

/// <summary>
/// Sample size and rule for one delivery. Words of one utterance go right or wrong together, so that they are worth fewer
/// independent ones: what is decided on are effective words, words / design effect, drawn without replacement from the
/// effective words of the delivery.
/// </summary>
public sealed record AcceptancePlan
{
    public required AcceptancePlanKind Kind { get; init; }

    public required AcceptanceTerms Terms { get; init; }

    /// <summary>By how much clustering raises the variance of the error rate, at least 1.</summary>
    public required double DesignEffect { get; init; }

    /// <summary>Effective words of the delivery.</summary>
    public required long EffectivePopulation { get; init; }

    /// <summary>Effective words to hear; with a sequential plan at most.</summary>
    public required long EffectiveWords { get; init; }

    /// <summary>Errors in the effective words up to which the delivery is accepted, once all are heard.</summary>
    public required long AcceptanceNumber { get; init; }

    /// <summary>Words to hear; with a sequential plan at most.</summary>
    public required long Words { get; init; }

    /// <summary>Probability that the contracted accuracy is rejected, under the plan's design effect.</summary>
    public required double ProducerRisk { get; init; }

    /// <summary>Probability that the rejectable accuracy is accepted, under the plan's design effect.</summary>
    public required double ConsumerRisk { get; init; }

    /// <summary>The operating characteristic, from poor to perfect deliveries.</summary>
    public required IReadOnlyList<OperatingPoint> OperatingCharacteristic { get; init; }

    /// <summary>Estimated error rate up to which the delivery is accepted, once all is heard.</summary>
    public double LimitRate => (AcceptanceNumber + 0.5) / EffectiveWords;

    /// <summary>Everything has to be heard: the delivery is too small for less.</summary>
    public bool IsCensus => EffectiveWords >= EffectivePopulation;

    /// <summary>The plan for a delivery.</summary>
    /// <param name="words">Words of the delivery, above 0.</param>
    /// <param name="designEffect">At least 1.</param>
    public static AcceptancePlan For(AcceptanceTerms terms, AcceptancePlanKind kind, long words, double designEffect)
    {
        long population = Math.Max(1, (long)Math.Round(words / designEffect));
        FixedRule single = FixedRule.Find(terms, population);
        AcceptancePlan plan = kind == AcceptancePlanKind.Fixed
            ? single.Plan(terms, population, designEffect)
            : SequentialRule.Find(terms, population, single.Words).Plan(terms, population, designEffect);
        return plan with { Words = Math.Min(words, plan.Words) };
    }

    /// <summary>The accuracies at which the operating characteristic is stated.</summary>
    internal static IEnumerable<double> Accuracies(AcceptanceTerms terms)
    {
        double step = (terms.ContractedAccuracy - terms.RejectableAccuracy) / 4;
        return Enumerable.Range(-3, 10)
            .Select(i => Math.Round(terms.RejectableAccuracy + i * step, 6))
            .Where(accuracy => accuracy is > 0 and < 1)
            .Append(1);
    }
}
