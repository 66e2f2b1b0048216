using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace AsrDataTools.Reporting.Html;

/// <summary>
/// Writes a page. What stands between braces in an interpolated text is escaped, so that no file name can become markup;
/// only <see cref="HtmlMarkup"/> goes through as it is.
/// </summary>
/// <param name="folder">Where the page will lie, absolute, for relative links; null where that is not known.</param>
internal sealed partial class HtmlPage(TextWriter writer, string? folder = null)
{
    private const int LongestName = 160;
    private const int LongestProse = 800;

    private readonly Dictionary<string, List<object>> _charts = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public string? Folder => folder;

    private TextWriter Writer { get; } = writer;

    /// <summary>The data of the page's charts, by kind; the script draws them.</summary>
    public IReadOnlyDictionary<string, List<object>> Charts => _charts;

    /// <summary>Rows that the script draws when they are asked for, by the id of their table.</summary>
    public Dictionary<string, HeldRows> HeldRows { get; } = [];

    /// <summary>Text as markup that shows it, whatever it holds: see <see cref="ShownText"/>.</summary>
    public static string Encode(string? text) => WebUtility.HtmlEncode(ShownText.Visible(text ?? ""));

    /// <summary>A name or path, isolated from the direction of its neighbours; the middle of a long one is in its title alone.</summary>
    public static HtmlMarkup Name(string? text)
    {
        string name = text ?? "";
        string shown = ShownText.Short(name, LongestName);
        return shown.Length == name.Length ? new($"<bdi>{Encode(name)}</bdi>") : new($"<bdi title=\"{Encode(name)}\">{Encode(shown)}</bdi>");
    }

    /// <summary>A sentence that may quote names; what is too long to read is in its title alone.</summary>
    public static HtmlMarkup Prose(string? text)
    {
        string prose = text ?? "";
        string shown = ShownText.Short(prose, LongestProse);
        return shown.Length == prose.Length ? new(Unbroken(prose)) : new($"<span title=\"{Encode(prose)}\">{Unbroken(shown)}</span>");
    }

    // A number and its per cent sign stay in one line.
    private static string Unbroken(string prose) => Percent().Replace(Encode(prose), "\u00a0%");

    [GeneratedRegex(@"(?<=\d) %")]
    private static partial Regex Percent();

    /// <summary>An id that nothing else of the page bears: the label in lower case, numbered where it is taken.</summary>
    public string Id(string prefix, string label)
    {
        string slug = string.Join('-', new string([.. label.ToLowerInvariant().Select(character => char.IsAsciiLetterOrDigit(character) ? character : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        string id = $"{prefix}-{slug}";
        for (int number = 2; !_ids.Add(id); number++) id = string.Create(CultureInfo.InvariantCulture, $"{prefix}-{slug}-{number}");
        return id;
    }

    /// <summary>Takes a chart's data along.</summary>
    /// <returns>Its number among those of its kind.</returns>
    public int AddChart(string kind, object chart)
    {
        if (!_charts.TryGetValue(kind, out List<object>? charts)) _charts[kind] = charts = [];
        charts.Add(chart);
        return charts.Count - 1;
    }

    /// <summary>Adds markup and a line's end; the arguments were escaped on the way in.</summary>
    public void Add([InterpolatedStringHandlerArgument("")] EscapingHandler markup)
    {
        _ = markup;
        Writer.Write('\n');
    }

    /// <summary>Adds a text that is markup, script or style already.</summary>
    public void AddRaw(string text)
    {
        Writer.Write(text);
        Writer.Write('\n');
    }

    /// <summary>Passes literal parts through and escapes the rest.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct EscapingHandler
    {
        private readonly TextWriter _writer;

        public EscapingHandler(int literalLength, int formattedCount, HtmlPage page)
        {
            _ = literalLength + formattedCount;
            _writer = page.Writer;
        }

        public void AppendLiteral(string text) => _writer.Write(text);

        public void AppendFormatted(HtmlMarkup markup) => _writer.Write(markup.Text);

        public void AppendFormatted(string? text) => _writer.Write(Encode(text));

        public void AppendFormatted(IFormattable value, string? format = null) =>
            _writer.Write(Encode(value.ToString(format, CultureInfo.InvariantCulture)));
    }
}

/// <summary>A text that is markup already and trusted as such.</summary>
/// <param name="Text">Well-formed markup.</param>
internal readonly record struct HtmlMarkup(string Text);
