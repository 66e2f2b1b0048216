using MathNet.Numerics;

namespace AsrDataTools.Annotation.Timing;

/// <summary>
/// The step of which nearly all times are multiples. Aligners have 10 or 20 ms; tenths and halves of a second were typed, not measured.
/// </summary>
/// <param name="StepMs">The step.</param>
/// <param name="Share">Share of the times that are multiples of it.</param>
/// <param name="Chance">Chance that times from a finer grid would lie so, all steps that are tried taken together; 0…1.</param>
/// <param name="Times">Different times it rests on.</param>
public sealed record TimeGrid(double StepMs, double Share, double Chance, int Times)
{
    /// <summary>Fewer different times tell nothing of a grid.</summary>
    public const int LeastTimes = 6;

    /// <summary>So many different times are enough to know.</summary>
    private const int MostTimes = 20_000;

    private const double LeastShare = 0.95;
    private const double MostChance = 0.001;

    /// <summary>Whoever measures writes at least hundredths; whoever writes hundredths may have milliseconds.</summary>
    private const double MeasuredMs = 10;

    private const double Dust = 1e-3;

    // Ms: what people type, frames of video, and hops of models. Coarse first.
    private static readonly double[] Steps =
    [
        60_000, 30_000, 15_000, 10_000, 5_000, 2_000, 1_000, 500, 250, 200, 100, 80, 62.5, 60, 50, 125 / 3.0, 40, 100 / 3.0, 32, 30, 25, 20, 16, 12.5, 10, 5, 2, 1,
    ];

    /// <summary>Finds the step.</summary>
    /// <param name="seconds">Times, in any order; those of 0 s, and repeated ones, say nothing.</param>
    /// <param name="leastStepMs">The finest step to look for.</param>
    /// <returns>Null with fewer than six different times, or where no step is beyond chance.</returns>
    public static TimeGrid? Of(IEnumerable<double> seconds, double leastStepMs = 1)
    {
        HashSet<double> times = [];
        int looked = 0, tenths = 0;
        foreach (double time in seconds)
        {
            if (time == 0 || !double.IsFinite(time)) continue;
            times.Add(1000 * time);
            if (times.Count == MostTimes) break;

            // Most times are on no coarse grid, which the first tell.
            if (leastStepMs < 100 || looked > 64) continue;
            looked++;
            if (IsOn(1000 * time, 50, Dust)) tenths++;
            if (looked == 64 && tenths < 50) return null;
        }

        if (times.Count < LeastTimes) return null;
        double written = Written(times);
        foreach (double step in Steps.Where(step => step >= leastStepMs))
        {
            double finer = Math.Min(written, step > MeasuredMs ? MeasuredMs : 1);
            double slack = IsOn(step, written, Dust) ? Dust : (written / 2) + Dust;
            int on = times.Count(time => IsOn(time, step, slack));
            if (on < LeastShare * times.Count) continue;
            double chance = Steps.Length * Tail(on, times.Count, ByChance(finer, step, slack));
            if (chance <= MostChance || step <= finer) return new(step, (double)on / times.Count, Math.Min(1, chance), times.Count);
        }

        return null;
    }

    private static bool IsOn(double time, double step, double slack) => Math.Abs(time - (Math.Round(time / step) * step)) <= slack;

    // The finest decimal of a second that is used, ms.
    private static double Written(HashSet<double> times)
    {
        double step = 1000;
        while (step > 0.001 && !times.All(time => IsOn(time, step, Dust * Math.Min(1, step)))) step /= 10;
        return step;
    }

    // Share of the times that could be written that lie on the grid.
    private static double ByChance(double finer, double step, double slack)
    {
        const int Looked = 3000;
        return Enumerable.Range(1, Looked).Count(index => IsOn(index * finer, step, slack)) / (double)Looked;
    }

    // That at least so many of so many lie on the grid, each with that chance.
    private static double Tail(int on, int times, double each) => each >= 1 ? 1 : each <= 0 ? 0 : SpecialFunctions.BetaRegularized(on, times - on + 1, each);

    public override string ToString() => FormattableString.Invariant($"{StepMs:0.###} ms");
}
