using AsrDataTools.Leakage;

namespace AsrDataTools.Benchmarks.Fingerprint;

/// <summary>
/// Which recordings share audio in truth: their waveforms, laid side by side, correlate. That is no affair of fingerprints,
/// so it tells whether a match between different prompts is right.
/// </summary>
internal sealed class SharedAudio
{
    private const double LeastCorrelation = 0.9;

    private readonly HashSet<(string, string)> _pairs = [];

    /// <summary>Looks at every pair of recordings of an index that the fingerprint search finds alike.</summary>
    /// <param name="index">The recordings.</param>
    /// <param name="maximumBitErrorRate">Pairs with more are not looked at.</param>
    public SharedAudio(PromptIndex index, double maximumBitErrorRate = 0.36)
    {
        FingerprintSearch search = new(index.Index, new FingerprintSearchOptions { CommonItems = int.MaxValue - 1, MinimumSeconds = 1, MaximumBitErrorRate = maximumBitErrorRate, MaximumChance = 1 });
        Dictionary<string, float[]> samples = index.Recordings.ToDictionary(recording => recording.Name, recording => recording.Samples);
        for (int item = 0; item < index.Recordings.Count; item++)
        {
            foreach (AudioMatch match in search.FindLater(item).Matches)
            {
                Matches.Add(match);
                double correlation = Correlation(samples[match.Query.Path], match.QueryStartSeconds, samples[match.Indexed.Path], match.IndexedStartSeconds, match.QueryEndSeconds - match.QueryStartSeconds, index.SampleRate);
                if (correlation >= LeastCorrelation)
                    _pairs.Add((match.Query.Path, match.Indexed.Path));
                else
                    Unexplained.Add((match, correlation));
            }
        }
    }

    /// <summary>Pairs found alike.</summary>
    public List<AudioMatch> Matches { get; } = [];

    /// <summary>Those whose waveforms do not correlate, with the highest correlation found.</summary>
    public List<(AudioMatch Match, double Correlation)> Unexplained { get; } = [];

    public bool Holds(string one, string other) => _pairs.Contains((one, other)) || _pairs.Contains((other, one));

    /// <summary>The highest normalized correlation of half a second in the middle of the match, over shifts of up to 60 ms.</summary>
    private static double Correlation(float[] a, double startA, float[] b, double startB, double seconds, int rate)
    {
        double best = 0;
        for (double at = 0.1; at < seconds - 0.5; at += 0.25)
        {
            int length = rate / 2, from = (int)((startA + at) * rate), to = (int)((startB + at) * rate);
            for (int shift = -rate / 16; shift <= rate / 16; shift++)
            {
                if (from < 0 || from + length > a.Length || to + shift < 0 || to + shift + length > b.Length)
                    continue;
                ReadOnlySpan<float> x = a.AsSpan(from, length), y = b.AsSpan(to + shift, length);
                float scale = MathF.Sqrt(System.Numerics.Tensors.TensorPrimitives.SumOfSquares(x) * System.Numerics.Tensors.TensorPrimitives.SumOfSquares(y));
                if (scale > 1e-4f)
                    best = Math.Max(best, System.Numerics.Tensors.TensorPrimitives.Dot(x, y) / scale);
            }
        }

        return best;
    }
}
