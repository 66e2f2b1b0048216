namespace AsrDataTools.Scoring.MultiSpeaker;

/// <summary>
/// A good combination: from a first one, one utterance after the other moves to the stream where it costs least, until none wants
/// to move; first with substitutions at the price of two errors, which tells utterances apart better, then at that of one (the
/// greedy search of MeetEval, von Neumann et al. 2025), and once with that of one from the start. Its errors are an upper bound
/// of the fewest.
/// </summary>
internal sealed class GreedyCombination
{
    /// <summary>Most bytes of costs that are kept.</summary>
    private const double MostBytes = 1 << 30;

    private const int MostRounds = 50;

    private readonly CombinationProblem _problem;
    private readonly CancellationToken _cancellation;
    private readonly int[][][] _backward;
    private readonly int[] _errors;

    // Null where times matter: the windows are narrow then.
    private readonly BitStream[]? _bits;
    private byte[] _costs = [];
    private int _substitution;

    public GreedyCombination(CombinationProblem problem, CancellationToken cancellation)
    {
        (_problem, _cancellation) = (problem, cancellation);
        _errors = new int[problem.Streams.Length];
        if (problem.IsAnytime) _bits = [.. problem.Streams.Select(stream => new BitStream(stream))];
        _backward = [.. problem.Streams.Select(_ => new int[problem.Utterances.Length + 1][])];
    }

    /// <summary>Whether the costs fit into memory, if the longest stream had all utterances.</summary>
    public static bool IsFeasible(CombinationProblem problem)
    {
        double bytes = 0;
        for (int u = 0; u < problem.Utterances.Length; u++)
        {
            int longest = 0;
            for (int k = 0; k < problem.Streams.Length; k++)
            {
                // A window that stays is kept once, however many utterances go to other streams.
                bool stays = problem.Low(u, k) == problem.Low(u + 1, k) && problem.High(u, k) == problem.High(u + 1, k);
                if (!stays) bytes += sizeof(int) * (double)problem.Width(u, k);
                longest = Math.Max(longest, problem.Width(u, k));
            }

            bytes += sizeof(int) * (double)longest;
        }

        return bytes <= MostBytes;
    }

    /// <param name="first">The stream of each utterance to begin with; the outcome is never worse.</param>
    /// <returns>The stream of each utterance.</returns>
    public int[] Solve(int[] first)
    {
        int[] direct = [.. first];
        long directErrors = Descend(direct, substitution: 1);
        int[] streams = [.. first];
        Descend(streams, substitution: 2);
        return Descend(streams, substitution: 1) < directErrors ? streams : direct;
    }

    private long Descend(int[] streams, int substitution)
    {
        _substitution = substitution;
        for (int round = 0; round < MostRounds && Improve(streams); round++)
        {
        }

        return _errors.Sum(errors => (long)errors);
    }

    // One round over all utterances; whether any has moved.
    private bool Improve(int[] given)
    {
        int count = _problem.Streams.Length;
        int[][] forward = new int[count][];
        int[][] moved = new int[count][];
        for (int k = 0; k < count; k++)
        {
            FillBackward(k, given);
            int low = _problem.Low(0, k);
            forward[k] = [.. Enumerable.Range(low, _problem.Width(0, k))];
            _errors[k] = Least(forward[k], _backward[k][0]);
        }

        bool any = false;
        int[] with = new int[count];
        int[] without = new int[count];
        for (int u = 0; u < given.Length; u++)
        {
            _cancellation.ThrowIfCancellationRequested();
            int current = given[u];
            int best = current;
            for (int k = 0; k < count; k++)
            {
                moved[k] = Forward(u, k, forward[k]);
                forward[k] = Pass(u, k, forward[k]);
                int[] rest = _backward[k][u + 1];
                with[k] = k == current ? _errors[k] : Least(moved[k], rest);
                without[k] = k == current ? Least(forward[k], rest) : _errors[k];
            }

            for (int k = 0; k < count; k++)
            {
                if (with[k] - without[k] < with[best] - without[best]) best = k;
            }

            forward[best] = moved[best];
            if (best == current) continue;
            any = true;
            given[u] = best;
            _errors[best] = with[best];
            _errors[current] = without[current];
        }

        return any;
    }

    private static int Least(int[] forward, int[] backward)
    {
        int least = int.MaxValue;
        for (int i = 0; i < forward.Length; i++) least = Math.Min(least, forward[i] + backward[i]);
        return least;
    }

    // After an utterance that the stream has.
    private int[] Forward(int utterance, int stream, int[] before)
    {
        int low = _problem.Low(utterance, stream);
        int high = _problem.High(utterance + 1, stream);
        int[] row = new int[high - low + 1];
        before.CopyTo(row, 0);
        for (int i = before.Length; i < row.Length; i++) row[i] = row[i - 1] + 1;
        Advance(row, utterance, stream, low, high, mirrored: false);
        return row[(_problem.Low(utterance + 1, stream) - low)..];
    }

    // After an utterance that another has: only the window moves.
    private int[] Pass(int utterance, int stream, int[] before)
    {
        int low = _problem.Low(utterance, stream);
        int next = _problem.Low(utterance + 1, stream);
        int width = _problem.Width(utterance + 1, stream);
        if (low == next && width == before.Length) return before;
        int[] row = new int[width];
        for (int i = 0; i < width; i++)
        {
            int place = next - low + i;
            row[i] = place < before.Length ? before[place] : before[^1] + place - before.Length + 1;
        }

        return row;
    }

    // For each place before each utterance, what the rest of the stream costs with the utterances it has.
    private void FillBackward(int stream, int[] given)
    {
        int[][] rows = _backward[stream];
        int last = given.Length;
        int length = _problem.Streams[stream].Count;
        rows[last] = [.. Enumerable.Range(_problem.Low(last, stream), _problem.Width(last, stream)).Select(place => length - place)];
        for (int u = last - 1; u >= 0; u--)
        {
            _cancellation.ThrowIfCancellationRequested();
            rows[u] = given[u] == stream ? Backward(u, stream, rows[u + 1]) : PassBack(u, stream, rows[u + 1]);
        }
    }

    private int[] Backward(int utterance, int stream, int[] after)
    {
        int low = _problem.Low(utterance, stream);
        int next = _problem.Low(utterance + 1, stream);
        int high = _problem.High(utterance + 1, stream);
        int[] row = new int[high - low + 1];
        after.CopyTo(row, next - low);
        for (int i = next - low - 1; i >= 0; i--) row[i] = row[i + 1] + 1;

        Array.Reverse(row);
        Advance(row, utterance, stream, low, high, mirrored: true);
        Array.Reverse(row);
        return row[.._problem.Width(utterance, stream)];
    }

    // Mirrored: the same rows from the end to the start.
    private void Advance(int[] row, int utterance, int stream, int low, int high, bool mirrored)
    {
        int[] words = _problem.Utterances[utterance].Words;
        if (_bits is not null)
        {
            _bits[stream].Advance(row, mirrored ? [.. words.AsEnumerable().Reverse()] : words, _substitution, mirrored);
            return;
        }

        _problem.PairCosts(utterance, stream, low, high, _substitution, ref _costs);
        if (mirrored) Array.Reverse(_costs, 0, words.Length * (high - low));
        CombinationProblem.Advance(row, words.Length, _costs);
    }

    private int[] PassBack(int utterance, int stream, int[] after)
    {
        int low = _problem.Low(utterance, stream);
        int next = _problem.Low(utterance + 1, stream);
        int width = _problem.Width(utterance, stream);
        if (low == next && width == after.Length) return after;
        int[] row = new int[width];
        for (int i = 0; i < width; i++)
        {
            int place = low + i - next;
            row[i] = place < 0 ? after[0] - place : after[place];
        }

        return row;
    }
}
