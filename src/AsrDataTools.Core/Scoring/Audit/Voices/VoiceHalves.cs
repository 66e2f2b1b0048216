using System.Numerics.Tensors;
using AsrDataTools.Statistics;

namespace AsrDataTools.Scoring.Audit;

/// <summary>The embeddings of one speaker id: halved at random, and parted where they differ most.</summary>
internal sealed class VoiceHalves
{
    private const int Rounds = 10;

    // A few stray vectors are bad recordings, not a voice, and their mean is mostly noise.
    private const double LeastPart = 0.2;

    private readonly float[] _first;
    private readonly float[] _second;

    private VoiceHalves(string speaker, float[] first, float[] second)
    {
        Speaker = speaker;
        _first = first;
        _second = second;
        Within = TensorPrimitives.Dot(first, second);
    }

    public string Speaker { get; }

    public int Count { get; private init; }

    /// <summary>Cosine similarity of the means of the two halves.</summary>
    public double Within { get; }

    /// <summary>Cosine similarity of the means of the two parts that differ most; null where one of them is but a few vectors.</summary>
    public double? Parted { get; private init; }

    /// <summary>Vectors of the smaller part.</summary>
    public int SmallerPart { get; private init; }

    /// <param name="vectors">Of length 1, at least 4.</param>
    public static VoiceHalves Of(string speaker, List<float[]> vectors, SeededRandom random)
    {
        float[][] mixed = [.. vectors];
        random.Shuffle(mixed.AsSpan());
        int middle = mixed.Length / 2;
        (double? parted, int smaller) = Part(vectors);
        return new VoiceHalves(speaker, Mean(mixed[..middle]), Mean(mixed[middle..])) { Count = mixed.Length, Parted = parted, SmallerPart = smaller };
    }

    /// <summary>Mean similarity of a half of the one and a half of the other: of as many vectors as within an id.</summary>
    public double SimilarityTo(VoiceHalves other) =>
        (TensorPrimitives.Dot(_first, other._second) + (double)TensorPrimitives.Dot(_second, other._first)) / 2;

    // Two means from the two vectors that are least alike; the vectors go to the nearer one, in turn with new means.
    private static (double? Similarity, int Smaller) Part(List<float[]> vectors)
    {
        (float[] left, float[] right) = Farthest(vectors);
        List<float[]> lefts = [], rights = [];
        for (int round = 0; round < Rounds; round++)
        {
            lefts = [.. vectors.Where(vector => TensorPrimitives.Dot(vector, left) >= TensorPrimitives.Dot(vector, right))];
            rights = [.. vectors.Except(lefts)];
            if (Math.Min(lefts.Count, rights.Count) < Math.Max(2, LeastPart * vectors.Count)) return (null, Math.Min(lefts.Count, rights.Count));
            left = Mean(lefts);
            right = Mean(rights);
        }

        return (TensorPrimitives.Dot(left, right), Math.Min(lefts.Count, rights.Count));
    }

    private static (float[] Left, float[] Right) Farthest(List<float[]> vectors)
    {
        (float[] Left, float[] Right) found = (vectors[0], vectors[1]);
        float least = float.MaxValue;
        for (int i = 0; i < vectors.Count; i++)
        {
            for (int j = i + 1; j < vectors.Count; j++)
            {
                float similarity = TensorPrimitives.Dot(vectors[i], vectors[j]);
                if (similarity >= least) continue;
                least = similarity;
                found = (vectors[i], vectors[j]);
            }
        }

        return found;
    }

    private static float[] Mean(IReadOnlyCollection<float[]> vectors)
    {
        float[] mean = new float[vectors.First().Length];
        foreach (float[] vector in vectors) TensorPrimitives.Add(mean, vector, mean);
        float norm = TensorPrimitives.Norm(mean);
        if (norm > 0) TensorPrimitives.Divide(mean, norm, mean);
        return mean;
    }
}
