using AsrDataTools.Statistics;

namespace AsrDataTools.Coverage;

/// <summary>
/// Error rates of accents against a reference accent at equal environment and signal-to-noise ratio: Poisson regression of the
/// errors with the words as exposure, as Liu, Veliche and Peng (2021, arXiv 2109.09061) propose, with standard errors robust to
/// speakers in place of their random effect of the speaker, which assumes its distribution.
/// </summary>
internal sealed class AdjustedAccentGap
{
    // Where fewer words than this have a signal-to-noise ratio, leaving the others out would judge another corpus.
    private const double LeastKnownSnr = 0.8;

    private const string NotStated = "not stated";

    private readonly string _reference;
    private readonly string[] _accents;
    private readonly string[] _environments;
    private readonly double? _meanSnr;
    private readonly PoissonFit? _fit;
    private readonly WordErrorOptions _options;

    /// <param name="sums">All words and errors.</param>
    /// <param name="reference">The accent compared with; it has the speakers that are asked for.</param>
    /// <param name="accents">The others that have them.</param>
    public AdjustedAccentGap(WordErrorSums sums, string reference, IEnumerable<string> accents, WordErrorOptions options, CancellationToken cancellation)
    {
        _reference = reference;
        _accents = [.. accents];
        _options = options;
        HashSet<string> modelled = [reference, .. _accents];
        WordErrorCell[] cells = [.. sums.Cells.Where(cell => cell.Words > 0 && modelled.Contains(cell.Accent))];
        double words = cells.Sum(cell => cell.Words), known = cells.Where(cell => cell.SnrDb is not null).Sum(cell => cell.Words);
        List<string> remarks = [];
        if (known >= LeastKnownSnr * words && known > 0)
        {
            if (known < words) remarks.Add(FormattableString.Invariant($"adjusted without the {1 - known / words:0.# %} of words that have no signal-to-noise ratio"));
            cells = [.. cells.Where(cell => cell.SnrDb is not null)];
            _meanSnr = cells.Sum(cell => cell.Words * cell.SnrDb!.Value) / known;
        }
        else
        {
            remarks.Add(known > 0
                ? FormattableString.Invariant($"not adjusted for signal-to-noise ratio: only {known / words:0.# %} of words have one")
                : "not adjusted for signal-to-noise ratio: no row has one");
        }

        // The level with most errors is the one that others are measured against; which it is does not matter to accents.
        _environments = [.. cells.GroupBy(Environment).OrderByDescending(level => level.Sum(cell => cell.Errors)).ThenBy(level => level.Key, StringComparer.Ordinal).Select(level => level.Key)];
        if (_environments is [NotStated]) remarks.Add("not adjusted for channel: no row names one");
        Remarks = remarks;
        if (cells.Where(cell => cell.Accent == reference).Sum(cell => cell.Errors) == 0) return;
        _fit = PoissonRegression.Fit(Columns(), [.. cells.Select(Observation)], cancellation);
    }

    /// <summary>What concerns all accents.</summary>
    public IReadOnlyList<string> Remarks { get; }

    public double? Dispersion => _fit?.Dispersion;

    /// <summary>The accent with its adjusted ratio, or with the reason why it has none.</summary>
    public AccentWordError Apply(AccentWordError accent)
    {
        if (accent.Accent == _reference) return accent with { AdjustedRatio = 1 };
        if (_fit is null) return Without(accent, $"no adjusted ratio: {_reference} has no errors to compare with");
        if (!_fit.Converged) return Without(accent, $"no adjusted ratio: the regression did not come to rest in {_fit.Iterations} steps");
        string column = AccentColumn(accent.Accent);
        PoissonCoefficient coefficient = _fit.Coefficients.First(one => one.Name == column);
        if (coefficient.Estimate is not double estimate)
        {
            IEnumerable<string> others = _fit.Dependencies.Where(set => set.Contains(column)).SelectMany(set => set).Distinct().Where(name => name != column && name != Intercept);
            return Without(accent, $"no adjusted ratio: its speech cannot be told apart from {string.Join(", ", others)}");
        }

        AccentWordError adjusted = accent with { AdjustedRatio = Math.Exp(estimate) };
        if (coefficient is not { StandardError: double error, DegreesOfFreedom: double freedom }) return Without(adjusted, "no interval of the adjusted ratio: it rests on too few speakers");
        double reach = ClusteredRatio.Reach(freedom, _options.ConfidenceLevel) * error;
        return adjusted with { AdjustedLow = Math.Exp(estimate - reach), AdjustedHigh = Math.Exp(estimate + reach) };
    }

    private const string Intercept = "Intercept";

    private static string AccentColumn(string accent) => $"Accent={accent}";

    // Accents last: where one cannot be told from an environment, both are said to be unknown, and what comes first is kept.
    private List<string> Columns()
    {
        List<string> columns = [Intercept, .. _environments.Skip(1).Select(level => $"Environment={level}")];
        if (_meanSnr is not null) columns.Add(nameof(WordErrorCell.SnrDb));
        columns.AddRange(_accents.Select(AccentColumn));
        return columns;
    }

    private PoissonObservation Observation(WordErrorCell cell)
    {
        List<double> values = [1, .. _environments.Skip(1).Select(level => level == Environment(cell) ? 1.0 : 0)];
        if (_meanSnr is double mean) values.Add((cell.SnrDb!.Value - mean) / 10);
        values.AddRange(_accents.Select(accent => accent == cell.Accent ? 1.0 : 0));
        return new([.. values], cell.Errors, cell.Words, cell.Cluster);
    }

    private static string Environment(WordErrorCell cell) => cell.Environment ?? NotStated;

    private static AccentWordError Without(AccentWordError accent, string remark) => accent with { Remarks = new([.. accent.Remarks, remark]) };
}
