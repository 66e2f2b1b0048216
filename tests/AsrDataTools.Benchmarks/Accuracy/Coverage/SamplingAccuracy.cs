using System.Globalization;
using AsrDataTools.Acoustics;
using AsrDataTools.Core.Tests.Statistics;
using AsrDataTools.Corpus;
using AsrDataTools.Coverage;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy.Coverage;

/// <summary>Sampling weights: margins, the least divergence, Kish's size, what they do to bias and to the comparison, and their speed.</summary>
internal sealed class SamplingAccuracy : IAccuracyStudy
{
    private static readonly string[] Properties = ["Accent", "Environment", "Gender"];
    private static readonly SamplingOptions Free = new() { MaximumWeight = 1e6, Unit = SamplingUnit.Utterances };

    public string Name => "sampling";

    public IEnumerable<AccuracyRow> Run() => [.. Margins(), Kish(), .. Bias(), .. Shift(), .. Million()];

    private static IEnumerable<AccuracyRow> Margins()
    {
        const int Corpora = 200;
        SeededRandom random = new(11);
        double margin = 0;
        double dual = 0;
        int rounds = 0;
        for (int i = 0; i < Corpora; i++)
        {
            (SpeechUtterance[] production, SpeechUtterance[] training) = (Draw(random, 2000), Draw(random, 5000));
            SamplingResult result = Weigh(production, training, Free with { Tolerance = 1e-6 });
            margin = Math.Max(margin, result.Report.Margins.Where(m => m.ProductionShare is not null).Max(m => Math.Abs(m.ShareAfter - m.Target)));
            rounds = Math.Max(rounds, result.Report.Iterations);
            double[] peer = ByDual(production, training);
            double[] own = Weigh(production, training, Free with { Tolerance = 1e-12 }).Weights;
            dual = Math.Max(dual, own.Zip(peer, (a, b) => Math.Abs(a - b) / b).Max());
        }

        yield return new("Weight", "shares of production, three properties of 6, 4 and 2 values", "largest difference × 1e-6", margin * 1e6, "", Corpora, "≤ 1", margin <= 1e-6);
        yield return new("Weight", "the same", "most rounds", rounds, "", Corpora);
        yield return new("Weight", "least divergence by Newton's method on the dual", "largest relative difference × 1e-7", dual * 1e7, "", Corpora, "≤ 1", dual <= 1e-7);
    }

    /// <summary>The variance of a weighted mean of independent values is σ² over Kish's size: drawn, not derived.</summary>
    private static AccuracyRow Kish()
    {
        SeededRandom random = new(13);
        SamplingResult result = Weigh(Draw(random, 2000), Draw(random, 500), Free);
        double sum = result.Weights.Sum();
        const int Draws = 40_000;
        double squares = 0;
        for (int d = 0; d < Draws; d++)
        {
            double mean = 0;
            foreach (double weight in result.Weights) mean += weight / sum * random.NextNormal();
            squares += mean * mean;
        }

        double ratio = Draws / squares / result.Report.EffectiveMass;
        return new("EffectiveMass", "σ² over the variance of weighted means, drawn", "ratio", ratio, "", Draws, "0.97 … 1.03", ratio is >= 0.97 and <= 1.03);
    }

    /// <summary>An error rate that depends on accent and environment, estimated from training with production's margins alone.</summary>
    private static IEnumerable<AccuracyRow> Bias()
    {
        foreach (bool interacts in new[] { false, true })
        {
            const int Corpora = 200;
            SeededRandom random = new(17);
            double plain = 0;
            double weighted = 0;
            for (int i = 0; i < Corpora; i++)
            {
                (SpeechUtterance[] production, SpeechUtterance[] training) = (Draw(random, 20_000), Draw(random, 20_000));
                double[] weights = Weigh(production, training, Free).Weights;
                double truth = production.Average(u => ErrorRate(u, interacts));
                plain += Math.Abs(training.Average(u => ErrorRate(u, interacts)) - truth) / Corpora;
                weighted += Math.Abs(training.Zip(weights, (u, w) => w * ErrorRate(u, interacts)).Sum() / weights.Sum() - truth) / Corpora;
            }

            string what = interacts ? "an error rate in which accent and environment interact" : "an error rate of accent plus environment";
            yield return new("Weight", what, "mean absolute bias without weights", 100 * plain, "%", Corpora);
            yield return new("Weight", what, "mean absolute bias with weights", 100 * weighted, "%", Corpora, interacts ? "" : "≤ 0.01", interacts ? null : weighted <= 1e-4);
        }
    }

    /// <summary>The comparison of profiles before and after, by the measure weighed by and by one that goes with it.</summary>
    private static IEnumerable<AccuracyRow> Shift()
    {
        const int Corpora = 20;
        SeededRandom random = new(19);
        List<double> before = [], after = [], beforeBand = [], afterBand = [], size = [];
        for (int i = 0; i < Corpora; i++)
        {
            AcousticProfile[] production = Profiles(random, "p", 1000, 12, 5);
            AcousticProfile[] training = Profiles(random, "t", 4000, 18, 8);
            SamplingWeights weights = new(["SnrDb"], new() { MaximumWeight = 10 });
            foreach (AcousticProfile profile in production) weights.AddProduction(_ => profile.SnrDb, profile.DurationSeconds);
            foreach (AcousticProfile profile in training) weights.AddTraining(_ => profile.SnrDb, profile.DurationSeconds);
            SamplingResult result = weights.Solve();
            size.Add(result.Report.EffectiveShare);
            foreach (bool weighed in new[] { false, true })
            {
                AcousticComparisonOptions options = new() { Measures = ["SnrDb", "RmsDbfs"], Replicates = 100, DifferenceWeights = weighed ? result.Weights : null };
                IReadOnlyList<AcousticShift> rows = AcousticComparison.Compare(production, training, options);
                (weighed ? after : before).Add(Math.Abs(rows.Single(row => row.Measure == "SnrDb").CliffsDelta!.Value));
                (weighed ? afterBand : beforeBand).Add(Math.Abs(rows.Single(row => row.Measure == "RmsDbfs").CliffsDelta!.Value));
            }
        }

        yield return new("Weight", "SnrDb, weighed by it", "median absolute Cliff's δ without weights", Median(before), "", Corpora);
        yield return new("Weight", "SnrDb, weighed by it", "median absolute Cliff's δ with weights", Median(after), "", Corpora, "≤ 0.05", Median(after) <= 0.05);
        yield return new("Weight", "RmsDbfs, which goes with it", "median absolute Cliff's δ without weights", Median(beforeBand), "", Corpora);
        yield return new("Weight", "RmsDbfs, which goes with it", "median absolute Cliff's δ with weights", Median(afterBand), "", Corpora);
        yield return new("EffectiveShare", "the same", "median", 100 * Median(size), "%", Corpora);
    }

    private static IEnumerable<AccuracyRow> Million()
    {
        const int Rows = 1_000_000;
        string folder = Directory.CreateTempSubdirectory("asrdata-sampling-").FullName;
        try
        {
            string path = Path.Combine(folder, "train.csv");
            SeededRandom random = new(23);
            using (StreamWriter writer = new(path))
            {
                writer.WriteLine("id,path,duration,text,speaker,accent,environment,gender");
                for (int i = 0; i < Rows; i++)
                {
                    SpeechUtterance u = One(random, i);
                    writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{u.Id},audio/{u.Id}.wav,{u.DurationSeconds:0.00},what is said in this utterance {i},s{i % 2000},{u.Accent},{u.Environment},{u.Gender}"));
                }
            }

            SpeechUtterance[] production = Draw(random, 10_000);
            System.Diagnostics.Stopwatch watch = System.Diagnostics.Stopwatch.StartNew();
            AccentLabels labels = new();
            SamplingWeights weights = new(Properties);
            foreach (SpeechUtterance u in production) weights.AddProduction(name => Value(u, name, labels), u.DurationSeconds!.Value);
            foreach (SpeechUtterance u in SpeechManifest.Read(path, null, exception => throw exception)) weights.AddTraining(name => Value(u, name, labels), u.DurationSeconds!.Value);
            double read = watch.Elapsed.TotalSeconds;
            SamplingResult result = weights.Solve();
            double all = watch.Elapsed.TotalSeconds;
            yield return new("Weight", "1,000,000 rows of CSV, three properties", "seconds to read and code", read, "s", Rows);
            yield return new("Weight", "the same", "seconds to rake", all - read, "s", Rows);
            yield return new("Weight", "the same", "seconds in all", all, "s", result.Weights.Length, "≤ 5", all <= 5);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static object? Value(SpeechUtterance utterance, string name, AccentLabels labels) =>
        name == "Accent" ? labels.Normalize(utterance).Accent : UtteranceProperty.Get(utterance, name);

    private static SamplingResult Weigh(SpeechUtterance[] production, SpeechUtterance[] training, SamplingOptions options)
    {
        SamplingWeights weights = new(Properties, options);
        foreach (SpeechUtterance u in production) weights.AddProduction(name => UtteranceProperty.Get(u, name), 1);
        foreach (SpeechUtterance u in training) weights.AddTraining(name => UtteranceProperty.Get(u, name), 1);
        return weights.Solve();
    }

    private static double[] ByDual(SpeechUtterance[] production, SpeechUtterance[] training)
    {
        var cells = training.GroupBy(u => (u.Accent, u.Environment, u.Gender)).ToArray();
        List<FittingMargin> margins = [];
        foreach (string property in Properties)
        {
            string[] values = [.. production.Select(u => UtteranceProperty.Text(u, property)!).Distinct()];
            double[] targets = [.. values.Select(value => (double)training.Length * production.Count(u => UtteranceProperty.Text(u, property) == value) / production.Length)];
            margins.Add(new([.. cells.Select(cell => Array.IndexOf(values, UtteranceProperty.Text(cell.First(), property)))], targets));
        }

        double[] seed = [.. cells.Select(cell => (double)cell.Count())];
        double[] table = RakingDual.Solve(seed, margins);
        Dictionary<(string?, string?, string?), double> weights = cells.Select((cell, c) => (cell.Key, Weight: table[c] / seed[c])).ToDictionary(pair => pair.Key, pair => pair.Weight);
        return [.. training.Select(u => weights[(u.Accent, u.Environment, u.Gender)])];
    }

    private static double ErrorRate(SpeechUtterance utterance, bool interacts)
    {
        int accent = int.Parse(utterance.Accent![1..], CultureInfo.InvariantCulture);
        int environment = int.Parse(utterance.Environment![1..], CultureInfo.InvariantCulture);
        return 0.05 + (0.02 * accent) + (0.03 * environment) + (interacts ? 0.02 * accent * environment : 0);
    }

    // Every corpus has shares of its own, and training's accents go with its environments.
    private static SpeechUtterance[] Draw(SeededRandom random, int count)
    {
        double[] accents = Weights(random, 6), environments = Weights(random, 4), genders = Weights(random, 2);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            int accent = Pick(random, accents);
            int environment = random.Next(4) == 0 ? accent % 4 : Pick(random, environments);
            return new SpeechUtterance { Id = $"u{i}", Accent = $"a{accent}", Environment = $"e{environment}", Gender = Pick(random, genders) == 0 ? "female" : "male", DurationSeconds = 5 };
        })];
    }

    private static SpeechUtterance One(SeededRandom random, int i) => new()
    {
        Id = $"u{i}",
        Accent = $"a{random.Next(random.Next(6) + 1)}",
        Environment = $"e{random.Next(4)}",
        Gender = random.Next(3) == 0 ? "female" : "male",
        DurationSeconds = 1 + (9 * random.NextDouble()),
    };

    private static AcousticProfile[] Profiles(SeededRandom random, string name, int count, double mean, double deviation) =>
    [
        .. Enumerable.Range(0, count).Select(i =>
        {
            double snr = mean + (deviation * random.NextNormal());
            return new AcousticProfile { Path = $"/{name}/{i}.wav", Speaker = $"{name}{i % 200}", DurationSeconds = 2 + (6 * random.NextDouble()), SnrDb = snr, RmsDbfs = -30 + (0.6 * snr) + (3 * random.NextNormal()) };
        }),
    ];

    private static double[] Weights(SeededRandom random, int count) => [.. Enumerable.Range(0, count).Select(_ => 0.3 + random.NextDouble())];

    private static int Pick(SeededRandom random, double[] weights)
    {
        double at = random.NextDouble() * weights.Sum();
        int index = 0;
        while (index < weights.Length - 1 && (at -= weights[index]) > 0) index++;
        return index;
    }

    private static double Median(List<double> values) => Quantile.OfSorted([.. values.Order()], 0.5);
}
