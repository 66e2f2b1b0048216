using System.Globalization;
using AsrDataTools.Acoustics;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Coverage;

/// <summary>One property that training is weighed by: what production has of each of its values, and the code of a value.</summary>
internal sealed class SamplingProperty
{
    /// <summary>The code of a row without a value.</summary>
    public const int NoValue = 0;

    // More values than this are no categories; a column of ids would make as many cells as rows.
    private const int MostValues = 10_000;

    private readonly AcousticMeasure? _measure;
    private readonly int _binCount;
    private readonly List<double> _values = [];
    private readonly List<double> _masses = [];
    private readonly Dictionary<string, int> _codes = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _labels = ["(no value)"];
    private readonly List<double> _production = [0];
    private SamplingBins? _bins;
    private AccentStrata? _strata;
    private bool _isGiven;

    public SamplingProperty(string name, int bins)
    {
        Name = name;
        _binCount = bins;
        _measure = AcousticMeasure.All.FirstOrDefault(measure => measure.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    public string Name { get; }

    public bool IsAccent => Name.Equals(TrafficTable.Accent, StringComparison.OrdinalIgnoreCase);

    /// <summary>Text of each code; <see cref="NoValue"/> is the first.</summary>
    public IReadOnlyList<string> Labels => _labels;

    /// <summary>Mass of production by code.</summary>
    public IReadOnlyList<double> Production => _production;

    /// <summary>Takes shares from a table of traffic; what rows say of the property, before or after, does not count.</summary>
    public void SetProduction(IReadOnlyDictionary<string, double> shares)
    {
        _isGiven = true;
        _values.Clear();
        for (int code = 0; code < _production.Count; code++) _production[code] = 0;
        foreach ((string value, double share) in shares) _production[CodeOfText(value)] += share;
    }

    /// <summary>Adds a row of production.</summary>
    public void AddProduction(object? value, double mass)
    {
        if (_isGiven || mass <= 0) return;
        if (_measure is null)
        {
            if (Text(value) is { } text) _production[CodeOfText(text)] += mass;
            return;
        }

        if (Number(value) is not { } number) return;
        _values.Add(number);
        _masses.Add(mass);
    }

    /// <summary>All of production is there: bins and strata are made.</summary>
    /// <exception cref="SpeechDataException"><c>ReferencePropertyMissing</c>: production has no value of the property.</exception>
    public void Freeze()
    {
        if (_values.Count > 0)
        {
            _bins = SamplingBins.ByQuantiles(_values, _masses, _binCount, _measure!.Tolerance);
            foreach (string label in _bins.Labels) CodeOfText(label);
            for (int i = 0; i < _values.Count; i++) _production[1 + _bins.Of(_values[i])] += _masses[i];
        }

        if (!(_production.Sum() > 0))
        {
            throw new SpeechDataException(
                "ReferencePropertyMissing", SpeechDataProblem.InvalidData,
                $"Production (-Reference) has no value of {Name}. Give a reference that has it{(_measure is null ? "" : ", such as the output of Get-AcousticProfile")}, or leave it out of -Property.");
        }

        if (IsAccent) _strata = new AccentStrata(_labels.Skip(1));
    }

    /// <summary>The code of a value of training. Accents finer than production's count for them.</summary>
    /// <exception cref="SpeechDataException"><c>PropertyValuesTooMany</c>.</exception>
    public int CodeOf(object? value)
    {
        if (_bins is not null) return Number(value) is { } number ? 1 + _bins.Of(number) : NoValue;
        if (Text(value) is not { } text) return NoValue;
        if (_strata is null) return CodeOfText(text);
        return _strata.Place(text).Accent is { } accent ? CodeOfText(accent) : NoValue;
    }

    private int CodeOfText(string text)
    {
        if (_codes.TryGetValue(text, out int code)) return code;
        if (_labels.Count > MostValues)
        {
            throw new SpeechDataException(
                "PropertyValuesTooMany", SpeechDataProblem.InvalidArgument,
                FormattableString.Invariant($"{Name} has more than {MostValues:N0} values; weights are made for properties of few values. Numeric measures of Get-AcousticProfile are binned."));
        }

        _codes.Add(text, code = _labels.Count);
        _labels.Add(text);
        _production.Add(0);
        return code;
    }

    private static string? Text(object? value)
    {
        string? text = value as string ?? Convert.ToString(value, CultureInfo.InvariantCulture);
        return DeclaredValue.IsAbsent(text) ? null : text!.Trim();
    }

    // Within the bounds beyond which the comparison of profiles sees no difference either.
    private double? Number(object? value)
    {
        double number;
        if (value is double known) number = known;
        else if (!double.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out number)) return null;
        return double.IsFinite(number) ? Math.Clamp(number, _measure!.Least ?? double.MinValue, _measure.Most ?? double.MaxValue) : null;
    }
}
