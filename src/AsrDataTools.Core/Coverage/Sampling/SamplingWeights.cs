using AsrDataTools.Statistics;

namespace AsrDataTools.Coverage;

/// <summary>
/// Weighs training so that it has production's share of every value of every property: raking (Deming and Stephan 1940), by distinct
/// combinations of values rather than by rows. Production is added first, then training, then the weights are asked for.
/// <para>
/// A row without a value of a property stays at the share that such rows have: nothing is known of them, so nothing is taken from them
/// or given to them. A value that production does not have gets the weight 0; one that training does not have cannot be reached, is
/// reported, and its share is dealt to the others in proportion.
/// </para>
/// </summary>
public sealed class SamplingWeights
{
    // What the limit or missing combinations put out of reach is not worth driving other utterances to nothing for.
    private const double LeastGain = 0.01;

    private readonly SamplingOptions _options;
    private readonly SamplingProperty[] _properties;
    private readonly List<int>[] _codes;
    private readonly List<double> _masses = [];
    private bool _isFrozen;

    /// <param name="properties">Names; any letter case. Measures of acoustic profiles are binned, anything else is a category.</param>
    /// <exception cref="SpeechDataException"><c>SamplingOptionInvalid</c>.</exception>
    public SamplingWeights(IReadOnlyList<string> properties, SamplingOptions? options = null)
    {
        _options = options ?? new SamplingOptions();
        _options.Check();
        if (properties.Count == 0) throw new SpeechDataException("SamplingOptionInvalid", SpeechDataProblem.InvalidArgument, "There is no property to weigh by.");
        _properties = [.. properties.Distinct(StringComparer.OrdinalIgnoreCase).Select(name => new SamplingProperty(name, _options.Bins))];
        _codes = [.. _properties.Select(_ => new List<int>())];
    }

    /// <summary>Rows of training so far.</summary>
    public int Count => _masses.Count;

    /// <summary>Takes the shares of traffic of the properties that the table has.</summary>
    public void AddProduction(TrafficTable traffic)
    {
        foreach (SamplingProperty property in _properties)
        {
            IReadOnlyDictionary<string, double> margin = traffic.Margin(property.Name);
            if (margin.Count > 0) property.SetProduction(margin);
        }
    }

    /// <summary>Adds a row of production.</summary>
    /// <param name="valueOf">Value of a property by name: text, a number, or null for none. Accents are canonical.</param>
    /// <param name="mass">Seconds, or 1, by the unit.</param>
    public void AddProduction(Func<string, object?> valueOf, double mass)
    {
        foreach (SamplingProperty property in _properties) property.AddProduction(valueOf(property.Name), mass);
    }

    /// <summary>All of production is there; asked for by the first row of training where it is not called.</summary>
    /// <exception cref="SpeechDataException"><c>ReferencePropertyMissing</c>: production has no value of a property.</exception>
    public void EndProduction()
    {
        if (_isFrozen) return;
        foreach (SamplingProperty property in _properties) property.Freeze();
        _isFrozen = true;
    }

    /// <summary>Adds a row of training; see <see cref="AddProduction(Func{string, object}, double)"/>.</summary>
    /// <exception cref="SpeechDataException"><c>ReferencePropertyMissing</c>, <c>PropertyValuesTooMany</c>.</exception>
    public void AddTraining(Func<string, object?> valueOf, double mass)
    {
        EndProduction();
        for (int p = 0; p < _properties.Length; p++) _codes[p].Add(_properties[p].CodeOf(valueOf(_properties[p].Name)));
        _masses.Add(mass);
    }

    /// <exception cref="SpeechDataException">
    /// <c>NothingToWeigh</c>: training has no row, or no mass. <c>PropertyMissing</c>: no row of training has a value of a property, or none that
    /// production has.
    /// </exception>
    public SamplingResult Solve()
    {
        EndProduction();
        if (!(_masses.Sum() > 0)) throw new SpeechDataException("NothingToWeigh", SpeechDataProblem.InvalidData, "Training has no utterance to weigh, or none that is longer than 0 s. Give rows with durations, or -Unit Utterances.");
        SamplingTable table = new(_properties, _codes, _masses);
        FittingResult fitted = IterativeProportionalFitting.Fit(table.Shares, table.Margins, new FittingOptions
        {
            Iterations = _options.Iterations,
            Tolerance = _options.Tolerance,
            MaximumFactor = _options.MaximumWeight,
            LeastGain = LeastGain,
        });
        double[] weights = [.. table.CellOf.Select(cell => fitted.Factors[cell])];
        return new SamplingResult(weights, table.CellOf, table.Report(fitted, _options));
    }
}
