namespace AsrDataTools.Scoring.Words;

/// <summary>
/// Aligns transcripts that leave choices, every pair of words against every other. Costs are single-precision numbers as in
/// sclite, whose rounding breaks some of its ties: a substitution 4, a gap 3, leaving out an optional word 2, the empty word
/// 0.001. With unit costs leaving out an optional word costs next to nothing, so that the errors are fewest.
/// One instance serves one thread.
/// </summary>
/// <param name="same">Whether two words count as the same.</param>
internal sealed class LatticeAligner(AlignmentConvention convention, Func<int, int, bool> same)
{
    /// <summary>Above it the table would take more than about 700 MB.</summary>
    public const long MostCells = 64_000_000;

    private const float NullGap = 0.001f;

    private readonly float _gap = convention == AlignmentConvention.Nist ? 3 : 1;
    private readonly float _substitution = convention == AlignmentConvention.Nist ? 4 : 1;
    private readonly float _optional = convention == AlignmentConvention.Nist ? 2 : NullGap;

    private float[] _cost = [];
    private int[] _backRow = [];
    private int[] _backColumn = [];

    /// <summary>The best path as pairs of words, from the start.</summary>
    /// <exception cref="SpeechDataException">The pair is too long for a full table.</exception>
    public List<AlignedIds> Align(WordLattice reference, WordLattice hypothesis)
    {
        ReadOnlySpan<LatticeWord> rows = reference.Span;
        ReadOnlySpan<LatticeWord> columns = hypothesis.Span;
        long cells = (long)rows.Length * columns.Length;
        if (cells > MostCells)
        {
            throw new SpeechDataException(
                "AlignmentTooLarge",
                SpeechDataProblem.InvalidData,
                FormattableString.Invariant($"A reference of {rows.Length - 1:N0} words with alternates, optional words or fragments against {columns.Length - 1:N0} words is more than can be aligned at once; cut it into segments, as stm files do."));
        }

        if (_cost.Length < cells)
        {
            _cost = new float[cells];
            _backRow = new int[cells];
            _backColumn = new int[cells];
        }

        Fill(rows, columns);
        return Trace(rows, columns, BestEnd(reference.Last, hypothesis.Last, columns.Length));
    }

    private void Fill(ReadOnlySpan<LatticeWord> rows, ReadOnlySpan<LatticeWord> columns)
    {
        int width = columns.Length;
        _cost[0] = 0;
        for (int column = 1; column < width; column++)
        {
            (float cost, int before) = LeastInRow(0, columns[column].Before);
            Set(column, cost + Gap(columns[column]), 0, before);
        }

        for (int row = 1; row < rows.Length; row++)
        {
            int at = row * width;
            (float down, int above) = LeastInColumn(rows[row].Before, 0, width);
            float delete = Gap(rows[row]);
            Set(at, down + delete, above, 0);
            for (int column = 1; column < width; column++)
            {
                (float insertion, int left) = LeastInRow(at, columns[column].Before);
                (float deletion, int up) = LeastInColumn(rows[row].Before, column, width);
                (float diagonal, int diagonalRow, int diagonalColumn) = LeastBefore(rows[row].Before, columns[column].Before, width);
                insertion += Gap(columns[column]);
                deletion += delete;
                diagonal += Pair(rows[row], columns[column]);
                if (diagonal <= deletion && diagonal <= insertion) Set(at + column, diagonal, diagonalRow, diagonalColumn);
                else if (deletion < insertion) Set(at + column, deletion, up, column);
                else Set(at + column, insertion, row, left);
            }
        }
    }

    private void Set(int at, float cost, int backRow, int backColumn)
    {
        _cost[at] = cost;
        _backRow[at] = backRow;
        _backColumn[at] = backColumn;
    }

    private (float Cost, int Before) LeastInRow(int rowStart, int[] before)
    {
        (float cost, int best) = (float.MaxValue, -1);
        foreach (int column in before)
        {
            if (_cost[rowStart + column] < cost) (cost, best) = (_cost[rowStart + column], column);
        }

        return (cost, best);
    }

    private (float Cost, int Before) LeastInColumn(int[] before, int column, int width)
    {
        (float cost, int best) = (float.MaxValue, -1);
        foreach (int row in before)
        {
            if (_cost[(row * width) + column] < cost) (cost, best) = (_cost[(row * width) + column], row);
        }

        return (cost, best);
    }

    private (float Cost, int Row, int Column) LeastBefore(int[] rowsBefore, int[] columnsBefore, int width)
    {
        (float cost, int bestRow, int bestColumn) = (float.MaxValue, -1, -1);
        foreach (int row in rowsBefore)
        {
            foreach (int column in columnsBefore)
            {
                float candidate = _cost[(row * width) + column];
                if (candidate < cost) (cost, bestRow, bestColumn) = (candidate, row, column);
            }
        }

        return (cost, bestRow, bestColumn);
    }

    private (int Row, int Column) BestEnd(ReadOnlySpan<int> lastRows, ReadOnlySpan<int> lastColumns, int width)
    {
        (float cost, int bestRow, int bestColumn) = (float.MaxValue, 0, 0);
        foreach (int row in lastRows)
        {
            foreach (int column in lastColumns)
            {
                float candidate = _cost[(row * width) + column];
                if (candidate < cost) (cost, bestRow, bestColumn) = (candidate, row, column);
            }
        }

        return (bestRow, bestColumn);
    }

    private List<AlignedIds> Trace(ReadOnlySpan<LatticeWord> rows, ReadOnlySpan<LatticeWord> columns, (int Row, int Column) end)
    {
        List<AlignedIds> path = [];
        (int row, int column) = end;
        while (row > 0 || column > 0)
        {
            int at = (row * columns.Length) + column;
            int backRow = _backRow[at];
            int backColumn = _backColumn[at];
            if (backRow == row)
            {
                LatticeWord word = columns[column];
                if (!word.IsNull) path.Add(new(word.IsOptional ? EditKind.Correct : EditKind.Insertion, LatticeWord.Null, word.Id));
            }
            else if (backColumn == column)
            {
                LatticeWord word = rows[row];
                if (!word.IsNull) path.Add(new(word.IsOptional ? EditKind.Correct : EditKind.Deletion, word.Id, LatticeWord.Null));
            }
            else if (!rows[row].IsNull || !columns[column].IsNull)
            {
                path.Add(new(IsSame(rows[row], columns[column]) ? EditKind.Correct : EditKind.Substitution, rows[row].Id, columns[column].Id));
            }

            (row, column) = (backRow, backColumn);
        }

        path.Reverse();
        return path;
    }

    private float Gap(LatticeWord word) => word.IsNull ? NullGap : word.IsOptional ? _optional : _gap;

    // Two empty words cost more than two gaps, so that they never meet; sclite has 1 there.
    private float Pair(LatticeWord left, LatticeWord right) =>
        left.IsNull && right.IsNull ? 1 : IsSame(left, right) ? 0 : _substitution;

    private bool IsSame(LatticeWord left, LatticeWord right) =>
        !left.IsNull && !right.IsNull && (left.Id == right.Id || same(left.Id, right.Id));
}
