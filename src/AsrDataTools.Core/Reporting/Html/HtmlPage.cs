using System.Net;
using System.Runtime.CompilerServices;

namespace AsrDataTools.Reporting.Html;

/// <summary>
/// Writes a page. What stands between braces in an interpolated text is escaped, so that no file name can become markup;
/// only <see cref="HtmlMarkup"/> goes through as it is.
/// </summary>
/// <param name="folder">Where the page will lie, absolute, for relative links; null where that is not known.</param>
internal sealed class HtmlPage(TextWriter writer, string? folder = null)
{
    private readonly Dictionary<string, List<object>> _charts = [];

    public string? Folder => folder;

    private TextWriter Writer { get; } = writer;

    /// <summary>The data of the page's charts, by kind; the script draws them.</summary>
    public IReadOnlyDictionary<string, List<object>> Charts => _charts;

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

        public void AppendFormatted(string? text) => _writer.Write(WebUtility.HtmlEncode(text));

        public void AppendFormatted(IFormattable value, string? format = null) =>
            _writer.Write(WebUtility.HtmlEncode(value.ToString(format, System.Globalization.CultureInfo.InvariantCulture)));
    }
}

/// <summary>A text that is markup already and trusted as such.</summary>
/// <param name="Text">Well-formed markup.</param>
internal readonly record struct HtmlMarkup(string Text);
