using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AsrDataTools.Reporting.Html;

/// <summary>Rows of a table that are too many to be markup: packed in the page, drawn by its script a page at a time.</summary>
/// <param name="Columns">How each cell looks: <c>head</c>, <c>answer</c>, <c>code</c>, <c>text</c>, <c>light</c>.</param>
/// <param name="Count">Rows that are here.</param>
/// <param name="Gzip">The rows as JSON, gzip, base64. A row is its id, then its cells; a cell is its text, or what is shown of it and the whole.</param>
internal sealed record HeldRows(IReadOnlyList<string> Columns, int Count, [property: JsonPropertyName("gzip")] string Gzip)
{
    private const int LongestCell = 300;

    /// <summary>Holds as many rows as fit, from the first on.</summary>
    /// <param name="columns">How cells look.</param>
    /// <param name="rows">Of each its id, then the texts of its cells.</param>
    /// <param name="mostBytes">Of the packed text.</param>
    public static HeldRows Of(IReadOnlyList<string> columns, IReadOnlyList<string[]> rows, int mostBytes)
    {
        int count = rows.Count;
        string packed = Pack(rows, count);
        while (packed.Length > mostBytes && count > 0)
        {
            // Rows are much alike, so that bytes grow nearly with their number.
            count = (int)Math.Min(count - 1, 0.95 * count * mostBytes / packed.Length);
            packed = Pack(rows, count);
        }

        return new(columns, count, packed);
    }

    private static string Pack(IReadOnlyList<string[]> rows, int count)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Optimal))
            JsonSerializer.Serialize(gzip, rows.Take(count).Select(row => row.Select(Cell)));
        return Convert.ToBase64String(packed.ToArray());
    }

    private static object Cell(string text)
    {
        string visible = ShownText.Visible(text), shown = ShownText.Short(visible, LongestCell);
        return shown.Length == visible.Length ? visible : (string[])[shown, visible];
    }
}
