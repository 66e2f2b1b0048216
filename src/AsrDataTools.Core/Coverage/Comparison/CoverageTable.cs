using AsrDataTools.Statistics;

namespace AsrDataTools.Coverage;

/// <summary>Turns what was added up into the rows of one table.</summary>
internal sealed class CoverageTable
{
    private readonly CoverageTally _tally;
    private readonly IReadOnlyDictionary<CoverageCell, double> _traffic;
    private readonly AccentComparisonOptions _options;
    private readonly double[] _seconds;
    private readonly double[] _largest;
    private readonly int[] _speakers;
    private readonly double _total;
    private readonly double _open;
    private readonly ShareBootstrap _bootstrap;
    private readonly ShareReplicates? _drawn;

    /// <param name="tally">Training.</param>
    /// <param name="traffic">Share of traffic of each cell, summing to 1.</param>
    public CoverageTable(
        CoverageTally tally, IReadOnlyDictionary<CoverageCell, double> traffic, AccentComparisonOptions options, CancellationToken cancellation)
    {
        foreach (CoverageCell cell in traffic.Keys) tally.NumberOf(cell);
        _tally = tally;
        _traffic = traffic;
        _options = options;
        (_seconds, _largest) = tally.Sums();
        _speakers = tally.Speakers();
        _total = _seconds.Sum();
        _open = tally.Open.Sum(open => open.Seconds);
        _bootstrap = tally.Bootstrap([.. tally.Cells.Select(TrafficShare)]);
        _drawn = _total > 0 ? _bootstrap.Draw(options.Replicates, options.Seed, options.ThrottleLimit, cancellation) : null;
    }

    /// <summary>Share of hours that fit no one cell, 0…1.</summary>
    public double OpenShare => _total + _open > 0 ? _open / (_total + _open) : 0;

    public double Hours => _total / 3600;

    public double OpenHours => _open / 3600;

    /// <summary>The rows, the largest share of traffic first.</summary>
    /// <param name="unmeasured">Share of utterances without a duration.</param>
    public IReadOnlyList<AccentCoverage> Rows(double unmeasured) =>
    [
        .. Enumerable.Range(0, _tally.Cells.Count).Select(cell => Row(cell, unmeasured))
            .OrderByDescending(row => row.TrafficShare).ThenByDescending(row => row.Hours).ThenBy(row => row.Accent, StringComparer.Ordinal).ThenBy(row => row.Within, StringComparer.Ordinal),
    ];

    /// <summary>½ Σ |training share − traffic share| with its interval; null without hours.</summary>
    public (double Value, double? Low, double? High)? TotalVariation()
    {
        if (_drawn is null) return null;
        (double Low, double High)? interval = _drawn.OfDistance(_options.ConfidenceLevel);
        return (_bootstrap.Distance.Value, interval?.Low, interval?.High);
    }

    private AccentCoverage Row(int cell, double unmeasured)
    {
        double trafficShare = TrafficShare(_tally.Cells[cell]);
        double share = _total > 0 ? _seconds[cell] / _total : 0;
        double possible = _tally.Open.Where(open => open.MayBe(_tally.Cells[cell])).Sum(open => open.Seconds);
        double everything = _total + _open;
        // One speaker says nothing of others, even where all hours are hers.
        (double Low, double High)? interval = share < 1 ? _drawn?.Studentised(cell, _options.ConfidenceLevel) : _speakers[cell] == 1 ? null : (1, 1);
        CoverageEvidence evidence = new()
        {
            TrafficShare = trafficShare,
            Rows = _tally.RowsOf(cell),
            Seconds = _seconds[cell],
            Speakers = _speakers[cell],
            LargestSpeaker = _largest[cell],
            Ratio = Ratio(share),
            Low = Ratio(interval?.Low),
            High = Ratio(interval?.High),
            IfNone = Bound(_seconds[cell]),
            IfAll = Bound(_seconds[cell] + possible),
            PossibleSeconds = possible,
            UnmeasuredShare = Math.Max(unmeasured, _tally.UnmeasuredShareOf(cell)),
        };
        (CoverageVerdict verdict, IReadOnlyList<string> remarks) = new CoverageJudge(_options).Judge(evidence);
        return new AccentCoverage
        {
            Accent = _tally.Cells[cell].Accent,
            Within = _tally.Dimension is null ? null : $"{_tally.Dimension}={_tally.Cells[cell].Value}",
            Hours = _seconds[cell] / 3600,
            Share = _total > 0 ? share : null,
            TrafficShare = trafficShare,
            Ratio = evidence.Ratio,
            RatioLow = evidence.Low,
            RatioHigh = evidence.High,
            RatioIfNone = evidence.IfNone,
            RatioIfAll = evidence.IfAll,
            Speakers = evidence.Speakers,
            EffectiveSpeakers = evidence.Speakers > 0 ? _bootstrap.EffectiveClusters[cell] : null,
            Verdict = verdict,
            IsAbsent = evidence is { Rows: 0, TrafficShare: > 0 },
            Remarks = new TextList(remarks),
        };

        double? Ratio(double? of) => trafficShare > 0 && _total > 0 ? of / trafficShare : null;
        double? Bound(double seconds) => trafficShare > 0 && everything > 0 ? seconds / everything / trafficShare : null;
    }

    private double TrafficShare(CoverageCell cell) => _traffic.GetValueOrDefault(cell);
}
