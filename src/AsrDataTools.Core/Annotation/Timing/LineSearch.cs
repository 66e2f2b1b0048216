namespace AsrDataTools.Annotation.Timing;

/// <summary>
/// Finds the offset and drift at which annotated edges fall on heard ones, where they lie too far apart for the nearest to be the right
/// one: each pair of edges votes for the offset at which they meet, for each drift that is tried (a Hough transform).
/// </summary>
internal static class LineSearch
{
    /// <summary>Largest offset that is looked for, seconds.</summary>
    public const double ReachSeconds = 2;

    /// <summary>Fewer edges do not tell an offset beyond the nearest edge from chance, nor whether they are of the recording at all.</summary>
    public const int LeastEdges = 20;

    private const double BinSeconds = 0.02;
    private const int Bins = (int)(2 * ReachSeconds / BinSeconds);
    private const int KernelBins = 3;

    /// <summary>Clocks that merely differ, and video rates of 1,000 to 1,001: seconds a second.</summary>
    private const double MostDrift = 0.0065;

    /// <summary>Drifts that are tried on either side at most: recordings of days get a coarser search.</summary>
    private const int MostDrifts = 20_000;

    /// <summary>Votes are taken at this many edges of a kind at most.</summary>
    private const int MostEdges = 2000;

    /// <summary>Standard errors by which a line must beat the plain one.</summary>
    private const double MostChance = 4;

    /// <summary>Standard errors by which edges must fall on each other more often than by chance: of few edges no more can be asked, and of many chance has more lines to choose from.</summary>
    private const double LeastRelated = 3;
    private const double MostRelated = 5;
    private const int EdgesForMost = 60;

    /// <summary>Offsets that the nearest edge finds without any search, seconds.</summary>
    private const double PlainSeconds = 0.2;

    // A recording of one rate taken for one of another, and film for video: how much longer the annotation is.
    private static readonly (double Ratio, string Why)[] Rates =
    [
        (48000 / 44100.0, "48 kHz had been taken for 44.1 kHz"),
        (44100 / 48000.0, "44.1 kHz had been taken for 48 kHz"),
        (25 / 24.0, "25 frames a second had been played as 24"),
        (24 / 25.0, "24 frames a second had been played as 25"),
        (25 * 1001 / 24000.0, "25 frames a second had been played as 23.976"),
        (24000 / (25 * 1001.0), "23.976 frames a second had been played as 25"),
        (1.001, "30 frames a second had been played as 29.97"),
        (1 / 1.001, "29.97 frames a second had been played as 30"),
        (2, "it were played at half its rate"),
        (0.5, "it were played at twice its rate"),
    ];

    /// <summary>Ratios closer than this are one.</summary>
    private const double NearRatio = 0.0003;

    /// <summary>The mistake that such a ratio of annotated to true time is known to come of; null for none.</summary>
    public static string? Mistaken(double ratio) => Array.Find(Rates, rate => Math.Abs(rate.Ratio - ratio) <= NearRatio / 3).Why;

    /// <returns>Null where the annotated edges fall on heard ones no more often than chance would have it.</returns>
    public static TimeLine? Find(IReadOnlyList<EdgeLane> lanes)
    {
        int edges = lanes.Sum(lane => lane.Annotated.Sum(kind => kind.Length));
        if (edges < LeastEdges) return default(TimeLine);
        double[][] times = [.. lanes.SelectMany(lane => lane.Annotated.Select(Thinned))];
        double[][] heard = [.. lanes.SelectMany(lane => lane.Heard)];
        double span = Math.Max(1, times.Where(kind => kind.Length > 0).Max(kind => kind[^1]) - times.Where(kind => kind.Length > 0).Min(kind => kind[0]));

        // Half a step smears the peak by a bin at the far ends.
        double step = Math.Max(4 * BinSeconds / span, MostDrift / MostDrifts);
        double[] votes = new double[Bins];
        Vote(times, heard, 0, votes);
        (TimeLine plain, double plainScore) = Peak(votes, 0, PlainSeconds);
        (TimeLine best, double bestScore) = Peak(votes, 0, ReachSeconds);
        bool related = IsBeyondChance(votes, best, bestScore, edges);
        foreach (double drift in Drifts(step))
        {
            if (!Vote(times, heard, drift, votes)) continue;
            (TimeLine line, double score) = Peak(votes, drift, ReachSeconds);
            if (score <= bestScore) continue;
            (best, bestScore) = (line, score);
            related |= IsBeyondChance(votes, best, bestScore, edges);
        }

        if (!related) return null;
        return bestScore - plainScore > MostChance * Math.Sqrt(bestScore) ? best : plain with { Offset = 0 };
    }

    private static IEnumerable<double> Drifts(double step)
    {
        int most = (int)(MostDrift / step);
        for (int index = 1; index <= most; index++)
        {
            yield return index * step;
            yield return -index * step;
        }

        foreach ((double ratio, _) in Rates)
        {
            for (double near = -NearRatio; near <= NearRatio; near += step) yield return ratio - 1 + near;
        }
    }

    // Whether there is anything to vote on: a drift that carries most of the annotation beyond the recording is none.
    private static bool Vote(double[][] times, double[][] heard, double drift, double[] votes)
    {
        Array.Clear(votes);
        bool any = false;
        for (int kind = 0; kind < times.Length; kind++)
        {
            double[] edges = heard[kind];
            int first = 0;
            foreach (double time in times[kind])
            {
                double moment = time / (1 + drift);
                while (first < edges.Length && edges[first] < moment - ReachSeconds) first++;
                for (int index = first; index < edges.Length && edges[index] < moment + ReachSeconds; index++)
                {
                    votes[Math.Clamp((int)((moment - edges[index] + ReachSeconds) / BinSeconds), 0, Bins - 1)]++;
                    any = true;
                }
            }
        }

        return any;
    }

    private static (TimeLine Line, double Score) Peak(double[] votes, double drift, double reach)
    {
        int centre = Bins / 2, most = (int)(reach / BinSeconds) - KernelBins, best = centre;
        double score = double.NegativeInfinity;
        for (int bin = centre - most; bin <= centre + most; bin++)
        {
            double sum = Smooth(votes, bin);
            if (sum > score) (best, score) = (bin, sum);
        }

        return (new(((best + 0.5) * BinSeconds - ReachSeconds) * (1 + drift), drift), score);
    }

    // A triangle: votes at the middle count whole, those beside it less.
    private static double Smooth(double[] votes, int bin)
    {
        double sum = 0;
        for (int beside = -KernelBins + 1; beside < KernelBins; beside++)
            sum += votes[Math.Clamp(bin + beside, 0, Bins - 1)] * (KernelBins - Math.Abs(beside)) / KernelBins;
        return sum;
    }

    // Against votes spread evenly: the narrow peak for precise edges, half a second to either side for careless ones.
    private static bool IsBeyondChance(double[] votes, TimeLine line, double score, int edges)
    {
        double all = votes.Sum(), even = all / Bins * KernelBins;
        if (score - even > (MostChance + 1) * Math.Sqrt(even) + MostChance) return true;
        int middle = (int)(((line.Offset / (1 + line.Drift)) + ReachSeconds) / BinSeconds), reach = (int)(0.5 / BinSeconds);
        int from = Math.Max(0, middle - reach), until = Math.Min(Bins, middle + reach);
        double near = votes.AsSpan(from, until - from).ToArray().Sum(), expected = all * (until - from) / Bins;
        double needed = LeastRelated + ((MostRelated - LeastRelated) * Math.Min(1, (edges - LeastEdges) / (double)(EdgesForMost - LeastEdges)));
        return near - expected > needed * Math.Sqrt(expected);
    }

    private static double[] Thinned(AnnotatedEdge[] edges)
    {
        int stride = Math.Max(1, (int)Math.Ceiling(edges.Length / (double)MostEdges));
        return [.. edges.Where((_, index) => index % stride == 0).Select(edge => edge.Time)];
    }
}
