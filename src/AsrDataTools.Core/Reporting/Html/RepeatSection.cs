using System.Globalization;
using System.Text.Json;
using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting.Html;

/// <summary>What it takes to make the run again: the inputs by their hashes, and every setting.</summary>
internal static class RepeatSection
{
    public static void Write(HtmlPage page, AuditRun run)
    {
        if (run.Inputs.Count > 0) Inputs(page, run.Inputs);
        page.Add($"<details><summary>Every setting</summary>");
        ReportTable.Open(page, "Every setting", "As the plan, the parameters and the defaults come to; thresholds, seeds and conventions among them.", "Setting", "Value");
        foreach ((string name, string value) in Settings(JsonSerializer.SerializeToElement(run.Plan, ReadinessReportJson.Options), ""))
            page.Add($"<tr><th scope=\"row\"><code>{name}</code></th><td>{HtmlPage.Prose(value)}</td></tr>");
        ReportTable.Close(page);
        page.Add($"</details>");
    }

    private static void Inputs(HtmlPage page, IReadOnlyList<InputFile> inputs)
    {
        page.Add($"<h3>The files and their hashes</h3>");
        ReportTable.Open(page, "The files and their hashes", "SHA-256 as they were before the run; of a file’s content, of a folder its files’ relative names and sizes, a line of name, tab and size for each, in ordinal order.", "Given as", "Path", "#Files", "#Bytes", "SHA-256");
        foreach (InputFile input in inputs)
        {
            string hash = input.Sha256 ?? (input.ListingSha256 is { } listing ? $"{listing} (names and sizes)" : "could not be read");
            page.Add($"<tr><th scope=\"row\">{input.Role}</th><td><code>{HtmlPage.Name(input.Path)}</code></td><td class=\"n\">{Count(input.Files)}</td><td class=\"n\">{Count(input.Bytes)}</td><td class=\"hash\"><code>{hash}</code></td></tr>");
        }

        ReportTable.Close(page);
    }

    /// <summary>The leaves of the plan by their path; lists of plain values in one row.</summary>
    internal static IEnumerable<(string Name, string Value)> Settings(JsonElement value, string path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                return value.EnumerateObject().SelectMany(property => Settings(property.Value, path.Length == 0 ? ShownText.Capital(property.Name) : $"{path}.{ShownText.Capital(property.Name)}"));
            case JsonValueKind.Array when value.EnumerateArray().Any(item => item.ValueKind is JsonValueKind.Object or JsonValueKind.Array):
                return value.EnumerateArray().SelectMany((item, index) => Settings(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]")));
            case JsonValueKind.Array:
                return [(path, value.GetArrayLength() == 0 ? "–" : string.Join(", ", value.EnumerateArray()))];
            case JsonValueKind.Null:
                return [(path, "–")];
            default:
                return [(path, value.ToString())];
        }
    }

    private static string Count(long? count) => count?.ToString("N0", CultureInfo.InvariantCulture) ?? "–";
}
