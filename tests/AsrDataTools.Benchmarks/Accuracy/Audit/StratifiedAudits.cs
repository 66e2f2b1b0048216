using AsrDataTools.Corpus;
using AsrDataTools.Scoring.Audit;
using AsrDataTools.Text;

namespace AsrDataTools.Benchmarks.Accuracy.Audit;

/// <summary>The whole way, from rows to verdict, with strata of unlike size and accuracy and each allocation: is the estimate unbiased?</summary>
internal static class StratifiedAudits
{
    private const int Seeds = 200;
    private const double ErrorRate = 0.03;

    public static IEnumerable<AccuracyRow> Rows()
    {
        AuditPopulation population = new(6_000, ErrorRate, 1.2, 1);
        SpeechUtterance[] rows = [.. population.Words.Select((words, i) => new SpeechUtterance
        {
            Id = $"u{i}",
            Text = string.Join(' ', Enumerable.Repeat("word", words)),
            Environment = StratumOf(population, i),
        })];
        foreach (AuditAllocation allocation in Enum.GetValues<AuditAllocation>())
        {
            List<double> found = [];
            int covered = 0;
            for (int seed = 1; seed <= Seeds; seed++)
            {
                AuditVerdict verdict = Judge(rows, population, allocation, seed);
                found.Add(1 - verdict.Accuracy!.Value);
                covered += 1 - verdict.High <= ErrorRate && 1 - verdict.Low >= ErrorRate ? 1 : 0;
            }

            double mean = found.Average(), error = Math.Sqrt(found.Sum(value => (value - mean) * (value - mean)) / (Seeds - 1.0) / Seeds);
            string against = $"{allocation}, 4 strata of 60, 25, 10 and 5 % with 1 to 4 times the errors";
            yield return new("Accuracy", against, "bias, standard errors", Math.Abs(mean - ErrorRate) / error, "", Seeds, "≤ 3", Math.Abs(mean - ErrorRate) <= 3 * error);
            yield return new("Low, High", against, "coverage of 95 %", 100.0 * covered / Seeds, "%", Seeds, "≥ 93", covered >= 0.93 * Seeds);
        }
    }

    private static AuditVerdict Judge(SpeechUtterance[] rows, AuditPopulation population, AuditAllocation allocation, int seed)
    {
        AuditFrame frame = new(new AuditOptions
        {
            Terms = new(0.98, 0.95, 0.05, 0.05),
            By = [nameof(SpeechUtterance.Environment)],
            Allocation = allocation,
            Seed = seed,
            Normalizer = new PlainNormalizer(caseSensitive: false),
        });
        foreach (SpeechUtterance row in rows) frame.Add(row);
        AuditSample sample = frame.Draw();
        JudgedItem[] judged = [.. sample.Items.Select(item => new JudgedItem(item, item.Words, population.Errors[int.Parse(item.Id.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)]))];
        return new VerdictMaker(sample, 0.95, "").Of(judged, [.. sample.Items]);
    }

    // The stratum that errs most is the smallest.
    private static string StratumOf(AuditPopulation population, int utterance) => population.Stratum[utterance] switch
    {
        0 => "studio",
        1 => "office",
        2 => "car",
        _ => "street",
    };
}
