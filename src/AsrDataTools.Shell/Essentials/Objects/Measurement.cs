using System.Globalization;
using System.Management.Automation;

namespace AsrDataTools.Shell.Essentials.Objects;

/// <summary>Running measures of the values of one property.</summary>
internal sealed class Measurement
{
    private double _mean;
    private double _squares;
    private int _numbers;

    public int Count { get; set; }

    public double Sum { get; private set; }

    /// <summary>Sample standard deviation, 0 for one value.</summary>
    public double StandardDeviation => _numbers < 2 ? 0 : Math.Sqrt(_squares / (_numbers - 1));

    public object? Maximum { get; private set; }

    public object? Minimum { get; private set; }

    public int Lines { get; private set; }

    public int Words { get; private set; }

    public int Characters { get; private set; }

    /// <summary>Adds a number by Welford's recurrence, which keeps its accuracy where the mean is large.</summary>
    public void AddNumber(double value)
    {
        Sum += value;
        _numbers++;
        double difference = value - _mean;
        _mean += difference / _numbers;
        _squares += difference * (value - _mean);
    }

    public void AddOrdered(object value)
    {
        Maximum = Maximum is null || Compare(value, Maximum) > 0 ? value : Maximum;
        Minimum = Minimum is null || Compare(value, Minimum) < 0 ? value : Minimum;
    }

    public void AddText(string text, bool ignoreWhiteSpace)
    {
        Characters += ignoreWhiteSpace ? text.Count(letter => !char.IsWhiteSpace(letter)) : text.Length;
        Words += text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        Lines += text.Count(letter => letter == '\n') + (text is [.., not '\n'] ? 1 : 0);
    }

    /// <summary>Numbers by value, also when they are written as text; anything of two kinds by its text.</summary>
    private static int Compare(object x, object y)
    {
        object a = NumberOr(x);
        object b = NumberOr(y);
        if (a.GetType() != b.GetType())
        {
            a = PSObject.AsPSObject(x).ToString();
            b = PSObject.AsPSObject(y).ToString();
        }

        return LanguagePrimitives.Compare(a, b, ignoreCase: false, CultureInfo.CurrentCulture);
    }

    private static object NumberOr(object value) =>
        LanguagePrimitives.TryConvertTo(value, out double number) ? number : value is PSObject wrapped ? wrapped.BaseObject : value;
}
