using System.Text;
using AsrDataTools.Scoring.Robustness;

namespace AsrDataTools.Tests;

public sealed class MeasureRobustnessGapTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public MeasureRobustnessGapTests()
    {
        _session.SetLocation(_corpus.Path);
        StringBuilder all = new("id,text,pred_text,speaker,parent_id,condition,snr_db\n"), clean = new("id,text,pred_text\n"), gsm = new("id,text,pred_text,codec\n");
        for (int i = 0; i < 24; i++)
        {
            string said = "one two three four five", heard = i % 4 == 0 ? "one two three four nine" : said;
            all.Append(System.Globalization.CultureInfo.InvariantCulture, $"u{i},{said},{heard},s{i % 12},,,\n");
            all.Append(System.Globalization.CultureInfo.InvariantCulture, $"u{i}-5,{said},one too tree four nine,s{i % 12},u{i},noise,5\n");
            all.Append(System.Globalization.CultureInfo.InvariantCulture, $"u{i}-15,{said},{(i % 3 == 0 ? "one too three four nine" : heard)},s{i % 12},u{i},hum,15\n");
            clean.Append(System.Globalization.CultureInfo.InvariantCulture, $"u{i},{said},{heard}\n");
            gsm.Append(System.Globalization.CultureInfo.InvariantCulture, $"u{i},{said},one too tree four nine,gsm\n");
        }

        _corpus.WriteText("all.csv", all.ToString());
        _corpus.WriteText("clean.csv", clean.ToString());
        _corpus.WriteText("gsm.csv", gsm.ToString());
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void ConditionsAgainstTheirOriginals()
    {
        ScriptResult result = _session.Run("Measure-RobustnessGap all.csv").Clean();
        IReadOnlyList<RobustnessGap> rows = result.As<RobustnessGap>();

        Assert.Equal(["Clean", "Environment=hum", "Environment=noise"], rows.Select(row => row.Condition));
        Assert.Equal([0.05, 0.6], [rows[0].WordErrorRate!.Value, rows[2].WordErrorRate!.Value]);
        Assert.Equal(0.55, rows[2].Gap!.Value, 9);
        Assert.Equal((Verdict.Fail, 12), (rows[2].Verdict, rows[2].Speakers));
        Assert.Equal("Scored 72 utterances, 24 originals and 48 variants; 0 rows or files left out.", result.Summary);
    }

    [Fact]
    public void RowsOfThePipelineAndTwoSets()
    {
        Assert.Equal(3, _session.Run("Import-SpeechManifest all.csv | Measure-RobustnessGap -GroupBy snr_db").Clean().Output.Count);
        IReadOnlyList<RobustnessGap> rows = _session.Run("'gsm.csv' | Measure-RobustnessGap -Clean clean.csv -GroupBy codec").Clean().As<RobustnessGap>();
        Assert.Equal(["Clean", "codec=gsm"], rows.Select(row => row.Condition));
        Assert.Equal(0.55, rows[1].Gap!.Value, 9);
    }

    [Fact]
    public void ProductionIsProjectedAndRemediesTellHours()
    {
        IReadOnlyList<RobustnessGap> rows = _session.Run("Measure-RobustnessGap all.csv -Production @{ Clean = 3; noise = 1 } -TrainingHours 40").Clean().As<RobustnessGap>();

        Assert.Equal((RobustnessGap.Production, (0.75 * 0.05) + (0.25 * 0.6)), (rows[^1].Condition, Math.Round(rows[^1].WordErrorRate!.Value, 9)));
        Assert.StartsWith("Simulate or collect 10.0 h of Environment=noise speech (25 % of 40 h)", rows[2].Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void ProfilesTellTheShares()
    {
        ScriptResult result = _session.Run("Measure-RobustnessGap all.csv -GroupBy snr_db -Production ([pscustomobject]@{ Path = 'a'; Channel = 1; SnrDb = 6; DurationSeconds = 30 }), ([pscustomobject]@{ Path = 'b'; Channel = 1; SnrDb = 40; DurationSeconds = 90 })").Clean();
        Assert.Equal([0.75, 0.25, 0.0], result.As<RobustnessGap>().Take(3).Select(row => row.ProductionShare!.Value));
    }

    [Fact]
    public void CurvesAreRowsOfTheirOwn()
    {
        RobustnessCurve curve = Assert.Single(_session.Run("Measure-RobustnessGap all.csv -CurveBy snr_db").Clean().As<RobustnessCurve>());
        Assert.True(curve.LogOddsHigh < 0);
        Assert.Equal(["5: 60.0 %", "15: 16.7 %"], curve.Measured);
    }

    [Fact]
    public void ThePictureIsAPageOfItsOwn()
    {
        _session.Run("Measure-RobustnessGap all.csv -ReportPath gap.html | Out-Null; Measure-RobustnessGap all.csv -ReportPath not.html -WhatIf | Out-Null").Clean();
        string page = File.ReadAllText(_corpus.PathOf("gap.html"));

        Assert.Contains("Environment=noise", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("://", page, StringComparison.Ordinal);
        Assert.False(File.Exists(_corpus.PathOf("not.html")));
    }

    [Theory]
    [InlineData("clean.csv -GroupBy codec", "VariantMissing")]
    [InlineData("gsm.csv", "GroupByMissing")]
    [InlineData("all.csv -GroupBy codec", "GroupByUnknown")]
    [InlineData("all.csv -CurveBy codec", "CurveColumnUnsuitable")]
    [InlineData("all.csv -WarnGap 0.5 -FailGap 0.1", "GapThresholdsCrossed")]
    [InlineData("all.csv -Production @{ noise = 'much' }", "ProductionShareInvalid")]
    [InlineData("all.csv -Production @{ gsm = 0 }", "ProductionEmpty")]
    [InlineData("all.csv -Production clean.csv", "ProductionMeasureUnknown")]
    [InlineData("all.csv -ReportPath clean.csv/gap.html", "StorageFailed")]
    public void WhatCannotBeMeasuredIsSaid(string parameters, string id) =>
        Assert.Equal(id, _session.Run($"Measure-RobustnessGap {parameters}").Errors[^1].FullyQualifiedErrorId.Split(',')[0]);

    [Fact]
    public void RowsThatDoNotFitAreErrorsOfTheirOwn()
    {
        ScriptResult result = _session.Run("""
            $rows = @(Import-SpeechManifest all.csv) + [pscustomobject]@{ Id = 'orphan'; Text = 'a'; pred_text = 'a'; parent_id = 'nobody'; Environment = 'noise' } + [pscustomobject]@{ Id = 'bare'; Text = 'a' } + 'none.csv'
            $rows | Measure-RobustnessGap
            """);
        Assert.Equal(["PathNotFound", "TranscriptPropertyMissing", "VariantWithoutClean"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]).Order());
        Assert.Equal(3, result.Output.Count);
        Assert.EndsWith("3 rows or files left out.", result.Summary, StringComparison.Ordinal);
    }
}
