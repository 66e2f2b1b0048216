using AsrDataTools.Reporting;
using AsrDataTools.Reporting.Csv;
using AsrDataTools.Reporting.Html;
using AsrDataTools.Scoring.Robustness;

namespace AsrDataTools.Core.Tests.Reporting;

public sealed class RobustnessRowsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void RowsComeBackFromCsvAsTheyWere()
    {
        RobustnessRows rows = new();
        foreach ((string name, Type type, System.Collections.IEnumerable items) in ((string, Type, System.Collections.IEnumerable)[])[("g.csv", typeof(RobustnessGap), ReportSamples.Gaps), ("c.csv", typeof(RobustnessCurve), ReportSamples.Curves)])
        {
            using (StreamWriter writer = new(Path.Combine(_folder.Path, name))) CsvTable.Write(writer, type, items);
            rows.AddFile(Path.Combine(_folder.Path, name));
        }

        Assert.Equal(ReportSamples.Gaps, rows.Report!.Gaps);
        Assert.Equal(ReportSamples.Curves, rows.Report.Curves);
    }

    [Fact]
    public void JsonOfPowerShellIsTakenToo()
    {
        string path = _folder.Write("g.json", "\uFEFF[{\"Condition\":\"gsm\",\"Words\":400,\"WordErrorRate\":0.22,\"Verdict\":2,\"Remarks\":[\"a\",\"b\"],\"Normalizer\":\"None\",\"Low\":null}]");
        RobustnessRows rows = new();

        rows.AddFile(path);

        RobustnessGap gap = Assert.Single(rows.Report!.Gaps);
        Assert.Equal(("gsm", 400L, 0.22, null, (Verdict)2), (gap.Condition, gap.Words, gap.WordErrorRate, gap.Low, gap.Verdict));
        Assert.Equal(["a", "b"], gap.Remarks);
    }

    [Theory]
    [InlineData("g.json", "[{\"Condition\":\"gsm\",\"Words\":\"many\"}]", "row 1 has the Words 'many', which is no number")]
    [InlineData("g.json", "[{\"Verdict\":\"Fail\"}]", "row 1 has neither a Condition nor a Column")]
    [InlineData("g.json", "[{]", "it cannot be read")]
    [InlineData("g.json", "[]", "it has no rows")]
    [InlineData("g.csv", "Condition,Verdict\ngsm,Perhaps\n", "row 1 has the Verdict 'Perhaps', which is none of ")]
    public void WhatIsNoneIsRefusedWithItsPlace(string name, string content, string told)
    {
        string path = _folder.Write(name, content);

        SpeechDataException refused = Assert.Throws<SpeechDataException>(() => new RobustnessRows().AddFile(path));

        Assert.Equal(("RobustnessUnreadable", path), (refused.ErrorId, refused.Path));
        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ThePageShowsConditionsProjectionAndCurve()
    {
        using StringWriter page = new();
        ReadinessReportHtml.Write(ReportSamples.Full(), page);
        string section = page.ToString().Split("id=\"robustness\">")[1].Split("</section>")[0];

        Assert.Contains("table-word-errors-by-condition", section, StringComparison.Ordinal);
        Assert.Contains(RobustnessGap.Production, section, StringComparison.Ordinal);
        Assert.Contains("class=\"curve\"", section, StringComparison.Ordinal);
        Assert.Contains("5: 40.5 %; 15: 20.0 %; 25: 10.0 %", section, StringComparison.Ordinal);
        Assert.Contains("−1.20 points of word errors for each unit [−1.50, −0.90], from 5 to 25", section, StringComparison.Ordinal);
        Assert.Equal([(5, 0.405), (15, 0.2), (25, 0.1)], RobustnessCurveFigure.Points(ReportSamples.Curves[0].Measured));
    }
}
