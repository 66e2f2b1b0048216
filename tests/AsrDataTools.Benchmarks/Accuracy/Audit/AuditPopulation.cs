using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy.Audit;

/// <summary>
/// A delivery with word errors that cluster: each speaker has an error rate, each utterance of a speaker has one about that, and
/// lengths are as uneven as those of calls. The rate over all words is what was asked for, to within one word.
/// </summary>
internal sealed class AuditPopulation
{
    public AuditPopulation(int utterances, double errorRate, double clustering, long seed, int perSpeaker = 20)
    {
        SeededRandom random = new(seed);
        Words = new int[utterances];
        Errors = new int[utterances];
        Stratum = new int[utterances];
        double[] speakers = [.. Enumerable.Range(0, utterances / perSpeaker + 1).Select(_ => Spread(random, clustering / 2))];
        double[] intent = new double[utterances];
        double mass = 0;
        for (int i = 0; i < utterances; i++)
        {
            Words[i] = 1 + (int)Math.Min(120, Math.Exp(2 + 0.8 * random.NextNormal()));
            // Speakers of the smaller strata err more.
            Stratum[i] = (i / perSpeaker % 20) switch { < 12 => 0, < 17 => 1, < 19 => 2, _ => 3 };
            intent[i] = speakers[i / perSpeaker] * Spread(random, clustering) * (clustering > 0 ? 1 + Stratum[i] : 1);
            mass += intent[i] * Words[i];
        }

        Total = Words.Sum(words => (long)words);
        double scale = errorRate * Total / mass;
        for (int i = 0; i < utterances; i++)
        {
            double rate = Math.Min(0.95, scale * intent[i]);
            for (int word = 0; word < Words[i]; word++)
            {
                if (random.NextDouble() < rate) Errors[i]++;
            }
        }

        Settle((long)Math.Round(errorRate * Total), random);
    }

    public int[] Words { get; }

    public int[] Errors { get; }

    public int[] Stratum { get; }

    public long Total { get; }

    // What chance left over or short goes to utterances that have errors already, so that clustering stays.
    private void Settle(long wanted, SeededRandom random)
    {
        long errors = Errors.Sum(count => (long)count);
        while (errors != wanted)
        {
            int i = random.Next(Words.Length), step = errors < wanted ? 1 : -1;
            if (Errors[i] == 0 || Errors[i] + step > Words[i] || Errors[i] + step < 0) continue;
            Errors[i] += step;
            errors += step;
        }
    }

    // Gamma-like with mean 1: the larger the clustering, the fewer utterances carry the errors.
    private static double Spread(SeededRandom random, double clustering) => clustering <= 0 ? 1 : Math.Exp(clustering * random.NextNormal() - clustering * clustering / 2);
}
