using AsrDataTools.Simulation;
using AsrDataTools.Statistics;

namespace AsrDataTools.Corpus.Demo;

/// <summary>An accent of the demo corpus and how much of training and of live traffic speaks it.</summary>
/// <param name="Name">BCP 47.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Voice">The source's own name of it.</param>
/// <param name="TrainingShare">Share of the training speakers.</param>
/// <param name="TrafficShare">Share of the calls.</param>
internal sealed record DemoAccent(string Name, string Language, string Voice, double TrainingShare, double TrafficShare);

/// <summary>A speaker of the demo corpus: a voice of the source, changed within the limits of the believable.</summary>
/// <param name="Id">Unique in the corpus.</param>
/// <param name="Number">Counted from 0 within its part; sources derive the voice from it and the seed.</param>
/// <param name="Accent">How the speaker talks.</param>
/// <param name="IsFemale">The size of the vocal tract and the pitch.</param>
internal sealed record DemoSpeaker(string Id, int Number, DemoAccent Accent, bool IsFemale)
{
    /// <summary>Where in the range of its sex the pitch lies, 0…1.</summary>
    public double Pitch { get; init; }

    /// <summary>Where in the range of its sex the length of the vocal tract lies, 0…1.</summary>
    public double Tract { get; init; }

    /// <summary>Speed of talking, 0…1.</summary>
    public double Tempo { get; init; }

    /// <summary>Tilt of the microphone's response: coefficient of a first-order shelf, negative for dull.</summary>
    public double Tilt { get; init; }

    /// <summary>How much louder than usual the speaker is recorded, dB.</summary>
    public double LevelDb { get; init; }

    public string Gender => IsFemale ? "female" : "male";

    /// <summary>Speakers with a prefix of their own, accents in the given shares (largest remainders), voices by chance.</summary>
    public static IReadOnlyList<DemoSpeaker> Make(
        string prefix, int count, IReadOnlyList<DemoAccent> accents, Func<DemoAccent, double> share, long seed)
    {
        double[] exact = [.. accents.Select(accent => share(accent) * count)];
        int[] whole = [.. exact.Select(value => (int)value)];
        foreach (int i in Enumerable.Range(0, exact.Length).OrderByDescending(i => exact[i] - whole[i]).Take(count - whole.Sum()).ToArray()) whole[i]++;
        List<DemoSpeaker> speakers = [];
        foreach ((DemoAccent accent, int number) in accents.Zip(whole))
        {
            for (int i = 0; i < number; i++) speakers.Add(Make(prefix, speakers.Count, accent, seed));
        }

        return speakers;
    }

    private static DemoSpeaker Make(string prefix, int number, DemoAccent accent, long seed)
    {
        string id = $"{prefix}{number + 1:000}";
        SeededRandom random = SeededRandom.For(seed, "speaker " + id);
        return new(id, number, accent, random.NextDouble() < 0.5)
        {
            Pitch = random.NextDouble(),
            Tract = random.NextDouble(),
            Tempo = random.NextDouble(),
            Tilt = random.Between(-0.3, 0.3),
            LevelDb = 2.5 * random.NextNormal(),
        };
    }
}
