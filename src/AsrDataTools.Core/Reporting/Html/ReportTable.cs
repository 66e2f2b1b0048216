using System.Globalization;

namespace AsrDataTools.Reporting.Html;

/// <summary>What the report's tables have in common. The page's script lets them be sorted, filtered and turned over page by page.</summary>
internal static class ReportTable
{
    /// <summary>
    /// Opens a table that scrolls where it is too wide; <paramref name="heads"/> with a leading <c>#</c> are over numbers, with a leading
    /// <c>~</c> over pictures, which have no order.
    /// </summary>
    /// <returns>The id of the table: its label in lower case after <c>table-</c>.</returns>
    public static string Open(HtmlPage page, string label, string? caption, params string[] heads)
    {
        string id = page.Id("table", label);
        page.Add($"<div class=\"scroll\" id=\"{id}\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\"><table>");
        if (caption is not null) page.Add($"<caption><span>{caption}</span></caption>");
        page.Add($"<thead><tr>");
        foreach (string head in heads) page.Add($"<th scope=\"col\"{Kind(head)}>{head.TrimStart('#', '~')}</th>");
        page.Add($"</tr></thead><tbody>");
        return id;
    }

    public static void Close(HtmlPage page) => page.Add($"</tbody></table></div>");

    /// <summary>Rounded first and with zero added, so that nothing reads "-0.00".</summary>
    public static string Number(double? value) =>
        value is double number ? (Math.Round(number, 3) + 0.0).ToString("0.00#", CultureInfo.InvariantCulture) : "–";

    public static string Interval(double? low, double? high) => low is null || high is null ? "–" : $"{Number(low)} … {Number(high)}";

    /// <summary>"12.0 %", with its decimal also where that is 0, so that a column stands even; what would read as nothing is "&lt; 0.1 %".</summary>
    public static string Percent(double? share) => share switch
    {
        null => "–",
        > 0 and < 0.0005 => "< 0.1 %",
        _ => share.Value.ToString("0.0 %", CultureInfo.InvariantCulture),
    };

    private static HtmlMarkup Kind(string head) => new(head[0] switch
    {
        '#' => " class=\"n\"",
        '~' => " class=\"picture\"",
        _ => "",
    });
}
