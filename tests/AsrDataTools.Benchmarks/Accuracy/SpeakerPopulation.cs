using AsrDataTools.Corpus;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>A population of speakers whose accents and hours have a known law, and corpora drawn from it.</summary>
/// <param name="Name">What its hours are like.</param>
/// <param name="Hours">Hours of one speaker, of mean 1.</param>
/// <param name="HasQuotas">Whether a corpus has a fixed number of speakers of each accent; else each speaker's accent is drawn.</param>
internal sealed record SpeakerPopulation(string Name, Func<SeededRandom, double> Hours, bool HasQuotas = false)
{
    // From too few speakers for an answer to more than half of a corpus; hours a speaker differ between accents.
    private static readonly (double Speakers, double MeanHours)[] Accents = [(6, 1), (15, 1), (20, 1.3), (25, 0.8), (30, 1), (40, 1.2), (60, 0.9), (210, 1)];

    public static IReadOnlyList<SpeakerPopulation> All { get; } =
    [
        new("log-normal, σ 0.6", random => LogNormal(random, 0.6)),
        new("log-normal, σ 1.0", random => LogNormal(random, 1)),
        new("log-normal, σ 1.3", random => LogNormal(random, 1.3)),
        new("exponential", random => -Math.Log(1 - random.NextDouble())),
        new("equal", _ => 1),
        new("mixture: one in ten has ten times", random => (random.NextDouble() < 0.1 ? 10 : 1) / 1.9 * LogNormal(random, 0.3)),
        new("log-normal, σ 1.0, quotas", random => LogNormal(random, 1), HasQuotas: true),
    ];

    public static int Count => Accents.Length;

    public static string AccentOf(int number) => $"en-x{number}";

    /// <summary>Share of hours of each accent in the population.</summary>
    public static double[] Truth
    {
        get
        {
            double total = Accents.Sum(accent => accent.Speakers * accent.MeanHours);
            return [.. Accents.Select(accent => accent.Speakers * accent.MeanHours / total)];
        }
    }

    public IEnumerable<SpeechUtterance> Draw(SeededRandom random)
    {
        int speakers = (int)Accents.Sum(accent => accent.Speakers);
        for (int i = 0; i < speakers; i++)
        {
            double place = HasQuotas ? i : random.NextDouble() * speakers;
            int accent = 0;
            while (place >= Accents[accent].Speakers) place -= Accents[accent++].Speakers;
            yield return new SpeechUtterance
            {
                Id = $"u{i}",
                Speaker = $"s{i}",
                Accent = AccentOf(accent),
                DurationSeconds = 3600 * Accents[accent].MeanHours * Hours(random),
            };
        }
    }

    private static double LogNormal(SeededRandom random, double sigma) => Math.Exp(sigma * random.NextNormal() - sigma * sigma / 2);
}
