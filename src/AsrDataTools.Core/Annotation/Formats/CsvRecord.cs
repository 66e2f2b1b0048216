using System.Text;

namespace AsrDataTools.Annotation.Formats;

/// <summary>A record of separated values with quotes as in RFC 4180.</summary>
internal static class CsvRecord
{
    /// <exception cref="RowProblem">A quote is opened and not closed.</exception>
    public static List<string> Parse(ReadOnlySpan<char> row, char separator)
    {
        List<string> values = [];
        return Read(row, separator, values) ? values : throw new RowProblem("a quote is opened and never closed");
    }

    /// <summary>Whether all quotes are closed.</summary>
    public static bool IsComplete(ReadOnlySpan<char> row, char separator) => !row.Contains('"') || Read(row, separator, []);

    public static string Quote(string value, char separator) => value.AsSpan().IndexOfAny(separator, '"', '\n') >= 0 || value.Contains('\r') || value != value.Trim()
        ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : value;

    // A quote within a value that began without one is a letter like any other.
    private static bool Read(ReadOnlySpan<char> row, char separator, List<string> values)
    {
        StringBuilder value = new();
        bool quoted = false;
        bool begun = false;
        for (int index = 0; index < row.Length; index++)
        {
            char letter = row[index];
            if (quoted && letter == '"' && index + 1 < row.Length && row[index + 1] == '"')
            {
                value.Append(row[index++]);
            }
            else if (letter == '"' && (quoted || !begun))
            {
                quoted = !quoted;
                begun = true;
            }
            else if (letter == separator && !quoted)
            {
                values.Add(value.ToString());
                value.Clear();
                begun = false;
            }
            else
            {
                value.Append(letter);
                begun = true;
            }
        }

        values.Add(value.ToString());
        return !quoted;
    }
}
