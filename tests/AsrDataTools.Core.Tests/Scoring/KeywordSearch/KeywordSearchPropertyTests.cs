using AsrDataTools.Annotation;
using AsrDataTools.Scoring.KeywordSearch;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Scoring.KeywordSearch;

/// <summary>Random evaluations, scored once more without cleverness: every pairing and every threshold tried.</summary>
public sealed class KeywordSearchPropertyTests
{
    private const double Trials = 300;
    private const double Beta = 999.9;

    [Fact]
    public void AgreesWithEveryPairingTried()
    {
        for (int number = 0; number < 300; number++)
        {
            (List<(int Keyword, double Start, double End)> words, List<KeywordDetection> detections) = Make(number);
            KeywordSearchScore score = Score(words, detections);
            KeywordSearchResult[] rows = [.. score.PerKeyword()];
            List<(double Threshold, double Sum)> values = [];
            Dictionary<int, bool[]> found = [];
            for (int k = 0; k < rows.Length; k++)
            {
                (int Keyword, double Start, double End)[] targets = [.. words.Where(w => w.Keyword == k)];
                KeywordDetection[] own = [.. detections.Where(d => d.Keyword == $"k{k}")];
                found[k] = BestPairing(targets, own);
                Assert.Equal((targets.Length, found[k].Count(f => f)), (rows[k].Targets, (int)Math.Round((rows[k].SupremumTermWeightedValue ?? 0) * targets.Length)));
                Assert.Equal(found[k].Where((f, i) => f && own[i].Decision == true).Count(), rows[k].Hits);
                Assert.Equal(own.Where((d, i) => !found[k][i] && d.Decision == true).Count(), rows[k].FalseAlarms);
            }

            KeywordSearchResult all = score.Overall(new(Replicates: 100), CancellationToken.None);
            if (all.Keywords == 0) continue;
            double best = 0;
            foreach (double threshold in detections.Select(d => d.Score).Distinct()) best = Math.Max(best, ValueAt(threshold, rows, detections, found));
            Assert.Equal(best, all.MaximumTermWeightedValue!.Value, 9);
            if (all.MaximumThreshold is { } at) Assert.Equal(best, ValueAt(at, rows, detections, found), 9);
            Assert.True(all.OptimumTermWeightedValue >= all.MaximumTermWeightedValue - 1e-12 && all.SupremumTermWeightedValue >= all.OptimumTermWeightedValue - 1e-12);
            Assert.True(all.MaximumTermWeightedValue >= all.TermWeightedValue - 1e-12);
            foreach (DetectionErrorPoint point in score.DetectionErrorTradeoff()) Assert.Equal(ValueAt(point.Threshold, rows, detections, found), point.TermWeightedValue, 9);
        }
    }

    [Fact]
    public void TheOrderOfDetectionsDoesNotMatter()
    {
        for (int number = 0; number < 100; number++)
        {
            (List<(int Keyword, double Start, double End)> words, List<KeywordDetection> detections) = Make(number);
            KeywordSearchResult[] before = [.. Score(words, detections).PerKeyword()];
            new SeededRandom(3, number).Shuffle<KeywordDetection>(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(detections));
            Assert.Equal(before, Score(words, detections).PerKeyword());
        }
    }

    [Fact]
    public void IntervalsCoverTheTruthAsOftenAsTheySay()
    {
        // 200 evaluations of 40 keywords whose values are 1 or 0.5, half each: the mean of other keywords is 0.75.
        int covered = 0;
        for (int number = 0; number < 200; number++)
        {
            SeededRandom random = new(60, number);
            KeywordSearchMaterial material = new();
            List<AnnotationWord> words = [];
            for (int k = 0; k < 40; k++)
            {
                material.Keywords.Add(new($"k{k}", $"w{k}"));
                bool good = random.Next(2) == 0;
                for (int i = 0; i < 2; i++)
                {
                    double start = 10 * k + 5 * i;
                    words.Add(new() { Text = $"w{k}", StartSeconds = start, EndSeconds = start + 1 });
                    if (good || i == 0) material.Add(new($"k{k}", "r", null, start, 1, 0.9, true));
                }
            }

            material.AddReference(new() { Recording = "r", Words = words.ToValueList() });
            KeywordSearchResult all = material.Score(new() { SearchedSeconds = 1000 }, CancellationToken.None).Overall(new(Replicates: 400, Seed: number), CancellationToken.None);
            if (all.Low <= 0.75 && all.High >= 0.75) covered++;
        }

        Assert.InRange(covered, 180, 200);
    }

    private static KeywordSearchScore Score(List<(int Keyword, double Start, double End)> words, List<KeywordDetection> detections)
    {
        KeywordSearchMaterial material = new();
        for (int k = 0; k < 3; k++) material.Keywords.Add(new($"k{k}", $"w{k}"));
        material.AddReference(new() { Recording = "r", Words = [.. words.Select(w => new AnnotationWord { Text = $"w{w.Keyword}", StartSeconds = w.Start, EndSeconds = w.End })] });
        foreach (KeywordDetection detection in detections) material.Add(detection);
        return material.Score(new() { SearchedSeconds = Trials }, CancellationToken.None);
    }

    private static (List<(int Keyword, double Start, double End)> Words, List<KeywordDetection> Detections) Make(int number)
    {
        SeededRandom random = new(12, number);
        List<(int, double, double)> words = [.. Enumerable.Range(0, random.Next(9)).Select(_ =>
        {
            double start = Math.Round(random.NextDouble() * 8, 2);
            return (random.Next(3), start, Math.Round(start + 0.1 + random.NextDouble() * 0.5, 2));
        })];
        List<KeywordDetection> detections = [.. Enumerable.Range(0, random.Next(14)).Select(_ =>
        {
            double score = number % 2 == 0 ? random.Next(10) / 10.0 : random.NextDouble();
            return new KeywordDetection($"k{random.Next(3)}", "r", null, Math.Round(random.NextDouble() * 9, 3), 0.101 + random.Next(4) / 10.0, score, score >= 0.5);
        })];
        return (words, detections);
    }

    // Tries every pairing: most pairs first, then the greatest congruence of score and time.
    private static bool[] BestPairing((int Keyword, double Start, double End)[] targets, KeywordDetection[] own)
    {
        (double least, double greatest) = own.Length == 0 ? (0, 0) : (own.Min(d => d.Score), own.Max(d => d.Score));
        (int Pairs, double Weight) best = (-1, 0);
        bool[] chosen = new bool[own.Length];
        Try(0, new bool[own.Length], 0, 0);
        return chosen;

        void Try(int t, bool[] used, int pairs, double weight)
        {
            if (t == targets.Length)
            {
                if (pairs > best.Pairs || (pairs == best.Pairs && weight > best.Weight + 1e-13))
                {
                    best = (pairs, weight);
                    chosen = [.. used];
                }

                return;
            }

            Try(t + 1, used, pairs, weight);
            for (int d = 0; d < own.Length; d++)
            {
                double middle = own[d].StartSeconds + own[d].DurationSeconds / 2;
                if (used[d] || middle < targets[t].Start - 0.5 || middle > targets[t].End + 0.5) continue;
                double common = Math.Min(targets[t].End, own[d].StartSeconds + own[d].DurationSeconds) - Math.Max(targets[t].Start, own[d].StartSeconds);
                used[d] = true;
                Try(t + 1, used, pairs + 1, weight + 1e-8 * common / (targets[t].End - targets[t].Start) + 1e-6 * (own[d].Score - least) / Math.Max(greatest - least, 0.00001));
                used[d] = false;
            }
        }
    }

    private static double ValueAt(double threshold, KeywordSearchResult[] rows, List<KeywordDetection> detections, Dictionary<int, bool[]> found)
    {
        double sum = 0;
        int keywords = 0;
        for (int k = 0; k < rows.Length; k++)
        {
            if (rows[k].Targets == 0) continue;
            keywords++;
            KeywordDetection[] own = [.. detections.Where(d => d.Keyword == $"k{k}")];
            int hits = own.Where((d, i) => found[k][i] && d.Score >= threshold).Count();
            int falseAlarms = own.Where((d, i) => !found[k][i] && d.Score >= threshold).Count();
            sum += (double)hits / rows[k].Targets - Beta * falseAlarms / (Trials - rows[k].Targets);
        }

        return sum / keywords;
    }
}
