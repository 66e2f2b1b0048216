namespace AsrDataTools.Scoring.MultiSpeaker;

/// <summary>Fewest errors for each way in which the streams can be worked off before one utterance: one number for each place in each stream.</summary>
internal sealed class CombinationGrid
{
    private readonly int[] _low;
    private readonly int[] _high;
    private readonly int[] _strides;

    public CombinationGrid(CombinationProblem problem, int utterance)
    {
        int streams = problem.Streams.Length;
        _low = [.. Enumerable.Range(0, streams).Select(k => problem.Low(utterance, k))];
        _high = [.. Enumerable.Range(0, streams).Select(k => problem.High(utterance, k))];
        _strides = new int[streams];
        int cells = 1;
        for (int k = streams - 1; k >= 0; k--)
        {
            _strides[k] = cells;
            cells *= _high[k] - _low[k] + 1;
        }

        Errors = new int[cells];
    }

    public int[] Errors { get; }

    public int Low(int stream) => _low[stream];

    public int High(int stream) => _high[stream];

    public int Stride(int stream) => _strides[stream];

    /// <summary>Where a cell stands, whose place in one stream is left at its least.</summary>
    public int Base(ReadOnlySpan<int> places, int except)
    {
        int at = 0;
        for (int k = 0; k < places.Length; k++)
        {
            if (k != except) at += (places[k] - _low[k]) * _strides[k];
        }

        return at;
    }

    public int At(ReadOnlySpan<int> places) => Errors[Base(places, except: -1)];

    /// <summary>
    /// The numbers along one stream, from its least place to any further one; words beyond the window, of this stream or another,
    /// are insertions that might as well come now.
    /// </summary>
    /// <param name="places">Places in the other streams, not below the window.</param>
    public void Fibre(ReadOnlySpan<int> places, int stream, Span<int> row)
    {
        int at = 0;
        int beyond = 0;
        for (int k = 0; k < places.Length; k++)
        {
            if (k == stream) continue;
            int place = Math.Min(places[k], _high[k]);
            beyond += places[k] - place;
            at += (place - _low[k]) * _strides[k];
        }

        int within = Math.Min(row.Length, _high[stream] - _low[stream] + 1);
        for (int i = 0; i < within; i++, at += _strides[stream]) row[i] = Errors[at] + beyond;
        for (int i = within; i < row.Length; i++) row[i] = row[i - 1] + 1;
    }

    /// <summary>Steps to the next combination of places in all streams but one; false after the last.</summary>
    public bool Next(Span<int> places, int except)
    {
        for (int k = places.Length - 1; k >= 0; k--)
        {
            if (k == except) continue;
            if (places[k]++ < _high[k]) return true;
            places[k] = _low[k];
        }

        return false;
    }
}
