using System.Globalization;

namespace AsrDataTools.Reporting;

/// <summary>The values of a row that may have been written to a text file in between; an empty text is absent.</summary>
/// <param name="values">By property name.</param>
internal sealed class RowValues(IReadOnlyDictionary<string, object?> values)
{
    public string? Text(string name) => Convert.ToString(values.GetValueOrDefault(name), CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;

    /// <exception cref="FormatException">There is something else.</exception>
    public double? Number(string name) => Text(name) is not { } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number
        : throw new FormatException($"has the {name} '{text}', which is no number");

    /// <summary>By name, or by number as ConvertTo-Json writes enumerations.</summary>
    /// <exception cref="FormatException">There is something else.</exception>
    public T? Choice<T>(string name)
        where T : struct, Enum => Text(name) is not { } text ? null
        : Enum.TryParse(text, ignoreCase: true, out T choice) && Enum.IsDefined(choice) ? choice
        : throw new FormatException($"has the {name} '{text}', which is none of {string.Join(", ", Enum.GetNames<T>())}");

    public TextList List(string name) => values.GetValueOrDefault(name) switch
    {
        TextList list => list,
        IEnumerable<string> texts => new(texts),
        string text => TextList.Parse(text),
        System.Collections.IEnumerable items => new(items.Cast<object?>().Select(item => Convert.ToString(item, CultureInfo.InvariantCulture) ?? "")),
        _ => TextList.Empty,
    };
}
