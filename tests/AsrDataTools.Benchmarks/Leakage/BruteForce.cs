using AsrDataTools.Text;

namespace AsrDataTools.Benchmarks.Leakage;

/// <summary>Near sentences by holding every pair against each other: no hashing, no candidates.</summary>
internal static class BruteForce
{
    /// <summary>Pairs, the smaller number first, with a Jaccard similarity of word 3-shingles of at least the threshold.</summary>
    public static List<(int Sentence, int Other, double Similarity)> Near(SentenceTable table, double threshold, int threads)
    {
        (int, int, int)[][] shingles = [.. Enumerable.Range(0, table.Count).Select(sentence => Shingles(table.Words(sentence)))];
        List<(int, int, double)> near = [];
        Parallel.For(0, shingles.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, sentence =>
        {
            for (int other = sentence + 1; other < shingles.Length; other++)
            {
                double similarity = Similarity(shingles[sentence], shingles[other]);
                if (similarity < threshold) continue;
                lock (near) near.Add((sentence, other, similarity));
            }
        });
        return near;
    }

    private static (int, int, int)[] Shingles(ReadOnlySpan<int> words)
    {
        SortedSet<(int, int, int)> shingles = [];
        for (int i = 0; i + 2 < words.Length; i++) shingles.Add((words[i], words[i + 1], words[i + 2]));
        return [.. shingles];
    }

    private static double Similarity((int, int, int)[] one, (int, int, int)[] other)
    {
        if (one.Length == 0 || other.Length == 0) return 0;
        int shared = 0;
        for (int i = 0, j = 0; i < one.Length && j < other.Length;)
        {
            int order = one[i].CompareTo(other[j]);
            if (order == 0) shared++;
            if (order <= 0) i++;
            if (order >= 0) j++;
        }

        return (double)shared / (one.Length + other.Length - shared);
    }
}
