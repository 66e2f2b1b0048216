using AsrDataTools.Scoring.Diarization;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Scoring.Diarization;

/// <summary>
/// Random recordings: several speakers, gaps, overlaps, also of one speaker with himself, turns of no length, boundaries on grids
/// of 10 ms, 1 ms and 1 µs; hypotheses that are the reference perturbed, merged and split, or made up.
/// </summary>
internal static class DiarizationCases
{
    private static readonly double[] Grids = [0.01, 0.001, 0.000001];

    public static DiarizationPair Make(int number)
    {
        SeededRandom random = new(7, number);
        double grid = Grids[number % 3];
        double length = 10 + 60 * random.NextDouble();
        List<SpeakerTurn> reference = Turns(random, grid, length, "r", 1 + random.Next(5));
        List<SpeakerTurn> hypothesis = number % 4 == 0
            ? Turns(random, grid, length, "h", 1 + random.Next(6))
            : Perturbed(random, grid, reference);
        return new()
        {
            Recording = $"case{number:00000}",
            Channel = "1",
            Reference = reference,
            Hypothesis = hypothesis,
            Regions = number % 2 == 0 ? null : Stretches(random, grid, length + 5, 1 + random.Next(3)),
            NoScore = number % 5 == 0 ? Stretches(random, 0.000001, length, 1 + random.Next(2)) : [],
        };
    }

    public static List<TimeRegion> Stretches(SeededRandom random, double grid, double length, int count)
    {
        double[] edges = [.. Enumerable.Range(0, 2 * count).Select(_ => Snap(length * random.NextDouble(), grid)).Order()];
        return [.. Enumerable.Range(0, count).Select(i => new TimeRegion(edges[2 * i], edges[2 * i + 1])).Where(r => r.EndSeconds > r.StartSeconds)];
    }

    private static List<SpeakerTurn> Turns(SeededRandom random, double grid, double length, string prefix, int speakers)
    {
        List<SpeakerTurn> turns = [];
        double at = 0.01 + 2 * random.NextDouble();
        while (at < length)
        {
            double turn = random.Next(20) == 0 ? 0 : -3 * Math.Log(1 - random.NextDouble());
            double start = Snap(at, grid);
            turns.Add(new($"{prefix}{random.Next(speakers)}", start, Snap(start + turn, grid)));
            at = Math.Max(0.01, at + turn + 1.5 * random.NextNormal());
        }

        return turns;
    }

    private static List<SpeakerTurn> Perturbed(SeededRandom random, double grid, List<SpeakerTurn> reference)
    {
        List<SpeakerTurn> turns = [];
        int names = 1 + random.Next(6);
        double confusion = 0.3 * random.NextDouble();
        foreach (SpeakerTurn turn in reference)
        {
            if (random.NextDouble() < 0.1) continue;
            string speaker = random.NextDouble() < confusion ? $"h{random.Next(names)}" : $"h{turn.Speaker[1] % names}";
            double start = Snap(Math.Max(0, turn.StartSeconds + 0.2 * random.NextNormal()), grid);
            double end = Snap(Math.Max(start, turn.EndSeconds + 0.2 * random.NextNormal()), grid);
            turns.Add(new(speaker, start, end));
            if (random.NextDouble() < 0.1) turns.Add(new($"h{random.Next(names)}", end, Snap(end + 2 * random.NextDouble(), grid)));
        }

        return turns;
    }

    private static double Snap(double seconds, double grid) => Math.Round(Math.Round(seconds / grid) * grid, 6);
}
