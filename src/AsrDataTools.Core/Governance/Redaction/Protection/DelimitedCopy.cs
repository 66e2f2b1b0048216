using System.Buffers;
using System.Text;

namespace AsrDataTools.Governance.Redaction;

/// <summary>Copies a table of cells parted by commas, semicolons or tabs (RFC 4180), cell by cell; what does not change keeps its signs.</summary>
internal static class DelimitedCopy
{
    private const char Quote = '"';

    /// <param name="reader">The table.</param>
    /// <param name="writer">The copy.</param>
    /// <param name="header">Its first line, which tells the separator.</param>
    /// <param name="change">The cell anew; null where it stays.</param>
    /// <param name="cancellation">Stops it.</param>
    public static void Write(TextReader reader, TextWriter writer, string header, Func<string, string?> change, CancellationToken cancellation)
    {
        char separator = new[] { ',', ';', '\t' }.MaxBy(candidate => header.Count(sign => sign == candidate));
        SearchValues<char> needsQuotes = SearchValues.Create([separator, Quote, '\n', '\r']);
        StringBuilder raw = new();
        bool isQuoted = false;
        int next;
        while ((next = reader.Read()) >= 0)
        {
            char sign = (char)next;
            // A quote within a cell that does not begin with one is a sign like others.
            if (sign == Quote && (isQuoted || raw.Length == 0)) isQuoted = !isQuoted;
            else if (sign == Quote && raw[0] == Quote && raw[^1] == Quote) isQuoted = true;
            if (isQuoted || (sign != separator && sign is not ('\n' or '\r')))
            {
                raw.Append(sign);
                continue;
            }

            Cell();
            writer.Write(sign);
            if (sign == '\n') cancellation.ThrowIfCancellationRequested();
        }

        Cell();

        void Cell()
        {
            if (raw.Length == 0) return;
            string text = raw.ToString();
            raw.Clear();
            bool quoted = text.Length > 1 && text[0] == Quote && text[^1] == Quote;
            if (change(quoted ? text[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : text) is not { } changed) writer.Write(text);
            else writer.Write(quoted || changed.AsSpan().ContainsAny(needsQuotes) ? $"\"{changed.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : changed);
        }
    }
}
