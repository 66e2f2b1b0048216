namespace AsrDataTools.Scoring.Audit;

/// <summary>
/// Wald's sequential probability ratio test (1945, Annals of Mathematical Statistics 16) of the acceptable against the rejectable
/// error rate, cut off after so many effective words, where an acceptance number decides.
/// </summary>
/// <param name="Most">Effective words at most.</param>
/// <param name="AcceptanceNumber">Errors up to which is accepted, once all these were heard.</param>
internal sealed record SequentialRule(long Most, long AcceptanceNumber)
{
    private const double FirstCut = 1.5;
    private const double NextCut = 1.25;
    private const int Attempts = 8;

    /// <summary>The earliest cut, from half as many again as the single sample, at which both risks hold.</summary>
    public static SequentialRule Find(AcceptanceTerms terms, long population, long single)
    {
        SequentialTest test = new(terms);
        double cut = FirstCut * single;
        for (int attempt = 1; ; attempt++, cut *= NextCut)
        {
            long most = Math.Min(population, (long)Math.Ceiling(cut));
            SequentialWalk good = Walk(test, terms.AcceptableRate, population, most), bad = Walk(test, terms.RejectableRate, population, most);
            long number = bad.LargestNumber(terms.ConsumerRisk);
            if (good.AcceptedWith(number) >= 1 - terms.ProducerRisk || most == population || attempt == Attempts) return new(most, number);
        }
    }

    public AcceptancePlan Plan(AcceptanceTerms terms, long population, double designEffect)
    {
        SequentialTest test = new(terms);
        OperatingPoint Point(double accuracy)
        {
            SequentialWalk walk = Walk(test, 1 - accuracy, population, Most);
            return new(accuracy, walk.AcceptedWith(AcceptanceNumber), Math.Round(walk.ExpectedWords * designEffect));
        }

        return new AcceptancePlan
        {
            Kind = AcceptancePlanKind.Sequential,
            Terms = terms,
            DesignEffect = designEffect,
            EffectivePopulation = population,
            EffectiveWords = Most,
            AcceptanceNumber = AcceptanceNumber,
            Words = (long)Math.Ceiling(Most * designEffect),
            ProducerRisk = 1 - Walk(test, terms.AcceptableRate, population, Most).AcceptedWith(AcceptanceNumber),
            ConsumerRisk = Walk(test, terms.RejectableRate, population, Most).AcceptedWith(AcceptanceNumber),
            OperatingCharacteristic = [.. AcceptancePlan.Accuracies(terms).Select(Point)],
        };
    }

    private static SequentialWalk Walk(SequentialTest test, double rate, long population, long most) =>
        SequentialWalk.Of(test, population, rate * population, most);
}
