using AsrDataTools.Statistics;

namespace AsrDataTools.Scoring.Audit;

/// <summary>
/// A single sample: so many effective words, accepted with at most so many errors. The smallest that holds both risks, by the
/// hypergeometric distribution (Duncan 1986, Quality Control and Industrial Statistics, chapter 7; ISO 2859-2 tabulates such plans).
/// </summary>
internal sealed record FixedRule(long Words, long AcceptanceNumber)
{
    // Lengths and resemblance of what is drawn differ from what was expected; without a reserve every tenth sheet would fall a
    // little short of telling.
    private const double Reserve = 1.15;

    public static FixedRule Find(AcceptanceTerms terms, long population)
    {
        for (long errors = 0; ; errors++)
        {
            long words = Smallest(errors, population, terms.RejectableRate, terms.ConsumerRisk);
            if (Accepted(errors, population, terms.AcceptableRate, words) >= 1 - terms.ProducerRisk) return new FixedRule(words, errors);
        }
    }

    public AcceptancePlan Plan(AcceptanceTerms terms, long population, double designEffect)
    {
        long heard = (long)Math.Ceiling(Words * designEffect * Reserve);
        return new AcceptancePlan
        {
            Kind = AcceptancePlanKind.Fixed,
            Terms = terms,
            DesignEffect = designEffect,
            EffectivePopulation = population,
            EffectiveWords = Words,
            AcceptanceNumber = AcceptanceNumber,
            Words = heard,
            ProducerRisk = 1 - Accepted(AcceptanceNumber, population, terms.AcceptableRate, Words),
            ConsumerRisk = Accepted(AcceptanceNumber, population, terms.RejectableRate, Words),
            OperatingCharacteristic = [.. AcceptancePlan.Accuracies(terms).Select(accuracy => new OperatingPoint(accuracy, Accepted(AcceptanceNumber, population, 1 - accuracy, Words), heard))],
        };
    }

    /// <summary>Probability of acceptance. Between two whole numbers of errors in the delivery it lies between theirs.</summary>
    private static double Accepted(long number, long population, double rate, long drawn)
    {
        double errors = rate * population;
        // 0.05 × 1,000 is 50.000000000000004 in binary: that is 50, and nothing of 51.
        if (Math.Abs(errors - Math.Round(errors)) < 1e-6) return Hypergeometric.AtMost(number, population, (long)Math.Round(errors), drawn);
        double above = errors - Math.Floor(errors);
        return (1 - above) * Hypergeometric.AtMost(number, population, (long)errors, drawn) + above * Hypergeometric.AtMost(number, population, (long)errors + 1, drawn);
    }

    // The more is drawn, the less likely a poor delivery passes.
    private static long Smallest(long errors, long population, double rate, double risk)
    {
        long low = errors, high = population;
        while (high - low > 1)
        {
            long middle = low + (high - low) / 2;
            if (Accepted(errors, population, rate, middle) <= risk) high = middle;
            else low = middle;
        }

        return high;
    }
}
