using System.Text.Json;
using AsrDataTools.Core.Tests.Readiness;
using AsrDataTools.Readiness;
using AsrDataTools.Reporting;

namespace AsrDataTools.Core.Tests.Reporting;

public sealed class ReadinessReportTests : IDisposable
{
    private const string Hostile = "/production/</script><script>alert(1)</script>&\"'.wav";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TheJsonFollowsItsSchema()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Write("report.json", ReportFormat.Json)));
        JsonElement root = document.RootElement;

        Assert.Equal(
            ["schema", "version", "generatedAt", "verdict", "reasons", "remedies", "gates", "shifts", "charts", "accents", "annotation", "vocabulary", "evaluation", "governance", "findings", "robustness", "run"],
            root.EnumerateObject().Select(property => property.Name));
        Assert.Equal("asrdatatools/readiness-report", root.GetProperty("schema").GetString());
        Assert.Equal(1, root.GetProperty("version").GetInt32());
        Assert.Equal("Fail", root.GetProperty("verdict").GetString());
        Assert.Equal(6, root.GetProperty("gates").GetArrayLength());
        JsonElement fact = root.GetProperty("gates")[0].GetProperty("evidence")[0];
        Assert.Equal(
            ["measure", "value", "low", "high", "threshold", "verdict", "title", "subject", "effect", "decidedBy", "warnThreshold", "accepted", "weight"],
            fact.EnumerateObject().Select(property => property.Name));
        Assert.Equal("BandwidthHz", fact.GetProperty("measure").GetString());
        JsonElement accents = root.GetProperty("accents");
        Assert.Equal("en-IN", accents.GetProperty("coverage")[0].GetProperty("accent").GetString());
        Assert.Equal("Under", accents.GetProperty("coverage")[0].GetProperty("verdict").GetString());
        Assert.Equal("Overall", accents.GetProperty("coverage")[5].GetProperty("accent").GetString());
        Assert.Equal(75.3, accents.GetProperty("targets")[0].GetProperty("addHours").GetDouble(), 1);
        Assert.Equal(JsonValueKind.Null, root.GetProperty("gates")[1].GetProperty("accents").ValueKind);
        Assert.Equal(5, root.GetProperty("run").GetProperty("plan").GetProperty("seed").GetInt32());
        Assert.Equal(Hostile, root.GetProperty("run").GetProperty("production").GetProperty("failures")[0].GetProperty("path").GetString());
        Assert.All(
            root.GetProperty("charts").GetProperty("distributions").EnumerateArray(),
            chart => Assert.Equal(1, chart.GetProperty("training").EnumerateArray().Sum(share => share.GetDouble()), 6));
    }

    [Fact]
    public void NoFileNameBecomesMarkup()
    {
        string page = File.ReadAllText(Write("report.html", ReportFormat.Html));

        Assert.DoesNotContain("<script>alert", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;/script&gt;&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
        Assert.Equal(Count(page, "<script"), Count(page, "</script"));
        Assert.Equal(4, Count(page, "<script"));
    }

    [Fact]
    public void TheVerdictStandsFirstThenTheRemediesThenTheEvidence()
    {
        string page = File.ReadAllText(Write("report.html", ReportFormat.Html));

        int[] places = [.. new[] { "Do not ship</h1>", "id=\"why\"", "id=\"todo\"", "id=\"gate-acoustics\"", "id=\"gate-accent\"", "What to collect</h3>", "Every accent</summary>", "id=\"open\"", "id=\"methods\"", "id=\"provenance\"" }
            .Select(part => page.IndexOf(part, StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.Contains("plotly.js v2.28.0", page, StringComparison.Ordinal);
        Assert.Contains("MIT", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Verdict.Pass, "Ready to ship")]
    [InlineData(Verdict.Warn, "Ship with reservations")]
    [InlineData(Verdict.Unknown, "Not decided")]
    public void EachVerdictHasItsHeadline(Verdict verdict, string headline)
    {
        using StringWriter page = new();
        ReadinessReportHtml.Write(ReadinessReport.Of([new GateResult { Gate = "Acoustics", Verdict = verdict, Required = true }], DateTimeOffset.UnixEpoch), page);

        Assert.Contains($"{headline}</h1>", page.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("plotly", page.ToString().Split("<footer>")[0], StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, Count(page.ToString(), "<script"));
    }

    [Fact]
    public void ResultsOfTwoAuditsOrOfNoneAreRefused()
    {
        GateResult gate = new() { Gate = "Acoustics" };

        Assert.Equal("ReportAmbiguous", Assert.Throws<SpeechDataException>(() => ReadinessReport.Of([gate, gate], DateTimeOffset.Now)).ErrorId);
        Assert.Equal("ReportWithoutResults", Assert.Throws<SpeechDataException>(() => ReadinessReport.Of([], DateTimeOffset.Now)).ErrorId);
    }

    [Fact]
    public void AFileAppearsWholeOrNotAtAll()
    {
        string path = _folder.Write("report.html", "the earlier report");
        GateResult gate = ReadinessSamples.FailingAudit()[0];
        ReportContent impossible = new([gate, gate], [], DateTimeOffset.Now);

        Assert.ThrowsAny<Exception>(() => ReportFile.Write(impossible, path, ReportFormat.Html));

        Assert.Equal("the earlier report", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    private string Write(string name, ReportFormat format)
    {
        string path = Path.Combine(_folder.Path, name);
        ReportFile.Write(new(ReadinessSamples.FailingAudit(Hostile), [], DateTimeOffset.UnixEpoch), path, format);
        return path;
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
