using AsrDataTools.Core.Tests.Coverage;
using AsrDataTools.Coverage;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy.Coverage;

/// <summary>Collection plans against a linear program solver that knows nothing of them, and what a plan of many accents takes.</summary>
internal sealed class CollectionAccuracy : IAccuracyStudy
{
    private const int Cases = 1000;

    public string Name => "collection";

    public IEnumerable<AccuracyRow> Run()
    {
        SeededRandom random = new(2026);
        double hours = 0;
        double cost = 0;
        double budget = 0;
        int priced = 0;
        for (int i = 0; i < Cases; i++)
        {
            CollectionStratum[] strata = Draw(random, 2 + random.Next(30));
            double floor = 0.05 + (0.93 * random.NextDouble());
            double[] prices = [.. strata.Select(_ => random.Next(10) == 0 ? 0 : 100 * random.NextDouble())];
            CollectionPlanOptions options = HoursAlone(floor, strata, prices);
            CollectionPlan plan = CollectionPlanner.Plan(strata, options);
            hours = Math.Max(hours, Relative(plan.AddHours, Program(strata, floor, [.. strata.Select(_ => 1.0)])));
            cost = Math.Max(cost, Relative(plan.Cost!.Value, Program(strata, floor, prices)));
            if (plan.Cost < 1 || prices.Any(price => price <= 0)) continue;
            double money = plan.Cost.Value * (0.05 + (0.9 * random.NextDouble()));
            CollectionPlan bought = CollectionPlanner.Plan(strata, options with { Budget = money });
            budget = Math.Max(budget, Relative(Program(strata, bought.FloorAfter, prices), money));
            priced++;
        }

        yield return Row("least hours against the simplex", hours, Cases, 1e-9);
        yield return Row("least cost against the simplex", cost, Cases, 1e-9);
        yield return Row("cost of the floor that a budget buys, by the simplex, against the budget", budget, priced, 1e-7);

        foreach (int count in new[] { 40, 10_000 })
        {
            CollectionStratum[] many = Draw(random, count);
            CollectionPlanOptions options = new() { Prices = new CollectionPrices(new Dictionary<string, double> { ["*"] = 60 }), MaximumSpeakerShare = 0.1 };
            CollectionPlan plan = CollectionPlanner.Plan(many, options);
            TimeSpan time = CpuClock.Of(() => CollectionPlanner.Plan(many, options));
            TimeSpan halved = CpuClock.Of(() => CollectionPlanner.Plan(many, options with { Budget = plan.Cost / 2 }));
            yield return new("AddHours", $"{count:N0} accents with rules of speakers", "CPU time", time.TotalMilliseconds, "ms", count, "≤ 1000", time.TotalMilliseconds <= 1000);
            yield return new("AddHours", $"the same with half the budget", "CPU time", halved.TotalMilliseconds, "ms", count, "≤ 1000", halved.TotalMilliseconds <= 1000);
        }
    }

    private static AccuracyRow Row(string against, double value, int count, double target) => new(
        "AddHours", against, FormattableString.Invariant($"largest relative difference, × {target:0e0}"), value / target, "", count, "≤ 1", value <= target);

    private static double Relative(double value, double expected) => Math.Abs(value - expected) / Math.Max(1, Math.Abs(expected));

    private static CollectionPlanOptions HoursAlone(double floor, CollectionStratum[] strata, double[] prices) => new()
    {
        FloorRatio = floor,
        MinimumSpeakers = 0,
        MinimumMinutesPerSpeaker = 0,
        Prices = new CollectionPrices(strata.Select((stratum, i) => (stratum.Name, Price: prices[i])).ToDictionary(pair => pair.Name, pair => pair.Price)),
    };

    private static double Program(CollectionStratum[] strata, double floor, double[] cost)
    {
        double traffic = strata.Sum(stratum => stratum.Traffic);
        double hours = strata.Sum(stratum => stratum.Hours);
        double[][] rows = [.. strata.Select((stratum, i) => strata.Select((_, j) => (i == j ? 1 : 0) - (floor * stratum.Traffic / traffic)).ToArray())];
        return DenseSimplex.Minimise(cost, rows, [.. strata.Select(stratum => (floor * stratum.Traffic / traffic * hours) - stratum.Hours)]).Value;
    }

    private static CollectionStratum[] Draw(SeededRandom random, int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => new CollectionStratum
        {
            Accent = $"a{i}",
            Hours = i > 0 && random.Next(4) == 0 ? 0 : Math.Exp(2 * random.NextNormal()),
            Traffic = i > 0 && random.Next(6) == 0 ? 0 : Math.Exp(random.NextNormal()),
            Speakers = random.Next(40),
        }),
    ];
}
