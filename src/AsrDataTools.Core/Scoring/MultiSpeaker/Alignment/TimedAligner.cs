using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Scoring.MultiSpeaker;

/// <summary>
/// The alignment of fewest errors among those in which words match, or stand for one another, only where their times overlap.
/// Work and memory are those of the band that times leave open, not of the whole matrix. Ties are broken as everywhere: from the
/// end, a match or substitution before an insertion before a deletion. One instance serves one thread.
/// </summary>
internal sealed class TimedAligner(CancellationToken cancellation)
{
    /// <summary>Most cells whose steps are kept, a byte each.</summary>
    private const long MostCells = 1L << 30;

    private int[] _above = [];
    private int[] _row = [];

    /// <summary>The steps of the last alignment, from the start.</summary>
    public EditKind[] Steps { get; private set; } = [];

    /// <summary>Fewest errors.</summary>
    public long Distance(TimedWords reference, TimedWords hypothesis) => Fill(reference, hypothesis, new(reference, hypothesis), null);

    /// <exception cref="SpeechDataException"><c>CollarTooWide</c>: the collar leaves a band too large to keep.</exception>
    public WordCounts Align(TimedWords reference, TimedWords hypothesis)
    {
        MatchBand band = new(reference, hypothesis);
        long[] offsets = new long[reference.Count + 2];
        for (int row = 0; row <= reference.Count; row++) offsets[row + 1] = offsets[row] + End(band, row) - Start(band, row) + 1;
        if (offsets[^1] > MostCells)
        {
            throw new SpeechDataException(
                "CollarTooWide",
                SpeechDataProblem.InvalidArgument,
                FormattableString.Invariant($"{reference.Count:N0} words against {hypothesis.Count:N0} of one speaker within that collar are {offsets[^1]:N0} pairs; at most {MostCells:N0} can be aligned. Give a smaller -CollarSeconds, or -Metric Cp, which has no such limit."));
        }

        EditKind[] trace = new EditKind[offsets[^1]];
        Fill(reference, hypothesis, band, (trace, offsets));
        return Walk(reference, hypothesis, band, trace, offsets);
    }

    // A row begins where the row above may have been: columns that are behind from here on are passed on the way.
    private static int Start(MatchBand band, int row) => row == 0 ? 0 : band.First(row - 1);

    private static int End(MatchBand band, int row) => band.Last(row);

    private long Fill(TimedWords reference, TimedWords hypothesis, MatchBand band, (EditKind[] Steps, long[] Offsets)? trace)
    {
        if (_row.Length <= hypothesis.Count)
        {
            _row = new int[hypothesis.Count + 1];
            _above = new int[hypothesis.Count + 1];
        }

        for (int column = 0; column <= End(band, 0); column++) _row[column] = column;
        trace?.Steps.AsSpan(1, End(band, 0)).Fill(EditKind.Insertion);
        for (int row = 1; row <= reference.Count; row++)
        {
            if ((row & 255) == 0) cancellation.ThrowIfCancellationRequested();
            (_above, _row) = (_row, _above);
            int start = Start(band, row);
            int end = End(band, row);
            for (int column = End(band, row - 1) + 1; column <= end; column++) _above[column] = _above[column - 1] + 1;
            Span<EditKind> steps = trace is { } kept ? kept.Steps.AsSpan((int)kept.Offsets[row], end - start + 1) : [];
            FillRow(reference, row - 1, hypothesis, start, end, steps);
        }

        return _row[hypothesis.Count];
    }

    private void FillRow(TimedWords reference, int word, TimedWords hypothesis, int start, int end, Span<EditKind> steps)
    {
        int id = reference.Words[word];
        int left = _row[start] = _above[start] + 1;
        if (!steps.IsEmpty) steps[0] = EditKind.Deletion;
        for (int column = start + 1; column <= end; column++)
        {
            int best = _above[column] + 1;
            EditKind step = EditKind.Deletion;
            if (left + 1 <= best) (best, step) = (left + 1, EditKind.Insertion);
            if (reference.CanMatch(word, hypothesis, column - 1))
            {
                bool right = hypothesis.Words[column - 1] == id;
                int diagonal = _above[column - 1] + (right ? 0 : 1);
                if (diagonal <= best) (best, step) = (diagonal, right ? EditKind.Correct : EditKind.Substitution);
            }

            _row[column] = left = best;
            if (!steps.IsEmpty) steps[column - start] = step;
        }
    }

    private WordCounts Walk(TimedWords reference, TimedWords hypothesis, MatchBand band, EditKind[] trace, long[] offsets)
    {
        EditKind[] steps = new EditKind[reference.Count + hypothesis.Count];
        Span<long> tally = stackalloc long[4];
        int at = steps.Length;
        int row = reference.Count;
        int column = hypothesis.Count;
        while (row > 0 || column > 0)
        {
            EditKind step = column > End(band, row) ? EditKind.Insertion : trace[offsets[row] + column - Start(band, row)];
            steps[--at] = step;
            tally[(int)step]++;
            if (step != EditKind.Insertion) row--;
            if (step != EditKind.Deletion) column--;
        }

        Steps = steps[at..];
        return new(tally[(int)EditKind.Correct], tally[(int)EditKind.Substitution], tally[(int)EditKind.Deletion], tally[(int)EditKind.Insertion]);
    }
}
