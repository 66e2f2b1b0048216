using System.Diagnostics;
using AsrDataTools.Coverage;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Coverage;

public class CollectionPlannerTests
{
    /// <summary>Hours alone: no rule of speakers stands between the plan and the linear program.</summary>
    private static readonly CollectionPlanOptions HoursAlone = new() { MinimumSpeakers = 0, MinimumMinutesPerSpeaker = 0 };

    [Fact]
    public void TheWorkedExample()
    {
        // 70 + 20 h against 40 and 60 % of traffic: u = 0.8·T, x = 0.6·u − 20, T = 90 + x, so T = 70 / (1 − 0.48).
        CollectionPlan plan = CollectionPlanner.Plan([Stratum("en-US", 70, 0.4), Stratum("en-IN", 20, 0.6)], HoursAlone);

        Assert.Equal(70 / 0.52, plan.HoursAfter, 9);
        Assert.Equal((70 / 0.52) - 90, plan.Targets[1].AddHours, 9);
        Assert.Equal(0, plan.Targets[0].AddHours);
        Assert.Equal(0.8, plan.FloorAfter, 12);
        Assert.Equal(20.0 / 90 / 0.6, plan.FloorBefore, 12);
        Assert.Equal(0.8, plan.Targets[1].RatioAfter!.Value, 12);
        Assert.Null(plan.Cost);
    }

    [Fact]
    public void HoursWithoutTrafficCountInTheWhole()
    {
        CollectionPlan plan = CollectionPlanner.Plan([Stratum("en-US", 50, 1), Stratum("en-NZ", 50, 0)], HoursAlone);

        // All traffic is en-US: T = 50 + 0.8·T.
        Assert.Equal(250, plan.HoursAfter, 9);
        Assert.Equal(0, plan.Targets[1].AddHours);
        Assert.Null(plan.Targets[1].RatioAfter);
    }

    [Fact]
    public void TheTotalIsTheOptimumOfALinearProgram()
    {
        SeededRandom random = new(41);
        for (int round = 0; round < 1000; round++)
        {
            CollectionStratum[] strata = RandomStrata(random, 2 + random.Next(14));
            double floor = 0.05 + (0.9 * random.NextDouble());
            double[] prices = [.. strata.Select(_ => random.Next(8) == 0 ? 0 : random.NextDouble() * 100)];
            CollectionPlan plan = CollectionPlanner.Plan(strata, HoursAlone with { FloorRatio = floor, Prices = Prices(strata, prices) });

            (double hours, _) = Program(strata, floor, [.. strata.Select(_ => 1.0)]);
            (double cost, _) = Program(strata, floor, prices);
            Assert.True(Close(plan.AddHours, hours), $"round {round}: plan {plan.AddHours:R} h, linear program {hours:R} h");
            Assert.True(Close(plan.Cost!.Value, cost), $"round {round}: plan costs {plan.Cost:R}, linear program {cost:R}");
        }
    }

    [Fact]
    public void ABudgetBuysTheHighestFloor()
    {
        SeededRandom random = new(43);
        for (int round = 0; round < 300; round++)
        {
            CollectionStratum[] strata = RandomStrata(random, 2 + random.Next(10));
            double[] prices = [.. strata.Select(_ => 1 + (random.NextDouble() * 100))];
            CollectionPlanOptions options = HoursAlone with { FloorRatio = 0.9, Prices = Prices(strata, prices) };
            CollectionPlan full = CollectionPlanner.Plan(strata, options);
            double budget = full.Cost!.Value * (0.02 + (0.96 * random.NextDouble()));
            if (budget <= 0) continue;

            CollectionPlan plan = CollectionPlanner.Plan(strata, options with { Budget = budget });

            Assert.True(Close(plan.Cost!.Value, budget), $"round {round}: {plan.Cost:R} of {budget:R} is spent");
            Assert.True(plan.FloorBefore < plan.FloorAfter && plan.FloorAfter < 0.9);
            Assert.Equal(full.Cost.Value - plan.Cost.Value, plan.CostLacking, 9);
            // A linear program that is to reach the same floor pays the budget, and more for a higher floor.
            Assert.True(Math.Abs(Program(strata, plan.FloorAfter, prices).Value - budget) <= 1e-7 * budget);
            Assert.True(Program(strata, plan.FloorAfter + 1e-5, prices).Value > budget * (1 + 1e-9));
        }
    }

    [Fact]
    public void ABudgetThatCoversThePlanBuysThePlanAndLeavesTheRest()
    {
        CollectionStratum[] strata = [Stratum("en-US", 70, 0.4), Stratum("en-IN", 20, 0.6)];
        CollectionPlanOptions options = HoursAlone with { Prices = new CollectionPrices(new Dictionary<string, double> { ["*"] = 10 }) };

        CollectionPlan plan = CollectionPlanner.Plan(strata, options with { Budget = 1000 });

        Assert.Equal(CollectionPlanner.Plan(strata, options).AddHours, plan.AddHours);
        Assert.Equal(1000 - plan.Cost, plan.BudgetLeft);
        Assert.Equal(0, plan.CostLacking);
    }

    /// <summary>Whatever the rules of speakers: the floor holds, the rules hold, and carried out it needs nothing more.</summary>
    [Fact]
    public void APlanThatIsCarriedOutNeedsNothingMore()
    {
        SeededRandom random = new(47);
        for (int round = 0; round < 1000; round++)
        {
            CollectionStratum[] strata = RandomStrata(random, 1 + random.Next(12));
            CollectionPlanOptions options = new()
            {
                FloorRatio = 0.1 + (0.85 * random.NextDouble()),
                MinutesPerSpeaker = 20 + random.Next(60),
                MinimumMinutesPerSpeaker = 1 + random.Next(19),
                MinimumSpeakers = random.Next(30),
                MaximumSpeakerShare = random.Next(2) == 0 ? 1 : 0.02 + (0.9 * random.NextDouble()),
            };
            CollectionPlan plan = CollectionPlanner.Plan(strata, options);

            Assert.True(plan.FloorAfter >= options.FloorRatio * (1 - 1e-9), $"round {round}: {plan.FloorAfter} of {options.FloorRatio}");
            for (int i = 0; i < strata.Length; i++) Obeys(plan.Targets[i], strata[i], options, round);
            CollectionStratum[] collected = [.. strata.Select((s, i) => s with { Hours = s.Hours + plan.Targets[i].AddHours, Speakers = s.Speakers + plan.Targets[i].AddSpeakers })];
            Assert.Equal(0, CollectionPlanner.Plan(collected, options).AddHours);
        }
    }

    /// <summary>With rules of speakers too no smaller total will do: every level below the plan's asks for more than it has.</summary>
    [Fact]
    public void NoSmallerPlanObeysTheRules()
    {
        CollectionStratum[] strata = [Stratum("a", 40, 0.5, 30), Stratum("b", 3, 0.3, 2), Stratum("c", 0, 0.2)];
        CollectionPlanOptions options = new() { MinimumSpeakers = 12, MinimumMinutesPerSpeaker = 10, MaximumSpeakerShare = 0.1 };
        CollectionPlan plan = CollectionPlanner.Plan(strata, options);
        SpeakerRule rule = new(options);

        for (double level = 0; level < options.FloorRatio * plan.HoursAfter * (1 - 1e-9); level += 0.001)
        {
            double total = strata.Sum(s => s.Hours + rule.Order(s, (s.Traffic * level) - s.Hours, alsoSpeakers: true).Hours);
            Assert.True(level < options.FloorRatio * total);
        }
    }

    [Fact]
    public void SpeakersOfAMissingAccent()
    {
        // 40 h elsewhere for 90 %: u = 0.8·T, x = 0.1·u, T = 40 + x: x = 3.478 h; at 30 minutes 7 speakers, but 10 are the least.
        CollectionStratum[] strata = [Stratum("en-US", 40, 0.9, 50), Stratum("en-IN", 0, 0.1)];

        CollectionTarget ten = CollectionPlanner.Plan(strata).Targets[1];
        CollectionTarget seven = CollectionPlanner.Plan(strata, new() { MinimumSpeakers = 0 }).Targets[1];
        CollectionTarget twenty = CollectionPlanner.Plan(strata, new() { MaximumSpeakerShare = 0.05 }).Targets[1];

        Assert.Equal(3.2 / 0.92, ten.AddHours, 9);
        Assert.Equal((10, 7, 20), (ten.AddSpeakers, seven.AddSpeakers, twenty.AddSpeakers));
        Assert.Equal(60 * ten.AddHours / 10, ten.MinutesPerSpeaker);
    }

    [Fact]
    public void AnAccentThatLacksOnlySpeakersGetsThemWithTheLeastHours()
    {
        CollectionPlan plan = CollectionPlanner.Plan([Stratum("en-US", 41, 0.5, 50), Stratum("en-IN", 60, 0.5, 7)]);

        Assert.Equal(3, plan.Targets[1].AddSpeakers);
        Assert.Equal(0.25, plan.Targets[1].AddHours, 12);
        Assert.Equal(0, plan.Targets[0].AddHours);

        // With one hour less the quarter of an hour takes en-US below its floor, and both grow.
        Assert.True(CollectionPlanner.Plan([Stratum("en-US", 40, 0.5, 50), Stratum("en-IN", 60, 0.5, 7)]).Targets[0].AddHours > 0);
    }

    [Fact]
    public void PricesByAccentByCellAndForAll()
    {
        CollectionStratum[] strata =
        [
            Stratum("en-US", 40, 0.4, 50), Stratum("en-IN", 0, 0.2) with { Environment = "Telephony" }, Stratum("en-IN", 0, 0.2) with { Environment = "Mobile" }, Stratum("en-GB", 0, 0.2),
        ];
        CollectionPrices prices = new(new Dictionary<string, double> { ["en-in"] = 10, ["en-IN/Mobile"] = 20, ["*"] = 30 }, new Dictionary<string, double> { ["en-IN"] = 7 });

        IReadOnlyList<CollectionTarget> targets = CollectionPlanner.Plan(strata, HoursAlone with { Prices = prices }).Targets;

        Assert.Equal((targets[1].AddHours * 10) + (targets[1].AddSpeakers * 7), targets[1].Cost!.Value, 9);
        Assert.Equal((targets[2].AddHours * 20) + (targets[2].AddSpeakers * 7), targets[2].Cost!.Value, 9);
        Assert.Equal(targets[3].AddHours * 30, targets[3].Cost!.Value, 9);
    }

    [Fact]
    public void WhatMakesNoSenseIsRefused()
    {
        CollectionStratum[] strata = [Stratum("en-US", 40, 0.6, 50), Stratum("en-IN", 0, 0.4)];
        CollectionPrices partial = new(new Dictionary<string, double> { ["en-US"] = 10 });
        CollectionPrices all = new(new Dictionary<string, double> { ["*"] = 1000 });

        foreach (double floor in new[] { 0, 1, 1.5, -0.1, double.NaN }) Refused("PlanOptionInvalid", strata, new() { FloorRatio = floor });
        Refused("PlanOptionInvalid", strata, new() { MinutesPerSpeaker = 0 });
        Refused("PlanOptionInvalid", strata, new() { MinimumMinutesPerSpeaker = 31 });
        Refused("PlanOptionInvalid", strata, new() { MinimumSpeakers = -1 });
        Refused("PlanOptionInvalid", strata, new() { MaximumSpeakerShare = 0 });
        Refused("PlanOptionInvalid", strata, new() { Budget = -1, Prices = all });
        Refused("BudgetWithoutPrice", strata, new() { Budget = 1 });
        Assert.Contains("en-IN", Refused("CostMissing", strata, new() { Prices = partial }), StringComparison.Ordinal);
        // Ten speakers of five minutes at 1,000 an hour.
        Assert.Contains("costs 833.33", Refused("BudgetTooSmall", strata, new() { Prices = all, Budget = 800 }), StringComparison.Ordinal);
        Refused("TrafficEmpty", [Stratum("en-US", 40, 0)], new());
        Refused("TrafficEmpty", [], new());
        Refused("TrainingEmpty", [Stratum("en-US", 0, 1)], HoursAlone);
        Refused("StratumInvalid", [Stratum("en-US", -1, 1)], new());
        Refused("StratumInvalid", [Stratum("en-US", 1, double.NaN)], new());
        Refused("StratumInvalid", [Stratum("en-US", 1, 1), Stratum("EN-us", 1, 1)], new());
        Assert.Equal("CostInvalid", Assert.Throws<SpeechDataException>(() => new CollectionPrices(new Dictionary<string, double> { ["en-IN"] = -1 })).ErrorId);
    }

    [Fact]
    public void TenThousandAccents()
    {
        CollectionStratum[] strata = RandomStrata(new SeededRandom(53), 10_000);
        CollectionPrices prices = new(new Dictionary<string, double> { ["*"] = 100 });
        Stopwatch watch = Stopwatch.StartNew();
        CollectionPlan plan = CollectionPlanner.Plan(strata, new() { Prices = prices });
        CollectionPlan half = CollectionPlanner.Plan(strata, new() { Prices = prices, Budget = plan.Cost / 2 });

        // A bound that only an algorithm of another order would break.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
        Assert.True(half.FloorAfter < plan.FloorAfter);
    }

    private static void Obeys(CollectionTarget target, CollectionStratum stratum, CollectionPlanOptions options, int round)
    {
        if (stratum.Traffic <= 0)
        {
            Assert.Equal(0, target.AddSpeakers);
            return;
        }

        int speakers = stratum.Speakers + target.AddSpeakers;
        Assert.True(speakers >= options.MinimumSpeakers, $"round {round}: {speakers} speakers");
        Assert.Equal(target.AddHours > 0, target.AddSpeakers > 0);
        if (target.AddSpeakers == 0) return;
        Assert.True(target.MinutesPerSpeaker >= options.MinimumMinutesPerSpeaker * (1 - 1e-9), $"round {round}: {target.MinutesPerSpeaker} minutes");
        double share = target.AddHours / target.AddSpeakers / (stratum.Hours + target.AddHours);
        Assert.True(share <= options.MaximumSpeakerShare * (1 + 1e-9), $"round {round}: a new speaker holds {share} of {options.MaximumSpeakerShare}");
    }

    private static string Refused(string id, CollectionStratum[] strata, CollectionPlanOptions options)
    {
        SpeechDataException exception = Assert.Throws<SpeechDataException>(() => CollectionPlanner.Plan(strata, options));
        Assert.Equal(id, exception.ErrorId);
        return exception.Message;
    }

    // h + x ≥ τ·t·(H + Σx) for every stratum.
    private static (double Value, double[] Solution) Program(CollectionStratum[] strata, double floor, double[] cost)
    {
        double traffic = strata.Sum(s => s.Traffic);
        double hours = strata.Sum(s => s.Hours);
        double[][] rows = [.. strata.Select((s, i) => strata.Select((_, j) => (i == j ? 1 : 0) - (floor * s.Traffic / traffic)).ToArray())];
        return DenseSimplex.Minimise(cost, rows, [.. strata.Select(s => (floor * s.Traffic / traffic * hours) - s.Hours)]);
    }

    private static bool Close(double value, double expected) => Math.Abs(value - expected) <= 1e-9 * Math.Max(1, Math.Abs(expected));

    private static CollectionPrices Prices(CollectionStratum[] strata, double[] prices) =>
        new(strata.Select((s, i) => (s.Name, prices[i])).ToDictionary(pair => pair.Name, pair => pair.Item2));

    private static CollectionStratum Stratum(string accent, double hours, double traffic, int speakers = 0) =>
        new() { Accent = accent, Hours = hours, Traffic = traffic, Speakers = speakers };

    private static CollectionStratum[] RandomStrata(SeededRandom random, int count)
    {
        CollectionStratum[] strata =
        [
            .. Enumerable.Range(0, count).Select(i => Stratum(
                $"a{i}",
                random.Next(4) == 0 ? 0 : Math.Exp(2 * random.NextNormal()),
                random.Next(6) == 0 ? 0 : Math.Exp(random.NextNormal()),
                random.Next(40))),
        ];
        strata[0] = strata[0] with { Traffic = 1, Hours = strata[0].Hours + 0.01 };
        return strata;
    }
}
