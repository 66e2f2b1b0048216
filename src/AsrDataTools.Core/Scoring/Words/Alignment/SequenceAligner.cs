namespace AsrDataTools.Scoring.Words;

/// <summary>
/// Aligns two sequences of word ids, exactly, sixty-four reference words at a time. Where the whole trace would take too much
/// memory, only the state between blocks of rows is kept and the blocks are worked out again on the way back: a pair of
/// 100,000 words takes under 100 MB. One instance serves one thread.
/// </summary>
/// <param name="cancellation">Looked at between strips.</param>
/// <param name="mostTraceWords">Most of the trace kept at once, in words of 8 bytes.</param>
internal sealed class SequenceAligner(AlignmentConvention convention, CancellationToken cancellation = default, long mostTraceWords = 4 << 20)
{
    private const int StripRows = 64;

    private ulong[] _rows = [];
    private ulong[] _trace = [];
    private byte[] _carry = [];
    private EditKind[] _steps = [];
    private readonly long[] _tally = new long[4];
    private int _first;

    /// <summary>The steps of the last alignment, from the start; valid until the next.</summary>
    public ReadOnlySpan<EditKind> Steps => _steps.AsSpan(_first, StepCount);

    private int StepCount { get; set; }

    /// <param name="reference">Word ids.</param>
    /// <param name="hypothesis">Word ids.</param>
    /// <param name="vocabulary">Greater than all ids.</param>
    public WordCounts Align(ReadOnlySpan<int> reference, ReadOnlySpan<int> hypothesis, int vocabulary)
    {
        int length = reference.Length + hypothesis.Length;
        Grow(ref _steps, length);
        _first = _steps.Length;
        int strips = (reference.Length + StripRows - 1) / StripRows;
        int stripsInBlock = (int)Math.Clamp(mostTraceWords / Math.Max(1, 2L * hypothesis.Length), 1, Math.Max(1, strips));
        int blocks = hypothesis.IsEmpty ? 0 : (strips + stripsInBlock - 1) / stripsInBlock;
        Grow(ref _rows, vocabulary);
        Grow(ref _carry, hypothesis.Length);
        Grow(ref _trace, 2 * stripsInBlock * hypothesis.Length);
        _carry.AsSpan(0, hypothesis.Length).Clear();

        byte[][] starts = new byte[Math.Max(0, blocks - 1)][];
        for (int block = 0; block < blocks; block++)
        {
            bool last = block == blocks - 1;
            if (!last) starts[block] = _carry.AsSpan(0, hypothesis.Length).ToArray();
            RunBlock(BlockOf(reference, block, stripsInBlock), hypothesis, keep: last);
        }

        Array.Clear(_tally);
        int row = reference.Length;
        int column = hypothesis.Length;
        for (int block = blocks - 1; block >= 0 && column > 0; block--)
        {
            ReadOnlySpan<int> rows = BlockOf(reference, block, stripsInBlock);
            int width = hypothesis.Length;
            if (block < blocks - 1)
            {
                width = column;
                starts[block].AsSpan(0, width).CopyTo(_carry);
                RunBlock(rows, hypothesis[..width], keep: true);
            }

            Walk(reference, hypothesis, ref row, ref column, block * stripsInBlock * StripRows, width);
        }

        for (; column > 0; column--) Add(EditKind.Insertion);
        for (; row > 0; row--) Add(EditKind.Deletion);
        StepCount = _steps.Length - _first;
        return new WordCounts(
            _tally[(int)EditKind.Correct], _tally[(int)EditKind.Substitution], _tally[(int)EditKind.Deletion], _tally[(int)EditKind.Insertion]);
    }

    private static ReadOnlySpan<int> BlockOf(ReadOnlySpan<int> reference, int block, int stripsInBlock)
    {
        int start = block * stripsInBlock * StripRows;
        return reference.Slice(start, Math.Min(stripsInBlock * StripRows, reference.Length - start));
    }

    private void RunBlock(ReadOnlySpan<int> reference, ReadOnlySpan<int> hypothesis, bool keep)
    {
        for (int start = 0; start < reference.Length; start += StripRows)
        {
            cancellation.ThrowIfCancellationRequested();
            ReadOnlySpan<int> rows = reference.Slice(start, Math.Min(StripRows, reference.Length - start));
            for (int row = 0; row < rows.Length; row++) _rows[rows[row]] |= 1UL << row;
            Span<ulong> trace = keep ? _trace.AsSpan(start / StripRows * 2 * hypothesis.Length, 2 * hypothesis.Length) : [];
            if (convention == AlignmentConvention.Nist) NistStrip.Run(hypothesis, _rows, _carry, trace);
            else MinimumStrip.Run(hypothesis, _rows, _carry, trace);
            foreach (int word in rows) _rows[word] = 0;
        }
    }

    private void Walk(ReadOnlySpan<int> reference, ReadOnlySpan<int> hypothesis, ref int row, ref int column, int firstRow, int width)
    {
        while (row > firstRow && column > 0)
        {
            int within = row - 1 - firstRow;
            int at = 2 * ((within / StripRows * width) + column - 1);
            ulong bit = 1UL << (within % StripRows);
            if ((_trace[at] & bit) != 0)
            {
                Add(reference[--row] == hypothesis[--column] ? EditKind.Correct : EditKind.Substitution);
            }
            else if ((_trace[at + 1] & bit) != 0)
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
