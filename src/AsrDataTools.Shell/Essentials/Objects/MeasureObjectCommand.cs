using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace AsrDataTools.Shell.Essentials.Objects;

[Cmdlet(VerbsDiagnostic.Measure, "Object", DefaultParameterSetName = Numbers)]
[OutputType(typeof(GenericMeasureInfo), typeof(TextMeasureInfo), typeof(GenericObjectMeasureInfo))]
public sealed class MeasureObjectCommand : PSCmdlet
{
    private const string Numbers = "GenericMeasure";
    private const string Text = "TextMeasure";
    private const string TheObject = "$_";

    private readonly Dictionary<string, Measurement> _measurements = new(StringComparer.OrdinalIgnoreCase);
    private IReadOnlyList<PropertySpec> _properties = [];
    private bool _hasNonNumber;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object?[]? Property { get; set; }

    [Parameter(ParameterSetName = Numbers)]
    public SwitchParameter StandardDeviation { get; set; }

    [Parameter(ParameterSetName = Numbers)]
    public SwitchParameter Sum { get; set; }

    [Parameter(ParameterSetName = Numbers)]
    public SwitchParameter AllStats { get; set; }

    [Parameter(ParameterSetName = Numbers)]
    public SwitchParameter Average { get; set; }

    [Parameter(ParameterSetName = Numbers)]
    public SwitchParameter Maximum { get; set; }

    [Parameter(ParameterSetName = Numbers)]
    public SwitchParameter Minimum { get; set; }

    [Parameter(ParameterSetName = Text)]
    public SwitchParameter Line { get; set; }

    [Parameter(ParameterSetName = Text)]
    public SwitchParameter Word { get; set; }

    [Parameter(ParameterSetName = Text)]
    public SwitchParameter Character { get; set; }

    [Parameter(ParameterSetName = Text)]
    public SwitchParameter IgnoreWhiteSpace { get; set; }

    private bool MeasuresText => ParameterSetName == Text;

    private bool NeedsNumbers => Sum || Average || StandardDeviation || AllStats;

    protected override void BeginProcessing() => _properties = PropertySpec.Parse(this, Property, "Expression");

    protected override void ProcessRecord()
    {
        if (InputObject?.BaseObject is null)
            return;
        if (_properties.Count == 0)
        {
            Add(TheObject, InputObject.BaseObject is PSCustomObject ? InputObject : InputObject.BaseObject);
            return;
        }

        foreach (PropertySpec property in _properties)
        {
            var expressions = property.Expression.HasWildCardCharacters
                ? property.Expression.ResolveNames(InputObject)
                : [property.Expression];
            foreach (PSPropertyExpression expression in expressions)
            {
                foreach (PSPropertyExpressionResult result in expression.GetValues(InputObject))
                {
                    // A property that is null counts, as an empty text or a zero: so it does in pwsh.
                    if (result.Exception is null)
                        Add(result.ResolvedExpression?.ToString() ?? expression.ToString(), result.Result ?? string.Empty);
                }
            }
        }
    }

    protected override void EndProcessing()
    {
        if (_measurements.Count == 0 && _properties.Count == 0)
            _measurements[TheObject] = new Measurement();
        foreach ((string name, Measurement measurement) in _measurements)
        {
            string? property = _properties.Count == 0 ? null : name;
            WriteObject(MeasuresText ? TextOf(measurement, property) : NumbersOf(measurement, property));
        }
    }

    private void Add(string name, object value)
    {
        if (!_measurements.TryGetValue(name, out Measurement? measurement))
            _measurements.Add(name, measurement = new Measurement());
        measurement.Count++;
        if (MeasuresText)
        {
            measurement.AddText(PSObject.AsPSObject(value).ToString(), IgnoreWhiteSpace);
            return;
        }

        if (NeedsNumbers)
        {
            if (LanguagePrimitives.TryConvertTo(value, out double number))
            {
                measurement.AddNumber(number);
            }
            else
            {
                _hasNonNumber = true;
                WriteError(new ErrorRecord(
                    new PSInvalidCastException($"Input object \"{value}\" is not numeric."),
                    "NonNumericInputObject",
                    ErrorCategory.InvalidType,
                    value));
            }
        }

        if (Maximum || Minimum || AllStats)
            measurement.AddOrdered(value);
    }

    private object NumbersOf(Measurement measurement, string? property)
    {
        double? sum = (Sum || AllStats) && !_hasNonNumber ? measurement.Sum : null;
        double? average = (Average || AllStats) && !_hasNonNumber && measurement.Count > 0 ? measurement.Sum / measurement.Count : null;
        double? deviation = (StandardDeviation || AllStats) && !_hasNonNumber ? measurement.StandardDeviation : null;
        object? maximum = Maximum || AllStats ? measurement.Maximum : null;
        object? minimum = Minimum || AllStats ? measurement.Minimum : null;
        double? greatest = null;
        double? least = null;
        if (TryNumber(maximum, ref greatest) && TryNumber(minimum, ref least))
        {
            return new GenericMeasureInfo
            {
                Count = measurement.Count,
                Sum = sum,
                Average = average,
                StandardDeviation = deviation,
                Maximum = greatest,
                Minimum = least,
                Property = property,
            };
        }

        return new GenericObjectMeasureInfo
        {
            Count = measurement.Count,
            Sum = sum,
            Average = average,
            Maximum = maximum,
            Minimum = minimum,
            Property = property,
        };
    }

    private static bool TryNumber(object? value, ref double? number)
    {
        if (value is null)
            return true;
        bool isNumber = LanguagePrimitives.TryConvertTo(value, out double converted);
        number = isNumber ? converted : null;
        return isNumber;
    }

    private TextMeasureInfo TextOf(Measurement measurement, string? property) => new()
    {
        Lines = Line ? measurement.Lines : null,
        Words = Word ? measurement.Words : null,
        Characters = Character ? measurement.Characters : null,
        Property = property,
    };
}
