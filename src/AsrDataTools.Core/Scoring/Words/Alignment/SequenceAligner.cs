namespace AsrDataTools.Scoring.Words;

/// <summary>
/// Aligns two sequences of word ids, exactly, sixty-four reference words at a time. Long pairs are worked out in a band about the
/// diagonal first (Ukkonen 1985), which is widened until no best alignment can leave it; where the whole trace would take too
/// much memory, only the state between blocks of rows is kept and the blocks are worked out again on the way back.
/// One instance serves one thread.
/// </summary>
/// <param name="cancellation">Looked at between strips.</param>
/// <param name="mostTraceWords">Most of the trace kept at once, in words of 8 bytes.</param>
/// <param name="firstReach">How far the first band reaches to either side; null for a sixteenth of the longer side, at least 256.</param>
internal sealed class SequenceAligner(
    AlignmentConvention convention, CancellationToken cancellation = default, long mostTraceWords = 4 << 20, int? firstReach = null)
{
    private const int StripRows = 64;

    private readonly long[] _tally = new long[4];
    private ulong[] _rows = [];
    private ulong[] _trace = [];
    private byte[] _carry = [];
    private EditKind[] _steps = [];
    private int _first;
    private int _reach;
    private int _width;

    /// <summary>The steps of the last alignment, from the start; valid until the next.</summary>
    public ReadOnlySpan<EditKind> Steps => _steps.AsSpan(_first, StepCount);

    private int StepCount { get; set; }

    /// <param name="reference">Word ids.</param>
    /// <param name="hypothesis">Word ids.</param>
    /// <param name="vocabulary">Greater than all ids.</param>
    public WordCounts Align(ReadOnlySpan<int> reference, ReadOnlySpan<int> hypothesis, int vocabulary)
    {
        Grow(ref _steps, reference.Length + hypothesis.Length);
        Grow(ref _rows, vocabulary);
        Grow(ref _carry, hypothesis.Length);
        int longer = Math.Max(reference.Length, hypothesis.Length);
        int difference = Math.Abs(reference.Length - hypothesis.Length);
        (long gap, long substitution) = convention == AlignmentConvention.Nist ? (3, 4) : (1, 1);
        for (_reach = firstReach ?? Math.Max(256, longer / 16); ; _reach *= 2)
        {
            WordCounts counts = AlignInBand(reference, hypothesis);
            long cost = (gap * (counts.Deletions + counts.Insertions)) + (substitution * counts.Substitutions);
            // A path that leaves the band has at least so many gaps; when that is dearer, all best paths are within, ties included.
            if (_reach >= longer || cost < gap * (difference + (2L * (_reach + 1)))) return counts;
        }
    }

    private WordCounts AlignInBand(ReadOnlySpan<int> reference, ReadOnlySpan<int> hypothesis)
    {
        Array.Clear(_tally);
        _first = _steps.Length;
        _width = (int)Math.Min(hypothesis.Length, (2L * _reach) + Math.Abs(reference.Length - hypothesis.Length) + StripRows);
        int strips = (reference.Length + StripRows - 1) / StripRows;
        int stripsInBlock = (int)Math.Clamp(mostTraceWords / Math.Max(1, 2L * _width), 1, Math.Max(1, strips));
        int blocks = hypothesis.IsEmpty ? 0 : (strips + stripsInBlock - 1) / stripsInBlock;
        Grow(ref _trace, 2 * stripsInBlock * _width);
        _carry.AsSpan(0, hypothesis.Length).Clear();

        byte[][] starts = new byte[Math.Max(0, blocks - 1)][];
        for (int block = 0; block < blocks; block++)
        {
            bool last = block == blocks - 1;
            if (!last) starts[block] = _carry.AsSpan(0, hypothesis.Length).ToArray();
            RunBlock(reference, hypothesis, block * stripsInBlock, stripsInBlock, hypothesis.Length, keep: last);
        }

        int row = reference.Length;
        int column = hypothesis.Length;
        for (int block = blocks - 1; block >= 0 && column > 0; block--)
        {
            if (block < blocks - 1)
            {
                starts[block].AsSpan(0, column).CopyTo(_carry);
                RunBlock(reference, hypothesis, block * stripsInBlock, stripsInBlock, column, keep: true);
            }

            Walk(reference, hypothesis, ref row, ref column, block * stripsInBlock * StripRows);
        }

        for (; column > 0; column--) Add(EditKind.Insertion);
        for (; row > 0; row--) Add(EditKind.Deletion);
        StepCount = _steps.Length - _first;
        return new WordCounts(
            _tally[(int)EditKind.Correct], _tally[(int)EditKind.Substitution], _tally[(int)EditKind.Deletion], _tally[(int)EditKind.Insertion]);
    }

    // Columns of the band in the strip that begins with a row.
    private (int Start, int End) Band(int firstRow, int rows, int columns)
    {
        long start = firstRow + Math.Min(0L, columns - rows) - _reach;
        long end = firstRow + StripRows + Math.Max(0L, columns - rows) + _reach;
        return ((int)Math.Clamp(start, 0, columns), (int)Math.Clamp(end, 0, columns));
    }

    // What enters the band from outside counts as reached by gaps alone: too low perhaps, never too high.
    private void RunBlock(ReadOnlySpan<int> reference, ReadOnlySpan<int> hypothesis, int firstStrip, int strips, int columns, bool keep)
    {
        for (int strip = 0; strip < strips && (firstStrip + strip) * StripRows < reference.Length; strip++)
        {
            cancellation.ThrowIfCancellationRequested();
            int firstRow = (firstStrip + strip) * StripRows;
            (int start, int end) = Band(firstRow, reference.Length, hypothesis.Length);
            end = Math.Min(end, columns);
            if (start >= end) continue;
            ReadOnlySpan<int> rows = reference.Slice(firstRow, Math.Min(StripRows, reference.Length - firstRow));
            for (int row = 0; row < rows.Length; row++) _rows[rows[row]] |= 1UL << row;
            Span<ulong> trace = keep ? _trace.AsSpan(2 * strip * _width, 2 * (end - start)) : [];
            if (convention == AlignmentConvention.Nist) NistStrip.Run(hypothesis[start..end], _rows, _carry.AsSpan(start), trace);
            else MinimumStrip.Run(hypothesis[start..end], _rows, _carry.AsSpan(start), trace);
            foreach (int word in rows) _rows[word] = 0;
        }
    }

    private void Walk(ReadOnlySpan<int> reference, ReadOnlySpan<int> hypothesis, ref int row, ref int column, int blockRow)
    {
        (int strip, int start, int end) = (-1, 0, 0);
        while (row > blockRow && column > 0)
        {
            int within = row - 1 - blockRow;
            if (within / StripRows != strip)
            {
                strip = within / StripRows;
                (start, end) = Band(blockRow + (strip * StripRows), reference.Length, hypothesis.Length);
            }

            bool inBand = column > start && column <= end;
            int at = inBand ? 2 * ((strip * _width) + column - 1 - start) : 0;
            ulong bit = 1UL << (within % StripRows);
            if (inBand && (_trace[at] & bit) != 0)
            {
                Add(reference[--row] == hypothesis[--column] ? EditKind.Correct : EditKind.Substitution);
            }
            else if (inBand ? (_trace[at + 1] & bit) != 0 : column > end)
            {
                column--;
                Add(EditKind.Insertion);
            }
            else
            {
                row--;
                Add(EditKind.Deletion);
            }
        }
    }

    private void Add(EditKind step)
    {
        _steps[--_first] = step;
        _tally[(int)step]++;
    }

    // Content is not kept; _rows is all zero between uses.
    private static void Grow<T>(ref T[] array, int length)
    {
        if (array.Length < length) array = new T[Math.Max(length, 2 * array.Length)];
    }
}
