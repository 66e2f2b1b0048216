using System.Globalization;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy.Power;

/// <summary>
/// Word error rates of sets as large as <see cref="RatePower"/> asks for: are they within the promised margin of the truth? With the spread
/// known, and with the spread measured on a pilot of few speakers; and is the margin that a set is said to have the one it has?
/// </summary>
internal sealed class PowerAccuracy : IAccuracyStudy
{
    private const int Draws = 4000;
    private const double Level = 0.95;
    private const double Least = 94;
    private const int WordsEach = 12;
    private const int Utterances = 25;

    private static readonly ErrorPopulation[] Populations =
    [
        new(0.05, 0.5, 1.5),
        new(0.15, 0.5, 1.5),
        new(0.15, 0.3, 1),
        new(0.15, 0.8, 2),
        new(0.30, 0.5, 1.5),
        new(0.15, 0.5, 1.5, IsTwoKinds: true),
    ];

    private static readonly double[] Margins = [0.01, 0.02];
    private static readonly int[] Pilots = [10, 20, 50];

    public string Name => "power";

    public IEnumerable<AccuracyRow> Run()
    {
        int study = 0;
        foreach (ErrorPopulation population in Populations)
        {
            foreach (double margin in Margins) yield return Known(population, margin, study++);
            foreach (int pilot in Pilots) yield return Measured(population, Margins[1], pilot, study++);
            foreach (int speakers in Pilots) yield return Now(population, speakers, study++);
        }
    }

    private static AccuracyRow Known(ErrorPopulation population, double margin, int study)
    {
        int needed = new RatePower(population.Spread, Level).Needed(WordsEach * Utterances, margin)!.Value;
        double held = Share(draw => Math.Abs(Rate(Set(population, needed, new SeededRandom(draw, study))) - population.Rate) <= margin);
        return Row("NeededSpeakers", population, string.Create(CultureInfo.InvariantCulture, $"spread known: {needed} speakers"), string.Create(CultureInfo.InvariantCulture, $"rate within ±{100 * margin:0} points of the truth"), held);
    }

    // A pilot that finds no spread asks for few speakers, one that finds much for many: the promise is held on average over pilots.
    private static AccuracyRow Measured(ErrorPopulation population, double margin, int pilot, int study)
    {
        int[] asked = new int[Draws];
        double held = Share(draw =>
        {
            SeededRandom random = new(draw, study);
            ErrorSpread spread = ErrorSpread.Of(Set(population, pilot, random))!;
            asked[draw] = new RatePower(spread, Level).Needed(WordsEach * Utterances, margin) ?? RatePower.MostSpeakers;
            return Math.Abs(Rate(Set(population, Math.Max(2, asked[draw]), random)) - population.Rate) <= margin;
        });
        Array.Sort(asked);
        return Row(
            "NeededSpeakers", population, string.Create(CultureInfo.InvariantCulture, $"pilot of {pilot} speakers: {asked[Draws / 20]} to {asked[Draws - Draws / 20]} speakers"),
            string.Create(CultureInfo.InvariantCulture, $"rate of a new set within ±{100 * margin:0} points of the truth"), held);
    }

    private static AccuracyRow Now(ErrorPopulation population, int speakers, int study)
    {
        int abstained = 0;
        double held = Share(draw =>
        {
            SeededRandom random = new(draw, study);
            (long Errors, long Words)[][] set = [.. Enumerable.Range(0, speakers).Select(_ => population.Speaker(5 + random.Next(2 * Utterances - 9), WordsEach, random))];
            double[] words = [.. set.Select(speaker => (double)speaker.Sum(one => one.Words))];
            if (new RatePower(ErrorSpread.Of(set)!, Level).HalfWidth(words) is { } reach) return Math.Abs(Rate(set) - population.Rate) <= reach;
            Interlocked.Increment(ref abstained);
            return false;
        });
        string size = $"{speakers} speakers of 5 to 45 utterances, the spread measured on them";
        return abstained == Draws
            ? Row("MarginPoints", population, size, "no margin: fewer than 10 effective speakers", 100, isHeldTo: false)
            : Row("MarginPoints", population, size, string.Create(CultureInfo.InvariantCulture, $"margin holds the truth{(abstained > 0 ? $"; none in {100.0 * abstained / Draws:0.0} %" : "")}"), held * Draws / (Draws - abstained));
    }

    private static (long Errors, long Words)[][] Set(ErrorPopulation population, int speakers, SeededRandom random) =>
        [.. Enumerable.Range(0, speakers).Select(_ => population.Speaker(Utterances, WordsEach, random))];

    private static double Rate((long Errors, long Words)[][] set) => set.Sum(speaker => speaker.Sum(one => (double)one.Errors)) / set.Sum(speaker => speaker.Sum(one => (double)one.Words));

    private static double Share(Func<int, bool> holds)
    {
        int held = 0;
        Parallel.For(0, Draws, draw =>
        {
            if (holds(draw)) Interlocked.Increment(ref held);
        });
        return 100.0 * held / Draws;
    }

    private static AccuracyRow Row(string measure, ErrorPopulation population, string size, string statistic, double held, bool isHeldTo = true) => new(
        measure,
        string.Create(CultureInfo.InvariantCulture, $"WER {100 * population.Rate:0} %, speakers ±{100 * population.Variation:0} %{(population.IsTwoKinds ? " of two kinds" : "")}, runs of {population.RunLength:0.0}; {size}"),
        statistic, held, "%", Draws, isHeldTo ? "≥ 94" : "", isHeldTo ? held >= Least : null);
}
