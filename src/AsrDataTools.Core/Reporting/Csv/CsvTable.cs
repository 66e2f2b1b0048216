using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace AsrDataTools.Reporting.Csv;

/// <summary>
/// Rows of one type as CSV (RFC 4180): a column for each property that one cell can hold. Text that a spreadsheet would take for a formula
/// stands after an apostrophe; numbers are numbers.
/// </summary>
internal static class CsvTable
{
    private const string FormulaStarts = "=+-@\t\r\n";

    public static void Write(TextWriter target, Type type, IEnumerable rows)
    {
        PropertyInfo[] columns = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => IsCell(property.PropertyType) && property.GetIndexParameters().Length == 0)];
        target.Write(string.Join(',', columns.Select(column => column.Name)));
        target.Write('\n');
        foreach (object row in rows)
        {
            target.Write(string.Join(',', columns.Select(column => Cell(column.GetValue(row)))));
            target.Write('\n');
        }
    }

    /// <summary>One value as a cell.</summary>
    internal static string Cell(object? value) => value switch
    {
        null => "",
        double number => double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "",
        bool flag => flag ? "True" : "False",
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable plain when plain is not Enum => plain.ToString(null, CultureInfo.InvariantCulture),
        _ => Text(value.ToString() ?? ""),
    };

    private static string Text(string text)
    {
        string start = text.TrimStart(' ');
        string safe = start.Length > 0 && FormulaStarts.Contains(start[0]) ? $"'{text}" : text;
        if (safe.Contains('\0')) safe = safe.Replace("\0", "\\u0000", StringComparison.Ordinal);
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : new StringBuilder("\"").Append(safe.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"').ToString();
    }

    private static bool IsCell(Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsPrimitive || plain.IsEnum || plain == typeof(string) || plain == typeof(TextList) || plain == typeof(decimal)
            || plain == typeof(DateTimeOffset) || plain == typeof(DateOnly) || plain == typeof(TimeSpan);
    }
}
