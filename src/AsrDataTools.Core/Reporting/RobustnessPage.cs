using System.Text;
using AsrDataTools.Reporting.Html;
using AsrDataTools.Scoring.Robustness;

namespace AsrDataTools.Reporting;

/// <summary>The picture of a robustness gap as one page that needs nothing else.</summary>
public static class RobustnessPage
{
    /// <summary>Writes beside the target and renames.</summary>
    /// <param name="path">Absolute.</param>
    /// <exception cref="SpeechDataException">The disk refuses it.</exception>
    public static void Write(IReadOnlyList<RobustnessGap> rows, string path)
    {
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
            using (StreamWriter writer = new(temporary, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))) Write(rows, writer);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (Corpus.Manifests.StorageErrors.Explain(exception, path) is { } explained)
        {
            throw explained;
        }
        finally
        {
            if (File.Exists(temporary)) File.Delete(temporary);
        }
    }

    private static void Write(IReadOnlyList<RobustnessGap> rows, TextWriter target)
    {
        HtmlPage page = new(target);
        page.Add($"<!DOCTYPE html>");
        page.Add($"<html lang=\"en\"><head><meta charset=\"utf-8\">");
        page.Add($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">");
        page.Add($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">");
        page.Add($"<title>Robustness gap</title>");
        page.Add($"<style>");
        page.AddRaw(ReportAsset.Read("report.css"));
        page.Add($"</style></head><body><main class=\"page\"><h1>Robustness gap</h1>");
        page.Add($"<p class=\"lead\">How many more words a recogniser gets wrong in each condition than in the clean originals of the same utterances.</p>");
        RobustnessFigure.Write(page, rows);
        page.Add($"</main></body></html>");
    }
}
