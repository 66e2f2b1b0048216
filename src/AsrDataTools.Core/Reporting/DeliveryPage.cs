using System.Text;
using AsrDataTools.Readiness;
using AsrDataTools.Reporting.Html;

namespace AsrDataTools.Reporting;

/// <summary>A comparison of deliveries as one page that needs nothing else.</summary>
public static class DeliveryPage
{
    /// <summary>Writes the page whole or not at all.</summary>
    /// <param name="path">Absolute; its folder is made where there is none.</param>
    /// <exception cref="SpeechDataException">The disk refuses it.</exception>
    public static void Write(IReadOnlyList<DeliveryComparison> rows, string path)
    {
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
            WholeFile.Write(path, stream =>
            {
                using StreamWriter writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
                Write(rows, writer);
            });
        }
        catch (Exception exception) when (Corpus.Manifests.StorageErrors.Explain(exception, path) is { } explained)
        {
            throw explained;
        }
    }

    private static void Write(IReadOnlyList<DeliveryComparison> rows, TextWriter target)
    {
        HtmlPage page = new(target);
        page.Add($"<!DOCTYPE html>");
        page.Add($"<html lang=\"en\"><head><meta charset=\"utf-8\">");
        page.Add($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">");
        page.Add($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">");
        page.Add($"<title>Which delivery fits</title>");
        page.Add($"<style>");
        page.AddRaw(ReportAsset.Read("report.css"));
        page.Add($"</style></head><body><main class=\"page\"><h1>Which delivery fits</h1>");
        page.Add($"<p>{Answer(rows)}</p>");
        DeliveryFigure.Write(page, rows);
        DeliveryTable.Write(page, rows);
        Remarks(page, rows);
        page.Add($"</main></body></html>");
    }

    private static string Answer(IReadOnlyList<DeliveryComparison> rows)
    {
        string[] first = [.. rows.Where(row => row.Rank == 1).Select(row => row.Delivery)];
        string best = first switch
        {
            [] => "No delivery could be measured.",
            [var only] => $"Best: {only}.",
            _ => $"Not decided: {string.Join(", ", first)} cannot be told apart.",
        };
        return rows.FirstOrDefault(row => row.IsBestBuy == true) is not { } buy ? best
            : buy.Role == DeliveryRole.Existing ? $"{best} Within the budget nothing closes the gap further: buy nothing."
            : $"{best} Within the budget: {buy.Delivery}.";
    }

    private static void Remarks(HtmlPage page, IReadOnlyList<DeliveryComparison> rows)
    {
        if (rows.All(row => row.Remarks.Count == 0)) return;
        page.Add($"<h2>To know before buying</h2>");
        foreach (DeliveryComparison row in rows.Where(row => row.Remarks.Count > 0))
        {
            page.Add($"<h3>{row.Delivery}</h3><ul>");
            foreach (string remark in row.Remarks) page.Add($"<li>{remark}</li>");
            page.Add($"</ul>");
        }
    }
}
