namespace AsrDataTools.Scoring.MultiSpeaker;

/// <summary>
/// The best combination there is, by dynamic programming over the places in all streams at once (Sklyar et al. 2022; von Neumann
/// et al. 2023, On word error rate definitions and their efficient computation for multi-speaker speech recognition systems): work
/// and memory grow with the product of the streams' lengths, or of the windows that times leave open in them.
/// </summary>
internal sealed class ExactCombination(CancellationToken cancellation)
{
    /// <summary>Most numbers that are kept, of 4 bytes.</summary>
    public const double MostCells = 128 << 20;

    /// <summary>Most numbers that are worked out, about a nanosecond each.</summary>
    public const double MostSteps = 2e10;

    // Where nobody insists on the exact answer, a recording takes half a second and 64 MB at most.
    private const double ReadyCells = 16 << 20;
    private const double ReadySteps = 5e8;

    private byte[] _costs = [];

    /// <summary>Numbers to keep and to work out.</summary>
    public static (double Cells, double Steps) Size(CombinationProblem problem)
    {
        int streams = problem.Streams.Length;
        double cells = 0;
        double steps = 0;
        for (int u = 0; u <= problem.Utterances.Length; u++)
        {
            double grid = 1;
            for (int k = 0; k < streams; k++) grid *= problem.Width(u, k);
            cells += grid;
            if (u == 0) continue;
            int words = problem.Utterances[u - 1].Count;
            for (int k = 0; k < streams; k++) steps += grid / problem.Width(u, k) * (problem.High(u, k) - problem.Low(u - 1, k) + 1) * words;
        }

        return (cells, steps);
    }

    /// <summary>Whether it can be done; <see cref="CombinationSearch.Auto"/> wants it done soon.</summary>
    public static bool IsFeasible(CombinationProblem problem, CombinationSearch search)
    {
        (double cells, double steps) = Size(problem);
        return search == CombinationSearch.Exact ? cells <= MostCells && steps <= MostSteps : cells <= ReadyCells && steps <= ReadySteps;
    }

    /// <returns>The stream of each utterance.</returns>
    public int[] Solve(CombinationProblem problem)
    {
        CombinationGrid[] grids = new CombinationGrid[problem.Utterances.Length + 1];
        grids[0] = First(problem);
        for (int u = 0; u < problem.Utterances.Length; u++)
        {
            grids[u + 1] = new(problem, u + 1);
            Array.Fill(grids[u + 1].Errors, int.MaxValue);
            for (int k = 0; k < problem.Streams.Length; k++) Give(problem, u, k, grids[u], grids[u + 1]);
        }

        return Trace(problem, grids);
    }

    // Nothing said yet: whatever is passed is inserted.
    private static CombinationGrid First(CombinationProblem problem)
    {
        CombinationGrid grid = new(problem, 0);
        int[] places = [.. Enumerable.Range(0, problem.Streams.Length).Select(grid.Low)];
        int at = 0;
        do
        {
            grid.Errors[at++] = places.Sum();
        }
        while (grid.Next(places, except: -1));
        return grid;
    }

    private void Give(CombinationProblem problem, int utterance, int stream, CombinationGrid before, CombinationGrid after)
    {
        int low = before.Low(stream);
        int high = after.High(stream);
        int[] places = [.. Enumerable.Range(0, problem.Streams.Length).Select(after.Low)];
        int[] row = new int[high - low + 1];
        int words = problem.Utterances[utterance].Count;
        int stride = after.Stride(stream);
        problem.PairCosts(utterance, stream, low, high, substitution: 1, ref _costs);
        do
        {
            cancellation.ThrowIfCancellationRequested();
            before.Fibre(places, stream, row);
            CombinationProblem.Advance(row, words, _costs);
            int at = after.Base(places, stream);
            for (int i = after.Low(stream) - low; i < row.Length; i++, at += stride)
            {
                if (row[i] < after.Errors[at]) after.Errors[at] = row[i];
            }
        }
        while (after.Next(places, except: stream));
    }

    private static int[] Trace(CombinationProblem problem, CombinationGrid[] grids)
    {
        int[] streams = new int[problem.Utterances.Length];
        int[] places = [.. problem.Streams.Select(stream => stream.Count)];
        for (int u = streams.Length - 1; u >= 0; u--)
        {
            int errors = grids[u + 1].At(places);
            int expected = problem.Expected[u];
            int[] order = [.. Enumerable.Range(0, places.Length).OrderBy(k => k == expected ? 0 : 1)];
            (int stream, int from) = order.Select(k => (Stream: k, From: Origin(problem, u, k, grids[u], places, errors))).First(found => found.From >= 0);
            streams[u] = stream;
            places[stream] = from;
            for (int k = 0; k < places.Length; k++) places[k] = Math.Min(places[k], grids[u].High(k));
        }

        return streams;
    }

    // Where in a stream the utterance began, if giving it to that stream costs no more than the best; else −1.
    private static int Origin(CombinationProblem problem, int utterance, int stream, CombinationGrid before, int[] places, int errors)
    {
        int low = before.Low(stream);
        TimedWords words = problem.Utterances[utterance];
        TimedWords others = problem.Streams[stream];
        int[] row = new int[places[stream] - low + 1];
        int[] origins = [.. Enumerable.Range(0, row.Length)];
        before.Fibre(places, stream, row);
        for (int word = 0; word < words.Count; word++)
        {
            (int diagonal, int origin) = (row[0], origins[0]);
            row[0]++;
            for (int i = 1; i < row.Length; i++)
            {
                (int above, int aboveOrigin) = (row[i], origins[i]);
                int pair = !words.CanMatch(word, others, low + i - 1) ? 2 : others.Words[low + i - 1] == words.Words[word] ? 0 : 1;
                (row[i], origins[i]) = (above + 1, aboveOrigin);
                if (row[i - 1] + 1 < row[i]) (row[i], origins[i]) = (row[i - 1] + 1, origins[i - 1]);
                if (diagonal + pair <= row[i] && pair < 2) (row[i], origins[i]) = (diagonal + pair, origin);
                (diagonal, origin) = (above, aboveOrigin);
            }
        }

        return row[^1] == errors ? low + origins[^1] : -1;
    }
}
