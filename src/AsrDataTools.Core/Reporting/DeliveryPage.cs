using System.Text;
using AsrDataTools.Readiness;
using AsrDataTools.Reporting.Html;

namespace AsrDataTools.Reporting;

/// <summary>A comparison of deliveries as one page that needs nothing else.</summary>
public static class DeliveryPage
{
    /// <summary>Writes the page whole or not at all.</summary>
    /// <param name="source">Of what the comparison was made, and when.</param>
    /// <param name="path">Absolute; its folder is made where there is none.</param>
    /// <exception cref="SpeechDataException">The disk refuses it.</exception>
    public static void Write(IReadOnlyList<DeliveryComparison> rows, DeliveryPageSource source, string path)
    {
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
            WholeFile.Write(path, stream =>
            {
                using StreamWriter writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
                Write(rows, source, writer);
            });
        }
        catch (Exception exception) when (Corpus.Manifests.StorageErrors.Explain(exception, path) is { } explained)
        {
            throw explained;
        }
    }

    private static void Write(IReadOnlyList<DeliveryComparison> rows, DeliveryPageSource source, TextWriter target)
    {
        HtmlPage page = new(target);
        page.Add($"<!DOCTYPE html>");
        page.Add($"<html lang=\"en\"><head><meta charset=\"utf-8\">");
        page.Add($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">");
        page.Add($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">");
        page.Add($"<title>Which delivery fits</title>");
        page.Add($"<style>");
        page.AddRaw(ReportAsset.Read("report.css"));
        // In a narrow window columns keep a word's width, and the table scrolls.
        page.AddRaw("\n.page > p { overflow-wrap: anywhere; } td.collect { min-width: 12rem; }\n@media (max-width: 44rem) { th, td { padding-right: 0.6rem; } caption span { width: calc(100vw - 2.2rem); } }\n");
        page.Add($"</style></head><body><main class=\"page\"><h1>Which delivery fits</h1>");
        page.Add($"<p>{Answer(rows)}</p>");
        Reasons(page, rows);
        DeliveryFigure.Write(page, rows);
        DeliveryTable.Write(page, rows);
        Remarks(page, rows);
        source.Write(page);
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

    private static void Reasons(HtmlPage page, IReadOnlyList<DeliveryComparison> rows)
    {
        DeliveryComparison[] ranked = [.. rows.Where(row => row.RankReason is not null)];
        if (ranked.Length == 0) return;
        page.Add($"<ul class=\"why\">");
        foreach (DeliveryComparison row in ranked)
        {
            page.Add($"<li><strong>{row.Delivery}</strong>: {row.RankReason}.");
            if (row.Against.Count > 0) page.Add($" Against it: {string.Join("; ", row.Against)}.");
            page.Add($"</li>");
        }

        page.Add($"</ul>");
        page.Add($"<p class=\"muted small\">The order goes by the fewest gates that fail with a delivery and not without it, then the fewest that fail, then the accent gap closed, then unique speech; the last two for the money where all are priced. An hour counts half of a delivery that adds to the leak of the evaluation set, or of which less than half is unique. AUC: 1.00, a classifier tells training from production every time; 0.50, it guesses.</p>");
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
