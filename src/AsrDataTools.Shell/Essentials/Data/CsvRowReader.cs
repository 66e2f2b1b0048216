using System.Management.Automation;
using System.Text;

namespace AsrDataTools.Shell.Essentials.Data;

/// <summary>
/// Reads rows of CSV: quoted fields may hold delimiters, doubled quotes and line ends; blanks before a
/// field are dropped, of those after an unquoted one the first is kept (as pwsh does); lines that start with # before the header are comments, a first one "#TYPE name"
/// gives the type of the rows.
/// </summary>
internal sealed class CsvRowReader(TextReader reader, char delimiter)
{
    private readonly StringBuilder _field = new();

    public List<string>? Header { get; private set; }

    public string? TypeName { get; private set; }

    /// <summary>Uses these names instead of reading a header line.</summary>
    public void UseHeader(IEnumerable<string> names) => Header = CheckNames([.. names]);

    public void ReadHeader()
    {
        if (reader.Peek() == '#')
        {
            string line = reader.ReadLine()!;
            if (line.StartsWith("#TYPE", StringComparison.OrdinalIgnoreCase) && line.AsSpan(5).Trim().Length > 0)
                TypeName = line[5..].Trim();
        }

        while (Header is null && ReadRow() is List<string> names)
        {
            while (names is [_, .., ""])
                names.RemoveAt(names.Count - 1);
            if (names[0].StartsWith("#Fields: ", StringComparison.Ordinal))
                names[0] = names[0][9..];
            else if (names[0].StartsWith('#'))
                continue;
            Header = CheckNames(names);
        }
    }

    /// <summary>The fields of the next row, null at the end.</summary>
    public List<string>? ReadRow()
    {
        if (reader.Peek() < 0)
            return null;
        var fields = new List<string>();
        bool more = true;
        while (more)
            more = ReadField(fields);
        return fields;
    }

    /// <summary>Adds one field. True where a delimiter says that another follows.</summary>
    private bool ReadField(List<string> fields)
    {
        _field.Clear();
        while (reader.Peek() is ' ' or '\t' && reader.Peek() != delimiter)
            reader.Read();
        bool isQuoted = reader.Peek() == '"' && delimiter != '"';
        if (isQuoted)
            ReadQuoted();
        int next;
        int quotedLength = _field.Length;
        while ((next = reader.Read()) >= 0 && next != delimiter && next != '\n' && next != '\r')
            _field.Append((char)next);
        if (next == '\r' && reader.Peek() == '\n')
            reader.Read();
        string text = _field.ToString();
        // Blanks after a closing quote are not part of the field; what else stands there is.
        if (isQuoted && text.AsSpan(quotedLength).Trim(" \t").IsEmpty)
            text = text[..quotedLength];
        else if (!isQuoted && text.AsSpan().IndexOfAny(' ', '\t') is int blank and >= 0 && text.AsSpan(blank).Trim(" \t").IsEmpty)
            text = text[..(blank + 1)];
        fields.Add(text);
        return next == delimiter;
    }

    private void ReadQuoted()
    {
        reader.Read();
        int next;
        while ((next = reader.Read()) >= 0)
        {
            if (next == '"')
            {
                if (reader.Peek() != '"')
                    return;
                reader.Read();
            }

            _field.Append((char)next);
        }
    }

    private static List<string> CheckNames(List<string> names)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        string? duplicate = names.Find(name => name.Length > 0 && !seen.Add(name));
        return duplicate is null
            ? names
            : throw new ExtendedTypeSystemException($"The member \"{duplicate}\" is already present.");
    }
}
