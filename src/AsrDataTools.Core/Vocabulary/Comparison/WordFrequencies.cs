using AsrDataTools.Statistics;

namespace AsrDataTools.Vocabulary;

/// <summary>What the frequencies of words tell of two sides: divergence, slope, coverage.</summary>
internal static class WordFrequencies
{
    private const int LeastForSlope = 5;
    private const int MostDeals = 20;
    private const long TokensForDeals = 50_000_000;

    /// <summary>Slope of log frequency over log rank by least squares, ties at their mean rank; null with fewer than 10 words of at least 5 occurrences.</summary>
    public static double? ZipfSlope(CorpusText text, WordTypes types)
    {
        long[] counts = [.. Enumerable.Range(0, types.Count).Where(type => !types.IsNumeral(type)).Select(text.CountOf).Where(count => count >= LeastForSlope).OrderDescending()];
        if (counts.Length < 10 || counts[0] == counts[^1]) return null;
        double sumX = 0, sumY = 0, sumXX = 0, sumXY = 0;
        for (int i = 0; i < counts.Length;)
        {
            int end = i;
            while (end < counts.Length && counts[end] == counts[i]) end++;
            double x = Math.Log((i + 1 + end) / 2.0), y = Math.Log(counts[i]);
            int n = end - i;
            (sumX, sumY, sumXX, sumXY) = (sumX + (n * x), sumY + (n * y), sumXX + (n * x * x), sumXY + (n * x * y));
            i = end;
        }

        double spread = (counts.Length * sumXX) - (sumX * sumX);
        return spread > 0 ? ((counts.Length * sumXY) - (sumX * sumY)) / spread : null;
    }

    public static IReadOnlyList<CoveragePoint> Coverage(CorpusText production, CorpusText training, WordTypes types)
    {
        int[] ranked = [.. Enumerable.Range(0, types.Count).Where(type => !types.IsNumeral(type) && training.CountOf(type) > 0).OrderByDescending(training.CountOf).ThenBy(type => types[type], StringComparer.Ordinal)];
        double ofProduction = production.Tokens - production.Numerals, ofTraining = training.Tokens - training.Numerals;
        if (ranked.Length == 0 || ofProduction == 0) return [];
        List<CoveragePoint> points = [];
        long covered = 0, own = 0;
        int next = 0;
        List<int> marks = Marks(ranked.Length);
        for (int i = 0; i < ranked.Length; i++)
        {
            covered += production.CountOf(ranked[i]);
            own += training.CountOf(ranked[i]);
            if (i + 1 != marks[next]) continue;
            points.Add(new(i + 1, covered / ofProduction, own / ofTraining));
            next++;
        }

        return points;
    }

    public static double JensenShannon(CorpusText production, CorpusText training, int types) =>
        DistributionDistance.JensenShannon([.. Enumerable.Range(0, types).Select(type => (double)production.CountOf(type))], [.. Enumerable.Range(0, types).Select(type => (double)training.CountOf(type))]);

    /// <summary>The mean where whole recordings are dealt to the two sides by chance, as many to each as it has.</summary>
    public static double JensenShannonByChance(CorpusText production, CorpusText training, int types, long seed, CancellationToken cancellation)
    {
        int deals = (int)Math.Clamp(TokensForDeals / (production.Tokens + training.Tokens), 2, MostDeals);
        bool[] first = new bool[production.Recordings + training.Recordings];
        double[] one = new double[types], other = new double[types];
        double sum = 0;
        for (int deal = 0; deal < deals; deal++)
        {
            Array.Clear(first);
            Array.Fill(first, true, 0, production.Recordings);
            new SeededRandom(seed, deal).Shuffle(first.AsSpan());
            Array.Clear(one);
            Array.Clear(other);
            Deal(production, 0);
            Deal(training, production.Recordings);
            sum += DistributionDistance.JensenShannon(one, other);
        }

        return sum / deals;

        void Deal(CorpusText text, int offset)
        {
            int[] buffer = [];
            for (int utterance = 0; utterance < text.Log.Utterances; utterance++)
            {
                if (utterance % 4096 == 0) cancellation.ThrowIfCancellationRequested();
                if (buffer.Length < text.Log.LengthOf(utterance)) buffer = new int[2 * text.Log.LengthOf(utterance)];
                double[] side = first[offset + text.Log.RecordingOf(utterance)] ? one : other;
                foreach (int type in buffer.AsSpan(0, text.Log.Read(utterance, buffer))) side[type]++;
            }
        }
    }

    // 1, 2, 5, 10, 20, 50 … and all.
    private static List<int> Marks(int all)
    {
        List<int> marks = [];
        for (long decade = 1; decade < all; decade *= 10) marks.AddRange(new[] { decade, 2 * decade, 5 * decade }.Where(mark => mark < all).Select(mark => (int)mark));
        marks.Add(all);
        return marks;
    }
}
