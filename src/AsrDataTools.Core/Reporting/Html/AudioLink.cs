
namespace AsrDataTools.Reporting.Html;

/// <summary>A recording as a link that stays good when the page and the corpora move together.</summary>
internal static class AudioLink
{
    /// <param name="path">Absolute; null for a row of text alone.</param>
    /// <param name="text">What is shown.</param>
    /// <returns>The bare text where there is no relative way from the page's folder.</returns>
    public static HtmlMarkup To(HtmlPage page, string? path, string text)
    {
        string shown = HtmlPage.Name(text).Text;
        // A name of bytes that are no UTF-8 cannot be addressed.
        if (path is null || path.Contains('\uFFFD') || page.Folder is not { } folder) return new(shown);
        string relative = Path.GetRelativePath(folder, path);
        if (Path.IsPathRooted(relative)) return new(shown);
        string address = string.Join('/', relative.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
        return new($"<a href=\"{HtmlPage.Encode(address)}\" title=\"{HtmlPage.Encode(path)}\">{shown}</a>");
    }
}
