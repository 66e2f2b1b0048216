namespace AsrDataTools.Scoring.Audit;

/// <summary>
/// The interval of the error rate where a sequential audit ended before all was heard. It ended when it did because of what was
/// heard, so that the usual interval is off the mark; the rates are taken at which ending so, as soon or sooner, is not too
/// unlikely (the stagewise order of Siegmund 1978, Biometrika 65).
/// </summary>
internal static class StoppedInterval
{
    private const int Steps = 24;

    /// <param name="words">Effective words heard when it ended, at least 1.</param>
    /// <param name="errors">Errors in them.</param>
    /// <param name="accepted">Whether it ended by acceptance.</param>
    public static (double Low, double High) Of(AcceptancePlan plan, long words, long errors, bool accepted, double confidenceLevel)
    {
        double tail = (1 - confidenceLevel) / 2;
        SequentialTest test = new(plan.Terms);
        double Ended(double rate)
        {
            SequentialWalk walk = SequentialWalk.Of(test, plan.EffectivePopulation, rate * plan.EffectivePopulation, Math.Min(words, plan.EffectivePopulation), looksAtLast: false);
            return accepted ? walk.AcceptedWith(errors) : walk.RejectedWith(errors);
        }

        // Early acceptance is the less likely the higher the rate, early rejection the more.
        return accepted
            ? (Crossing(rate => Ended(rate) < 1 - tail), Crossing(rate => Ended(rate) <= tail))
            : (Crossing(rate => Ended(rate) > tail), Crossing(rate => Ended(rate) >= 1 - tail));
    }

    private static double Crossing(Func<double, bool> isAbove)
    {
        double low = 0, high = 1;
        for (int step = 0; step < Steps; step++)
        {
            double middle = (low + high) / 2;
            if (isAbove(middle)) high = middle;
            else low = middle;
        }

        return (low + high) / 2;
    }
}
