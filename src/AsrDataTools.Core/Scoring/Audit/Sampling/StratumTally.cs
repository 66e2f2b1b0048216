namespace AsrDataTools.Scoring.Audit;

/// <summary>What one pass over the delivery keeps of a stratum: sums, and the rows of lowest priority.</summary>
internal sealed class StratumTally(string name, int number)
{
    /// <summary>Most rows kept; a plan that asks for more of one stratum is refused.</summary>
    public const int Capacity = 20_000;

    // The highest of those kept comes off first.
    private readonly PriorityQueue<AuditRow, ulong> _kept = new(Comparer<ulong>.Create((left, right) => right.CompareTo(left)));
    private ulong _highest = ulong.MaxValue;
    private double _disagreements;
    private double _squares;
    private double _products;
    private double _compared;
    private double _comparedWords;
    private double _comparedSquares;

    public string Name => name;

    public int Number => number;

    public long Utterances { get; private set; }

    public long Words { get; private set; }

    public double SquaredWords { get; private set; }

    public void Add(AuditRow row, ulong priority)
    {
        Utterances++;
        Words += row.Words;
        SquaredWords += (double)row.Words * row.Words;
        if (row.Disagreement is { } errors)
        {
            _compared++;
            _disagreements += errors;
            _squares += (double)errors * errors;
            _products += (double)errors * row.Words;
            _comparedWords += row.Words;
            _comparedSquares += (double)row.Words * row.Words;
        }

        if (_kept.Count < Capacity)
        {
            _kept.Enqueue(row, priority);
        }
        else if (priority < _highest)
        {
            _kept.EnqueueDequeue(row, priority);
            _kept.TryPeek(out _, out _highest);
        }
    }

    public (double Errors, double Words) Compared => (_disagreements, _comparedWords);

    /// <summary>
    /// Standard deviation of what an utterance adds to the error of the rate, up to a factor: of the recogniser's disagreement
    /// where there is one, else as lengths and their resemblance make it.
    /// </summary>
    /// <param name="rate">The recogniser's disagreement over all strata; null without one.</param>
    /// <param name="resemblance">Intraclass correlation of the errors of an utterance.</param>
    public double Deviation(double? rate, double resemblance)
    {
        if (rate is { } known && _compared > 1)
        {
            double square = _squares - 2 * known * _products + known * known * _comparedSquares;
            return Math.Sqrt(Math.Max(0, square) / _compared);
        }

        return Math.Sqrt(((1 - resemblance) * Words + resemblance * SquaredWords) / Utterances);
    }

    /// <summary>The rows of lowest priority, lowest first.</summary>
    public IEnumerable<AuditRow> Lowest(int count) => _kept.UnorderedItems.OrderBy(entry => entry.Priority).Take(count).Select(entry => entry.Element);
}
