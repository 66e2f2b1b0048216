using AsrDataTools.Corpus;
using AsrDataTools.Statistics;

namespace AsrDataTools.Coverage;

/// <summary>Adds up what training has of each stratum of traffic: hours and speakers by accent, or by accent and another property.</summary>
public sealed class CollectionInventory
{
    private readonly AccentLabels _labels;
    private readonly AccentStrata _strata;
    private readonly string? _dimension;
    private readonly Dictionary<(string Accent, string? Value), double> _traffic;
    private readonly Dictionary<string, string> _spelling;
    private readonly Dictionary<(string Accent, string? Value), Stock> _stocks = [];

    /// <param name="traffic">Traffic by accent, and by <paramref name="dimension"/> where it is given.</param>
    /// <param name="dimension">The other property (<c>Environment</c>, <c>Gender</c> …); null for accents alone.</param>
    /// <param name="pattern">
    /// Which accent has which value, for a table of traffic that has both only apart; null to take them as independent there.
    /// </param>
    /// <exception cref="SpeechDataException">
    /// <c>TrafficDimensionMissing</c>: traffic does not have the property. What <see cref="JointTraffic"/> throws.
    /// </exception>
    public CollectionInventory(TrafficTable traffic, AccentLabels labels, string? dimension = null, TrafficTable? pattern = null)
    {
        _labels = labels;
        _dimension = dimension;
        _strata = new AccentStrata(traffic.Margin(TrafficTable.Accent).Keys);
        _traffic = dimension is null
            ? traffic.Margin(TrafficTable.Accent).ToDictionary(pair => (pair.Key, (string?)null), pair => pair.Value)
            : Joint(traffic, dimension, pattern).ToDictionary(pair => (pair.Key.Accent, (string?)pair.Key.Value), pair => pair.Value);
        _spelling = new(StringComparer.OrdinalIgnoreCase);
        foreach ((_, string? value) in _traffic.Keys) if (value is not null) _spelling.TryAdd(value, value);
    }

    /// <summary>Utterances added.</summary>
    public long Utterances { get; private set; }

    /// <summary>Hours whose accent or other property cannot be told; they are not in the plan.</summary>
    public double UnlabelledHours { get; private set; }

    public double Hours { get; private set; }

    /// <exception cref="SpeechDataException"><c>DurationMissing</c>: the utterance has no duration. It is left out.</exception>
    public void Add(SpeechUtterance utterance)
    {
        if (utterance.DurationSeconds is not { } seconds)
        {
            throw new SpeechDataException(
                "DurationMissing", SpeechDataProblem.InvalidData,
                $"'{utterance.Id}' has no duration, so its hours cannot be counted. It is left out; give a column of durations.", utterance.SourcePath);
        }

        Utterances++;
        Hours += seconds / 3600;
        string? accent = _labels.Normalize(utterance).Accent is { } known ? _strata.Place(known).Accent : null;
        string? value = _dimension is null ? null : UtteranceProperty.Text(utterance, _dimension)?.Trim();
        if (accent is null || (_dimension is not null && string.IsNullOrEmpty(value)))
        {
            UnlabelledHours += seconds / 3600;
            return;
        }

        if (value is not null) value = _spelling.GetValueOrDefault(value) ?? (_spelling[value] = value);
        if (!_stocks.TryGetValue((accent, value), out Stock? stock)) _stocks.Add((accent, value), stock = new());
        stock.Hours += seconds / 3600;
        if (!string.IsNullOrWhiteSpace(utterance.Speaker)) stock.Speakers.Add(utterance.Speaker);
    }

    /// <summary>The strata of traffic and of training, those of most traffic first.</summary>
    public IReadOnlyList<CollectionStratum> ToStrata() =>
    [
        .. _traffic.Keys.Union(_stocks.Keys)
            .OrderByDescending(key => _traffic.GetValueOrDefault(key)).ThenBy(key => key.Accent, StringComparer.Ordinal).ThenBy(key => key.Value, StringComparer.Ordinal)
            .Select(key => new CollectionStratum
            {
                Accent = key.Accent,
                Environment = key.Value is null || _dimension == nameof(SpeechUtterance.Environment) ? key.Value : $"{_dimension}={key.Value}",
                Hours = _stocks.GetValueOrDefault(key)?.Hours ?? 0,
                Speakers = _stocks.GetValueOrDefault(key)?.Speakers.Count ?? 0,
                Traffic = _traffic.GetValueOrDefault(key),
            }),
    ];

    private static IReadOnlyDictionary<(string Accent, string Value), double> Joint(TrafficTable traffic, string dimension, TrafficTable? pattern)
    {
        IReadOnlyDictionary<string, double> margin = traffic.Margin(dimension);
        if (margin.Count == 0)
        {
            throw new SpeechDataException(
                "TrafficDimensionMissing", SpeechDataProblem.InvalidArgument,
                $"'{traffic.Name}' does not have {dimension}. It has {string.Join(", ", traffic.Dimensions.Prepend(TrafficTable.Accent))}; -By takes one of these.", traffic.Name);
        }

        if (traffic.Joint(dimension) is { } both) return both;
        IReadOnlyDictionary<(string, string), double>? seed = pattern is null ? null : pattern.Joint(dimension) ?? throw new SpeechDataException(
            "TrafficDimensionMissing", SpeechDataProblem.InvalidArgument, $"'{pattern.Name}' does not have accents and {dimension} together, so it is no pattern of them.", pattern.Name);
        return JointTraffic.Fit(traffic.Margin(TrafficTable.Accent), margin, seed, out FittingResult _);
    }

    private sealed class Stock
    {
        public double Hours { get; set; }

        public HashSet<string> Speakers { get; } = new(StringComparer.Ordinal);
    }
}
