using System.IO.Compression;
using System.Text.Json;
using AsrDataTools.Reporting;

namespace AsrDataTools.Core.Tests.Reporting;

public sealed class FindingsSectionTests
{
    private const int Limit = 6 * 1024 * 1024;

    [Fact]
    public void FiftyThousandFindingsAreAllInAPageBelowItsLimit()
    {
        Finding[] findings = [.. Enumerable.Range(0, 50_000).Select(index => new Finding
        {
            Rule = index % 7 == 0 ? "GOV016" : "EmptyText",
            Severity = index % 7 == 0 ? Severity.Error : Severity.Warning,
            Message = $"'utt-{index:00000}' has no text between {index * 0.37:0.00} s and {index * 0.41:0.00} s",
            Path = $"/data/corpus/part-{index % 97:00}/session-{index / 50:0000}.rttm",
            Line = index % 50 + 1,
            Remedy = "transcribe it, or drop the row",
        })];

        string page = Page(findings);

        Assert.InRange(page.Length, 3_600_000, Limit);
        JsonElement rows = Rows(page);
        Assert.Equal(50_000, rows.GetArrayLength());
        Assert.Equal("Error", rows[0][2].GetString());
        Assert.Equal("Warning", rows[49_999][2].GetString());
        Assert.Equal(50_000, rows.EnumerateArray().Select(row => row[0].GetString()).Distinct().Count());
        Assert.Equal(100, page.Split("<tr id=\"finding-").Length - 1);
        Assert.Contains(">7,143<", page, StringComparison.Ordinal);
        Assert.DoesNotContain("so that it stays below 6 MB", page, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatDoesNotFitIsSaidToBeElsewhere()
    {
        Random random = new(1);
        Finding[] findings = [.. Enumerable.Range(0, 8_000).Select(_ => new Finding { Rule = "R", Severity = Severity.Error, Message = Convert.ToBase64String(Noise(random)) })];

        string page = Page(findings);

        Assert.InRange(page.Length, 4_000_000, Limit);
        int held = Rows(page).GetArrayLength();
        Assert.InRange(held, 3_000, 7_999);
        Assert.Contains($"the gravest {held:N0} of 8,000 findings", page, StringComparison.Ordinal);
        Assert.Contains("findings.csv", page, StringComparison.Ordinal);
    }

    [Fact]
    public void NamesOfFindingsStayWhateverElseIsFound()
    {
        Finding first = new() { Rule = "GOV018", Message = "old", Path = "/a/b.wav", SuppressionId = "GOV018|b.wav" };
        Finding second = new() { Rule = "EmptyText", Message = "is empty", Path = "/a/b.rttm", Line = 3 };

        string name = Assert.Single(FindingAnchor.Of([first]));
        IReadOnlyList<string> names = FindingAnchor.Of([second, first, second with { Message = "is empty too" }, second]);

        Assert.Matches("^finding-gov018-[0-9a-f]{10}$", name);
        Assert.Equal(name, names[1]);
        Assert.Equal(name, Assert.Single(FindingAnchor.Of([first with { Path = "/moved/b.wav" }])));
        Assert.Equal(4, names.Distinct().Count());
        Assert.Equal($"{names[0]}-2", names[3]);
    }

    [Fact]
    public void ItIsFirstToldHowManyOfWhichRule()
    {
        string page = Page(ReportSamples.HostileFindings);

        int byRule = page.IndexOf("id=\"table-findings-by-rule\"", StringComparison.Ordinal), oneByOne = page.IndexOf("id=\"table-findings\"", StringComparison.Ordinal);
        Assert.InRange(byRule, 1, oneByOne);
        string anchor = FindingAnchor.Of([ReportSamples.HostileFindings[0]])[0];
        Assert.Contains($"<a href=\"#{anchor}\">", page[byRule..oneByOne], StringComparison.Ordinal);
        Assert.Contains($"<tr id=\"{anchor}\">", page[oneByOne..], StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"table-data\"", page, StringComparison.Ordinal);
    }

    private static string Page(IReadOnlyList<Finding> findings)
    {
        using StringWriter page = new();
        ReadinessReportHtml.Write(ReportSamples.Full(findings), page);
        return page.ToString();
    }

    private static JsonElement Rows(string page)
    {
        const string Opening = "<script type=\"application/json\" id=\"table-data\">";
        int start = page.IndexOf(Opening, StringComparison.Ordinal) + Opening.Length;
        using JsonDocument data = JsonDocument.Parse(page[start..page.IndexOf("</script>", start, StringComparison.Ordinal)]);
        JsonElement held = data.RootElement.GetProperty("table-findings");
        using GZipStream gzip = new(new MemoryStream(held.GetProperty("gzip").GetBytesFromBase64()), CompressionMode.Decompress);
        JsonElement rows = JsonDocument.Parse(gzip).RootElement;
        Assert.Equal(held.GetProperty("count").GetInt32(), rows.GetArrayLength());
        return rows;
    }

    private static byte[] Noise(Random random)
    {
        byte[] noise = new byte[200];
        random.NextBytes(noise);
        return noise;
    }
}
