using System.Globalization;

namespace AsrDataTools.Scoring.Words;

/// <summary>Names the group that a value belongs to: the value itself, or the band of a number.</summary>
internal sealed class GroupBands
{
    private const string Unknown = "Unknown";
    private const int MostCategories = 10;
    private const int Bands = 5;

    private readonly NamedBands? _named;
    private readonly double? _width;
    private readonly int _decimals;

    private GroupBands(double? width, NamedBands? named = null)
    {
        _named = named;
        _width = width;
        _decimals = width is { } w ? Math.Max(0, (int)Math.Ceiling(-Math.Log10(w) - 1e-9)) : 0;
    }

    /// <summary>
    /// Measures that have bands of their own are sorted into these, other numbers of more than ten different values into bands of one width;
    /// texts and few numbers stand for themselves.
    /// </summary>
    /// <param name="width">Width of the bands; null for those of the measure, or about five whose edges are round.</param>
    public static GroupBands For(string property, IEnumerable<object?> values, double? width)
    {
        List<double> numbers = [];
        foreach (object? value in values)
        {
            if (IsMissing(value)) continue;
            if (Number(value) is not { } number) return new(null);
            numbers.Add(number);
        }

        if (numbers.Count == 0) return new(null);
        if (width is not null) return new(width);
        if (NamedBands.Of(property) is { } named) return new(null, named);
        if (numbers.Distinct().Take(MostCategories + 1).Count() <= MostCategories) return new(null);
        numbers.Sort();
        double range = Statistics.Quantile.OfSorted([.. numbers], 0.95) - Statistics.Quantile.OfSorted([.. numbers], 0.05);
        return new(range > 0 ? Round(range / Bands) : null);
    }

    public string Of(object? value)
    {
        if (IsMissing(value)) return Unknown;
        if (_named is not null) return _named.Label(Number(value)!.Value);
        if (_width is not { } width || Number(value) is not { } number) return Convert.ToString(value, CultureInfo.InvariantCulture)!;
        double start = Math.Floor(number / width) * width;
        string format = "F" + _decimals;
        return $"{start.ToString(format, CultureInfo.InvariantCulture)}…{(start + width).ToString(format, CultureInfo.InvariantCulture)}";
    }

    /// <summary>For the order of groups: bands by number, others by text, the unknown last.</summary>
    public (int, double, string) Order(object? value) => IsMissing(value)
        ? (1, 0, "")
        : Number(value) is { } number ? (0, Place(number), "")
        : (0, 0, Convert.ToString(value, CultureInfo.InvariantCulture)!);

    private double Place(double number) => _named is not null ? _named.Number(number) : _width is { } width ? Math.Floor(number / width) : number;

    private static bool IsMissing(object? value) => value is null || (value is string text && string.IsNullOrWhiteSpace(text));

    private static double? Number(object? value) => value switch
    {
        double or float or decimal or int or long or short or byte or uint => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) => number,
        _ => null,
    };

    // The next of 1, 2, 5, 10 … times a power of ten.
    private static double Round(double width)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(width)));
        double first = width / power;
        return power * (first <= 1 ? 1 : first <= 2 ? 2 : first <= 5 ? 5 : 10);
    }
}
