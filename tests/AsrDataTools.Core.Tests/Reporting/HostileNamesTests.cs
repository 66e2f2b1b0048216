using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AsrDataTools.Reporting;

namespace AsrDataTools.Core.Tests.Reporting;

/// <summary>Names of files and words of transcripts stay text in whatever a report is written as.</summary>
public sealed partial class HostileNamesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void InThePageNothingIsMarkupAndNothingIsHidden()
    {
        string page = Write("r.html", ReportFormat.Html);
        string own = page.Remove(page.IndexOf("<script>\n/**\n* plotly.js", StringComparison.Ordinal));

        Assert.DoesNotContain("<script>alert", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", own, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(Handler(), Value().Replace(own, "\"\""));
        Assert.DoesNotMatch(Hidden(), own);
        Assert.DoesNotMatch(ActiveLink(), own);
        Assert.Contains("\\u202egpj.", own, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", own, StringComparison.Ordinal);
        Assert.Equal(Regex.Count(page, "<script"), Regex.Count(page, "</script"));
        using JsonDocument charts = JsonDocument.Parse(Block(page, "chart-data"));
        Assert.Contains(charts.RootElement.GetProperty("accentShares")[0].GetProperty("rows").EnumerateArray(), row => row.GetProperty("accent").GetString()!.StartsWith("=cmd|", StringComparison.Ordinal));
    }

    [Fact]
    public void LongNamesAreShortWithTheWholeInTheTitle()
    {
        string page = Write("r.html", ReportFormat.Html);

        Assert.Contains($"title=\"{ReportSamples.LongName}.wav\">nnn", page, StringComparison.Ordinal);
        Assert.DoesNotContain($">{ReportSamples.LongName[..1000]}", page, StringComparison.Ordinal);
        Assert.Contains(ReportSamples.LongName, Write("r.json", ReportFormat.Json), StringComparison.Ordinal);
    }

    [Fact]
    public void InMarkdownTheyMakeNoMarkupRowOrLink()
    {
        string[] lines = Write("r.md", ReportFormat.Markdown).Split('\n');

        string[] table = [.. lines.Where(line => line.StartsWith('|'))];
        Assert.Equal(8, table.Length);
        Assert.All(table, line => Assert.Equal(4, Pipe().Count(line)));
        Assert.All(lines, line =>
        {
            Assert.DoesNotMatch("<(?!/?sub>)", line);
            Assert.DoesNotMatch(Hidden(), line);
            Assert.DoesNotMatch(@"(?<!\\)`", line);
            Assert.DoesNotMatch(@"(?<!\\)\]\(", line);
            Assert.True(line.Length < 1000);
        });
        Assert.Equal(3, lines.Count(line => line.StartsWith('#')));
    }

    [Fact]
    public void InCsvTheyAreNoFormulaAndOneCell()
    {
        string text = Written("csv", ReportFormat.Csv, "findings.csv");

        List<string[]> rows = CsvRows(text);
        Assert.Equal(4, rows.Count);
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        Assert.All(rows.SelectMany(row => row), cell => Assert.DoesNotMatch(@"^\s*[=+@\t]", cell));
        int message = Array.IndexOf(rows[0], "Message");
        Assert.Contains(rows, row => row[message] == $"'{ReportSamples.Hostile.Replace("\0", "\\u0000", StringComparison.Ordinal).Replace('\uD800', '\uFFFD')}");
        Assert.DoesNotContain('\0', text);
    }

    [Fact]
    public void InJUnitAndSarifTheyAreText()
    {
        XElement suites = XElement.Parse(Write("r.xml", ReportFormat.JUnit));
        Assert.Contains("\\u0000", suites.ToString(), StringComparison.Ordinal);
        Assert.Contains("</script><script>alert(1)", suites.Descendants("failure").Select(failure => failure.Value).First(value => value.StartsWith("=cmd", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains(suites.Descendants("testcase"), one => one.Attribute("name")!.Value.Contains("\\ud800", StringComparison.Ordinal));

        JsonNode sarif = JsonNode.Parse(Write("r.sarif", ReportFormat.Sarif))!;
        string[] addresses = [.. sarif["runs"]![0]!["results"]!.AsArray().Select(result => result!["locations"]?[0]?["physicalLocation"]?["artifactLocation"]?["uri"]?.GetValue<string>()).OfType<string>()];
        Assert.Equal(3, addresses.Length);
        Assert.All(addresses, address => Assert.DoesNotMatch(@"[<>""'\s\\\u0000-\u0020]|^javascript:", address));
    }

    private string Write(string name, ReportFormat format) => Written(name, format, null);

    private string Written(string name, ReportFormat format, string? file)
    {
        string path = Path.Combine(_folder.Path, name);
        ReportFile.Write(new(ReportSamples.Audit(), ReportSamples.HostileFindings, DateTimeOffset.UnixEpoch) { Robustness = new(ReportSamples.Gaps, ReportSamples.Curves) }, path, format);
        return File.ReadAllText(file is null ? path : Path.Combine(path, file));
    }

    private static string Block(string page, string id)
    {
        string opening = $"<script type=\"application/json\" id=\"{id}\">";
        int start = page.IndexOf(opening, StringComparison.Ordinal) + opening.Length;
        return page[start..page.IndexOf("</script>", start, StringComparison.Ordinal)];
    }

    // RFC 4180, as far as a report writes it.
    private static List<string[]> CsvRows(string text)
    {
        List<string[]> rows = [];
        List<string> row = [];
        foreach (Match cell in Cell().Matches(text))
        {
            row.Add(cell.Groups[1].Success ? cell.Groups[1].Value.Replace("\"\"", "\"", StringComparison.Ordinal) : cell.Groups[2].Value);
            if (cell.Groups[3].Value != "\n") continue;
            rows.Add([.. row]);
            row.Clear();
        }

        return rows;
    }

    [GeneratedRegex("\\G(?:\"((?:[^\"]|\"\")*)\"|([^,\n\"]*))(,|\n)")]
    private static partial Regex Cell();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Pipe();

    [GeneratedRegex("\"[^\"<>]*\"")]
    private static partial Regex Value();

    [GeneratedRegex("<[^>]*\\son[a-z]+=", RegexOptions.IgnoreCase)]
    private static partial Regex Handler();

    [GeneratedRegex("(?:href|src)\\s*=\\s*[\"']?\\s*(?!#)[a-z]+:", RegexOptions.IgnoreCase)]
    private static partial Regex ActiveLink();

    [GeneratedRegex("[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]")]
    private static partial Regex Hidden();
}
