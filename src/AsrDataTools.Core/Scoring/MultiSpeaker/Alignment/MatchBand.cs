namespace AsrDataTools.Scoring.MultiSpeaker;

/// <summary>
/// Where an alignment can be without loss, given that words match only within their times. Words need not be in the order of
/// their times: the band is then wider, never wrong.
/// </summary>
internal sealed class MatchBand
{
    private readonly int[] _first;
    private readonly int[] _last;

    public MatchBand(TimedWords rows, TimedWords columns)
    {
        _first = new int[rows.Count + 1];
        _last = new int[rows.Count + 1];
        double[] earliestRow = new double[rows.Count + 1];
        earliestRow[^1] = double.PositiveInfinity;
        for (int row = rows.Count - 1; row >= 0; row--) earliestRow[row] = Math.Min(rows.Begins[row], earliestRow[row + 1]);
        double[] earliestColumn = new double[columns.Count + 1];
        earliestColumn[^1] = double.PositiveInfinity;
        for (int column = columns.Count - 1; column >= 0; column--) earliestColumn[column] = Math.Min(columns.Begins[column], earliestColumn[column + 1]);

        double latestRow = double.NegativeInfinity;
        double latestColumn = double.NegativeInfinity;
        int first = 0;
        int last = 0;
        for (int row = 0; row <= rows.Count; row++)
        {
            for (; first < columns.Count; first++)
            {
                if (Math.Max(latestColumn, columns.Ends[first]) > earliestRow[row]) break;
                latestColumn = Math.Max(latestColumn, columns.Ends[first]);
            }

            if (row > 0) latestRow = Math.Max(latestRow, rows.Ends[row - 1]);
            while (earliestColumn[last] < latestRow) last++;
            _first[row] = first;
            _last[row] = last = Math.Max(first, last);
        }
    }

    /// <summary>Leading columns that neither this row nor any later one can match; they may as well be behind.</summary>
    public int First(int row) => _first[row];

    /// <summary>Columns that the rows before this one can have matched, at least <see cref="First"/>; later ones may as well be ahead.</summary>
    public int Last(int row) => _last[row];
}
