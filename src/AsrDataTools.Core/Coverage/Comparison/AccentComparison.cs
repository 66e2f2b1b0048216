using System.Globalization;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Coverage;

/// <summary>
/// Holds training against production traffic, accent by accent: hours, shares, coverage ratios with intervals that speak of the
/// population the speakers were drawn from. Utterances are streamed; only sums by accent and speaker are kept.
/// </summary>
public sealed class AccentComparison
{
    private readonly TrafficTable _traffic;
    private readonly AccentLabels _labels;
    private readonly AccentComparisonOptions _options;
    private readonly AccentStrata _strata;
    private readonly SpeakerIndex _speakers = new();
    private readonly LabelTally _fates = new();
    private readonly CoverageTally _oneWay;
    private readonly CoverageTally[] _twoWay;
    private readonly HashSet<string> _ownLabels;
    private long _rows;
    private long _unmeasured;
    private bool _isCompleted;

    /// <exception cref="SpeechDataException"><c>CoverageOptionInvalid</c>.</exception>
    public AccentComparison(TrafficTable traffic, AccentLabels labels, AccentComparisonOptions? options = null)
    {
        _traffic = traffic;
        _labels = labels;
        _options = options ?? new();
        if (_options.MinimumRatio is not (> 0 and < 1))
        {
            throw new SpeechDataException(
                "CoverageOptionInvalid", SpeechDataProblem.InvalidArgument, string.Create(CultureInfo.InvariantCulture, $"The minimum ratio is {_options.MinimumRatio}; it must lie between 0 and 1, both excluded."));
        }

        _strata = new(traffic.Margin(TrafficTable.Accent).Keys);
        _ownLabels = new(traffic.Labels.Where(label => label.Status == AccentLabelStatus.Unrecognised).Select(label => label.Accent!), StringComparer.OrdinalIgnoreCase);
        _oneWay = new(null, _speakers);
        _twoWay = [.. _options.By.Select(TrafficColumns.Dimension).Distinct(StringComparer.OrdinalIgnoreCase).Select(dimension => new CoverageTally(dimension, _speakers))];
    }

    /// <summary>Utterances taken so far.</summary>
    public long Rows => _rows;

    /// <summary>Of these, those whose duration is not known.</summary>
    public long Unmeasured => _unmeasured;

    public void Add(SpeechUtterance utterance)
    {
        AccentLabel label = _labels.Normalize(utterance);
        AccentPlacement placement = Place(label);
        double weight = _options.Weight(utterance);
        double? seconds = _options.Seconds(utterance) * weight;
        _rows++;
        if (seconds is null) _unmeasured++;
        _fates.Add(label, placement, seconds);
        if (weight == 0) return;
        int speaker = _speakers.NumberOf(utterance);
        _oneWay.Add(placement, null, speaker, seconds);
        foreach (CoverageTally tally in _twoWay)
        {
            string? value = UtteranceProperty.Text(utterance, tally.Dimension!);
            tally.Add(placement, DeclaredValue.IsAbsent(value) ? null : value!.Trim(), speaker, seconds);
        }
    }

    /// <summary>The accent that a label counts for, as utterances' labels do; null where it cannot be told.</summary>
    public string? StratumOf(string? label) => Place(_labels.Normalize(label)).Accent;

    /// <summary>The accent that an utterance counts for; null where it cannot be told.</summary>
    public string? StratumOf(SpeechUtterance utterance) => Place(_labels.Normalize(utterance)).Accent;

    /// <exception cref="SpeechDataException"><c>NothingToCompare</c>: no utterance was added.</exception>
    public AccentComparisonResult Complete(CancellationToken cancellation = default)
    {
        if (_rows == 0) throw new SpeechDataException("NothingToCompare", SpeechDataProblem.InvalidArgument, "There is no utterance of training that can be compared. Give a manifest with rows, or utterances.");
        if (_isCompleted) throw new InvalidOperationException("The comparison is complete.");
        _isCompleted = true;
        double unmeasured = _unmeasured / (double)_rows;
        Dictionary<CoverageCell, double> traffic = _traffic.Margin(TrafficTable.Accent).ToDictionary(pair => new CoverageCell(pair.Key, null), pair => pair.Value, new CoverageCellComparer());
        CoverageTable oneWay = new(_oneWay, traffic, _options, cancellation);
        IReadOnlyList<AccentCoverage> rows = oneWay.Rows(unmeasured);
        List<AccentCoverage> all = [.. rows];
        foreach (CoverageTally tally in _twoWay)
        {
            (Dictionary<CoverageCell, double> expected, string? remark) = TwoWayTraffic.Of(_traffic, tally);
            all.AddRange(TwoWayTraffic.Remark(new CoverageTable(tally, expected, _options, cancellation).Rows(unmeasured), rows, remark, _options));
        }

        all.Add(SumUp(oneWay, rows));
        return new(all, [.. _fates.Fates(), .. _traffic.Labels]);
    }

    // A label that the table does not know counts only where traffic has the very same.
    private AccentPlacement Place(AccentLabel label) =>
        label.Accent is null ? new(null, [])
        : label.Status == AccentLabelStatus.Unrecognised && !_ownLabels.Contains(label.Accent) ? new(null, [])
        : _strata.Place(label.Accent);

    private AccentCoverage SumUp(CoverageTable table, IReadOnlyList<AccentCoverage> rows)
    {
        AccentCoverage[] inTraffic = [.. rows.Where(row => row.TrafficShare > 0)];
        CoverageVerdict verdict = Worst(CoverageVerdict.Missing) ?? Worst(CoverageVerdict.Under) ?? Worst(CoverageVerdict.Unknown) ?? CoverageVerdict.Proportional;
        List<string> remarks = [.. _traffic.Remarks];
        if (_unmeasured > 0) remarks.Add(string.Create(CultureInfo.InvariantCulture, $"{_unmeasured:N0} of {_rows:N0} utterances have no duration"));
        (double Value, double? Low, double? High)? variation = table.TotalVariation();
        return new AccentCoverage
        {
            Accent = AccentCoverage.Overall,
            Hours = table.Hours,
            TrafficShare = 1,
            Share = table.Hours > 0 ? 1 : null,
            Speakers = Enumerable.Range(0, _speakers.Count).Count(_speakers.IsNamed),
            TotalVariation = variation?.Value,
            TotalVariationLow = variation?.Low,
            TotalVariationHigh = variation?.High,
            UncoveredTrafficShare = inTraffic.Where(row => row.IsAbsent).Sum(row => row.TrafficShare),
            UnlabelledShare = table.OpenShare,
            UnlabelledHours = table.OpenHours,
            Verdict = verdict,
            Remarks = new TextList(remarks),
        };

        CoverageVerdict? Worst(CoverageVerdict one) => inTraffic.Any(row => row.Verdict == one) ? one : null;
    }
}
