using System.Net;

namespace AsrDataTools.Reporting.Html;

/// <summary>A recording as a link that stays good when the page and the corpora move together.</summary>
internal static class AudioLink
{
    /// <param name="path">Absolute; null for a row of text alone.</param>
    /// <param name="text">What is shown.</param>
    /// <returns>The bare text where there is no relative way from the page's folder.</returns>
    public static HtmlMarkup To(HtmlPage page, string? path, string text)
    {
        string shown = WebUtility.HtmlEncode(text);
        if (path is null || page.Folder is not { } folder) return new(shown);
        string relative = Path.GetRelativePath(folder, path);
        if (Path.IsPathRooted(relative)) return new(shown);
        string address = string.Join('/', relative.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
        return new($"<a href=\"{WebUtility.HtmlEncode(address)}\" title=\"{WebUtility.HtmlEncode(path)}\">{shown}</a>");
    }
}
