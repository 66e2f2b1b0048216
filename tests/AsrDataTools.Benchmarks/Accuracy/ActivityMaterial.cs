using AsrDataTools.Acoustics;
using AsrDataTools.Simulation;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>Speech in noise of which it is known, frame by frame, what is speech.</summary>
internal static class ActivityMaterial
{
    private const double BelowActiveDb = 30;
    private const double LongestGapSeconds = 0.2;

    private const string HoldMusic = "/usr/share/asterisk/moh";

    /// <summary>What is added to speech.</summary>
    public static IReadOnlyList<string> Noises { get; } = ["white", "pink", "babble", "made music", "hold music"];

    /// <summary>
    /// Speech by its own level before noise is added: 20 ms within 30 dB of the active level (ITU-T P.56), gaps under 0.2 s
    /// closed.
    /// </summary>
    public static bool[] Truth(float[] speech, FrameGrid grid)
    {
        int frames = Math.Max(0, ((speech.Length - grid.Fft.Size) / grid.Hop) + 1);
        double least = Math.Pow(10, (NoiseMixer.ActiveLevelDbov(speech, grid.SampleRate) - BelowActiveDb) / 20);
        bool[] truth = new bool[frames];
        int last = -1, gap = (int)(LongestGapSeconds * 100);
        for (int frame = 0; frame < frames; frame++)
        {
            int middle = (frame * grid.Hop) + (grid.Fft.Size / 2), first = Math.Max(0, middle - grid.Hop);
            truth[frame] = NoiseGenerator.Rms(speech.AsSpan(first, Math.Min(2 * grid.Hop, speech.Length - first))) > least;
            if (!truth[frame])
                continue;
            if (last >= 0 && frame - last <= gap)
                truth.AsSpan(last, frame - last).Fill(true);
            last = frame;
        }

        return truth;
    }

    /// <summary>Noise of one kind for judging; null where its recordings are not installed. Babble is of eight French talkers.</summary>
    public static float[]? Noise(string kind, int length, int sampleRate, int seed) => kind switch
    {
        "white" => NoiseGenerator.White(length, new SeededRandom(seed)),
        "pink" => NoiseGenerator.Pink(length, sampleRate, new SeededRandom(seed)),
        "babble" => Babble("fr", length, sampleRate, seed),
        "made music" => MadeMusic.Samples(length, sampleRate, seed),
        "hold music" => Hold(length, sampleRate, seed),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static float[]? Babble(string language, int length, int sampleRate, int seed)
    {
        List<float[]> talkers = [];
        for (int talker = 0; talker < 8; talker++)
        {
            if (SpeechMaterial.Phrases(language, sampleRate, 20, (100 * seed) + talker) is not { } phrases)
                return null;
            talkers.Add(phrases.Samples);
        }

        return NoiseGenerator.Babble(length, talkers, new SeededRandom(seed));
    }

    private static float[]? Hold(int length, int sampleRate, int seed)
    {
        string extension = sampleRate == 8000 ? "*.wav" : "*.g722";
        string[] files = Directory.Exists(HoldMusic) ? [.. Directory.EnumerateFiles(HoldMusic, extension).Order(StringComparer.Ordinal)] : [];
        if (files.Length == 0)
            return null;
        float[] piece = SpeechMaterial.Samples(files[seed % files.Length]);

        // Pieces fade in; from 10 s on they are at their level.
        int first = (10 * sampleRate) + (7 * seed * sampleRate % Math.Max(1, piece.Length - length - (20 * sampleRate)));
        return piece.AsSpan(first, length).ToArray();
    }
}
