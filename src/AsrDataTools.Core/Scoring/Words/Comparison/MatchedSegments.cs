namespace AsrDataTools.Scoring.Words;

/// <summary>
/// Cuts an utterance into segments for the matched-pairs test (Gillick and Cox 1989): stretches with errors, bounded by at least
/// two words that both systems have right, so that errors of one segment hardly depend on those of another. As NIST's sc_stats:
/// both alignments are walked in step, insertions open a segment, segments without an error do not count.
/// </summary>
internal static class MatchedSegments
{
    /// <summary>Words right in both systems that end a segment.</summary>
    private const int Buffer = 2;

    private enum State
    {
        Right,
        Wrong,
        Buffering,
    }

    public static void AddTo(List<ErrorSegment> segments, UtteranceScore first, UtteranceScore second)
    {
        ReadOnlySpan<AlignedIds> one = first.Path;
        ReadOnlySpan<AlignedIds> two = second.Path;
        (int at1, int at2, int good1, int good2, int good) = (0, 0, 0, 0, 0);
        State state = State.Right;
        while (at1 < one.Length)
        {
            for (; at1 < one.Length && one[at1].Kind == EditKind.Insertion; at1++) state = State.Wrong;
            for (; at2 < two.Length && two[at2].Kind == EditKind.Insertion; at2++) state = State.Wrong;
            bool bothRight = at1 < one.Length && at2 < two.Length && one[at1].Kind == EditKind.Correct && two[at2].Kind == EditKind.Correct;
            good = bothRight ? state == State.Buffering ? good + 1 : 1 : 0;
            if (!bothRight)
            {
                state = State.Wrong;
            }
            else if (state == State.Right)
            {
                (good1, good2) = (at1, at2);
            }
            else if (good < Buffer)
            {
                state = State.Buffering;
            }
            else
            {
                Add(segments, one, good1, at1, two, good2, at2);
                (good1, good2, state) = (at1, at2, State.Right);
            }

            at1 = Math.Min(at1 + 1, one.Length);
            at2 = Math.Min(at2 + 1, two.Length);
        }

        if (state != State.Right || two.Length > at2) Add(segments, one, good1, one.Length - 1, two, good2, two.Length - 1);
    }

    private static void Add(
        List<ErrorSegment> segments, ReadOnlySpan<AlignedIds> one, int from1, int to1, ReadOnlySpan<AlignedIds> two, int from2, int to2)
    {
        ErrorSegment segment = new(Errors(one, from1 - Buffer + 1, to1), Errors(two, from2 - Buffer + 1, to2));
        if (segment != default) segments.Add(segment);
    }

    private static int Errors(ReadOnlySpan<AlignedIds> path, int from, int to)
    {
        int errors = 0;
        for (int i = Math.Max(0, from); i <= to; i++) errors += path[i].Kind == EditKind.Correct ? 0 : 1;
        return errors;
    }
}
