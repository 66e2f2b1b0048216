using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text;

namespace AsrDataTools.Shell.Essentials.Data;

/// <summary>
/// Turns objects into lines of CSV. The first object names the columns. Values are written invariantly,
/// whatever the session's culture, so that a file means the same everywhere.
/// </summary>
internal sealed class CsvRowWriter(char delimiter, CsvQuoting quoting, string[]? quoteFields)
{
    private readonly HashSet<string>? _quoted = quoteFields is null ? null : new(quoteFields, StringComparer.OrdinalIgnoreCase);
    private readonly StringBuilder _line = new();

    public IReadOnlyList<string> ColumnsOf(PSObject source)
    {
        if (source.BaseObject is not IDictionary table)
            return [.. source.Properties.Select(property => property.Name)];
        return
        [
            .. table.Keys.Cast<object>().Select(key => LanguagePrimitives.ConvertTo<string>(key)),
            .. source.Properties.Where(property => property.MemberType == PSMemberTypes.NoteProperty).Select(property => property.Name),
        ];
    }

    public static string TypeLineOf(PSObject source)
    {
        string? type = source.TypeNames.FirstOrDefault();
        if (type is null)
            return "#TYPE";
        return "#TYPE " + (type.StartsWith("CSV:", StringComparison.OrdinalIgnoreCase) ? type[4..] : type);
    }

    public string Header(IReadOnlyList<string> columns) => Line(columns, columns);

    public string Row(PSObject source, IReadOnlyList<string> columns) =>
        Line(columns, columns.Select(column => TextOf(source, column)));

    private string Line(IReadOnlyList<string> columns, IEnumerable<string?> values)
    {
        _line.Clear();
        int index = 0;
        foreach (string? value in values)
        {
            if (index > 0)
                _line.Append(delimiter);
            if (value is not null)
                Append(columns[index], value);
            index++;
        }

        return _line.ToString();
    }

    private void Append(string column, string value)
    {
        bool quote = _quoted?.Contains(column) ?? quoting switch
        {
            CsvQuoting.Always => true,
            CsvQuoting.Never => false,
            _ => value.AsSpan().ContainsAny(delimiter, '\n', '"'),
        };
        if (quote)
            _line.Append('"').Append(value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        else
            _line.Append(value);
    }

    private static string? TextOf(PSObject source, string column)
    {
        object? value;
        if (source.BaseObject is IDictionary table && table.Contains(column))
        {
            value = table[column];
        }
        else
        {
            try
            {
                value = source.Properties[column]?.Value;
            }
            catch (GetValueException)
            {
                // A property that cannot be read is an empty field, as in pwsh.
                return null;
            }
        }

        object? bare = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        return bare is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value?.ToString();
    }
}
