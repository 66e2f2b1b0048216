using AsrDataTools.Scoring.Diarization;
using AsrDataTools.Statistics;

namespace AsrDataTools.Scoring.KeywordSearch;

/// <summary>
/// Pairs the occurrences of one keyword in one channel of one recording with its detections, one to one. A pair is possible where
/// the detection's middle lies within the occurrence ± the tolerance. As many pairs as possible; among those the ones of greatest
/// 10⁻⁶ · score congruence + 10⁻⁸ · time congruence, as NIST's KWSEval weighs them: (score − least) / (greatest − least), and
/// common time / length of the occurrence, negative where they do not touch.
/// </summary>
internal sealed class KeywordAligner(double toleranceSeconds)
{
    // Above what all congruences together can come to, so that the number of pairs counts first.
    private const long Pair = 100_000_000_000_000_000;
    private const double Unit = 1e-16;
    private const double TimeWeight = 1e-8 / Unit;
    private const double ScoreWeight = 1e-6 / Unit;
    private const double LeastSpread = 0.00001;

    private readonly long _tolerance = 2 * Interval.Nanoseconds(toleranceSeconds);

    /// <param name="occurrences">Put in order of their starts.</param>
    /// <param name="detections">Put in order of their middles.</param>
    /// <param name="range">Least and greatest score.</param>
    /// <param name="matched">Set to true for each detection (in their new order) that has an occurrence.</param>
    /// <returns>Number of pairs.</returns>
    public int Align(Span<KeywordOccurrence> occurrences, Span<Candidate> detections, (double Least, double Greatest) range, Span<bool> matched)
    {
        occurrences.Sort(static (a, b) => (a.Start, a.End).CompareTo((b.Start, b.End)));
        detections.Sort(static (a, b) => a.CompareTo(b));
        int pairs = 0;
        int next = 0;
        while (next < occurrences.Length)
        {
            // Occurrences that compete for detections, directly or through others.
            (int low, int high) = Reach(occurrences[next], detections);
            int end = next + 1;
            while (end < occurrences.Length && Reach(occurrences[end], detections) is var (from, until) && from < high)
            {
                high = Math.Max(high, until);
                end++;
            }

            pairs += Solve(occurrences[next..end], detections, low, high, range, matched);
            next = end;
        }

        return pairs;
    }

    private int Solve(Span<KeywordOccurrence> occurrences, Span<Candidate> detections, int low, int high, (double, double) range, Span<bool> matched)
    {
        if (high <= low) return 0;
        if (occurrences.Length == 1)
        {
            int best = low;
            long most = long.MinValue;
            for (int d = low; d < high; d++)
            {
                long weight = Weight(occurrences[0], detections[d], range);
                if (weight > most) (most, best) = (weight, d);
            }

            matched[best] = true;
            return 1;
        }

        List<int> column = [];
        List<long> weights = [];
        int[] first = new int[occurrences.Length + 1];
        for (int r = 0; r < occurrences.Length; r++)
        {
            AddBest(occurrences[r], detections, occurrences.Length, low, range, column, weights);
            first[r + 1] = column.Count;
        }

        int pairs = 0;
        foreach (int d in SparseAssignment.Maximize(high - low, first, [.. column], [.. weights]))
        {
            if (d < 0) continue;
            matched[low + d] = true;
            pairs++;
        }

        return pairs;
    }

    // Of many detections an occurrence needs only as many of the best as there are occurrences: no more can be taken from it.
    private void AddBest(KeywordOccurrence occurrence, Span<Candidate> detections, int most, int low, (double, double) range, List<int> column, List<long> weights)
    {
        (int from, int until) = Reach(occurrence, detections);
        if (until - from <= most)
        {
            for (int d = from; d < until; d++) Add(d, Weight(occurrence, detections[d], range));
            return;
        }

        PriorityQueue<int, (long, int)> best = new(most + 1);
        for (int d = from; d < until; d++)
        {
            long weight = Weight(occurrence, detections[d], range);
            if (best.Count < most) best.Enqueue(d, (weight, -d));
            else best.EnqueueDequeue(d, (weight, -d));
        }

        while (best.TryDequeue(out int d, out (long Weight, int) key)) Add(d, key.Weight);

        void Add(int detection, long weight)
        {
            column.Add(detection - low);
            weights.Add(weight);
        }
    }

    private (int From, int Until) Reach(KeywordOccurrence occurrence, Span<Candidate> detections) =>
        (LowerBound(detections, 2 * occurrence.Start - _tolerance), LowerBound(detections, 2 * occurrence.End + _tolerance + 1));

    private static int LowerBound(Span<Candidate> detections, long middle)
    {
        int low = 0;
        int high = detections.Length;
        while (low < high)
        {
            int at = (low + high) / 2;
            if (detections[at].TwiceMiddle < middle) low = at + 1;
            else high = at;
        }

        return low;
    }

    private static long Weight(KeywordOccurrence occurrence, Candidate detection, (double Least, double Greatest) range)
    {
        double common = (Math.Min(occurrence.End, detection.Start + detection.Duration) - Math.Max(occurrence.Start, detection.Start)) / Interval.PerSecond;
        double time = common / Math.Max((occurrence.End - occurrence.Start) / Interval.PerSecond, LeastSpread);
        double score = Math.Clamp((detection.Score - range.Least) / Math.Max(range.Greatest - range.Least, LeastSpread), 0, 1);
        return Pair + (long)Math.Round(TimeWeight * time + ScoreWeight * score);
    }

    /// <summary>A detection of the keyword, whole nanoseconds.</summary>
    /// <param name="Index">Its place among all detections.</param>
    internal readonly record struct Candidate(int Index, long Start, long Duration, double Score) : IComparable<Candidate>
    {
        public long TwiceMiddle => 2 * Start + Duration;

        // Total, so that the same detections in another order are paired the same.
        public int CompareTo(Candidate other) =>
            TwiceMiddle != other.TwiceMiddle ? TwiceMiddle.CompareTo(other.TwiceMiddle)
            : Score != other.Score ? other.Score.CompareTo(Score)
            : Start != other.Start ? Start.CompareTo(other.Start)
            : Index.CompareTo(other.Index);
    }
}
