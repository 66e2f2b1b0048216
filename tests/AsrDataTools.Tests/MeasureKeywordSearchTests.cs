using AsrDataTools.Scoring.KeywordSearch;

namespace AsrDataTools.Tests;

public sealed class MeasureKeywordSearchTests : IDisposable
{
    private const string Files = "Measure-KeywordSearch reference.rttm detections.xml keywords.xml -Ecf ecf.xml";

    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public MeasureKeywordSearchTests()
    {
        _session.SetLocation(_corpus.Path);
        Write("reference.rttm", "LEXEME call 1 10 0.5 Account lex A <NA>", "LEXEME call 1 10.5 0.5 number lex A <NA>", "LEXEME call 1 30 0.5 yes lex A <NA>");
        Write("ecf.xml", "<ecf source_signal_duration=\"1000\" language=\"en\" version=\"1\"><excerpt audio_filename=\"call.sph\" channel=\"1\" tbeg=\"0\" dur=\"1000\" source_type=\"cts\"/></ecf>");
        Write("keywords.xml",
            "<kwlist ecf_filename=\"x\" version=\"1\" language=\"en\" encoding=\"UTF-8\" compareNormalize=\"lowercase\">",
            "<kw kwid=\"KW-1\"><kwtext>account number</kwtext></kw><kw kwid=\"KW-2\"><kwtext>yes</kwtext></kw><kw kwid=\"KW-3\"><kwtext>no</kwtext></kw></kwlist>");
        Write("detections.xml",
            "<kwslist kwlist_filename=\"x\" language=\"en\" system_id=\"s\">",
            "<detected_kwlist kwid=\"KW-1\" search_time=\"1\" oov_count=\"0\"><kw file=\"call\" channel=\"1\" tbeg=\"10\" dur=\"1\" score=\"0.9\" decision=\"YES\"/></detected_kwlist>",
            "<detected_kwlist kwid=\"KW-2\" search_time=\"1\" oov_count=\"0\"><kw file=\"call\" channel=\"1\" tbeg=\"30\" dur=\"0.5\" score=\"0.3\" decision=\"NO\"/>",
            "<kw file=\"call\" channel=\"1\" tbeg=\"50\" dur=\"0.5\" score=\"0.2\" decision=\"NO\"/></detected_kwlist></kwslist>");
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void TheRowOfAll()
    {
        ScriptResult result = _session.Run(Files).Clean();
        KeywordSearchResult row = Assert.Single(result.As<KeywordSearchResult>());
        Assert.Equal((KeywordSearchResult.Overall, 2, 2, 1, 1, 0), (row.Keyword, row.Keywords, row.Targets, row.Hits, row.Misses, row.FalseAlarms));
        Assert.Equal((0.5, 1.0, 0.3, 1.0, 1.0), (row.TermWeightedValue, row.MaximumTermWeightedValue, row.MaximumThreshold, row.OptimumTermWeightedValue, row.SupremumTermWeightedValue));
        Assert.Equal((1000.0, 0.9), (row.SearchedSeconds, row.DecisionThreshold));
        Assert.Equal("Scored 2 keywords; 1 do not occur; 3 detections, 0 of them outside what is searched; 0 of unknown keywords left out; 0 inputs or rows failed.", result.Summary);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void RowsOfKeywordsAndPointsStandAlone()
    {
        IReadOnlyList<KeywordSearchResult> rows = _session.Run($"{Files} -PerKeyword").Clean().As<KeywordSearchResult>();
        Assert.Equal([("KW-1", "account number", 1.0), ("KW-2", "yes", 0.0), ("KW-3", "no", null)], rows.Select(r => (r.Keyword, r.Text!, r.TermWeightedValue)));
        IReadOnlyList<DetectionErrorPoint> points = _session.Run($"{Files} -Det").Clean().As<DetectionErrorPoint>();
        Assert.Equal([(0.9, 0.5), (0.3, 0.0), (0.2, 0.0)], points.Select(p => (p.Threshold, p.MissProbability)));
        Assert.Equal(1 / 999.0 / 2, points[2].FalseAlarmProbability, 12);
    }

    [Fact]
    public void ObjectsTablesAndTextWillDo()
    {
        Write("keywords.txt", "account number", "yes");
        Write("detections.csv", "Keyword,Recording,StartSeconds,EndSeconds,Score,Decision", "account number,audio/call.wav,10,11,0.9,true", "yes,call,30,30.5,0.3,false");
        const string Objects = "@{ Keyword = 'account number'; Recording = 'call'; StartSeconds = 10; DurationSeconds = 1; Score = 0.9; Decision = $true }, [pscustomobject]@{ Keyword = 'yes'; Recording = 'call'; StartSeconds = 30; DurationSeconds = 0.5; Score = 0.3; Decision = $false }";
        foreach (string script in (string[])
        [
            "Measure-KeywordSearch reference.rttm detections.csv keywords.txt -SearchedSeconds 1000 -Normalization Lowercase",
            $"{Objects} | Measure-KeywordSearch reference.rttm -KeywordList keywords.txt -SearchedSeconds 1000 -Normalization Lowercase",
            "Measure-KeywordSearch reference.rttm detections.csv -KeywordList @{ Text = 'account number' }, @{ Keyword = 'yes' } -Ecf ecf.xml -Normalization Lowercase",
        ])
        {
            KeywordSearchResult row = Assert.Single(_session.Run(script).Clean().As<KeywordSearchResult>());
            Assert.Equal((2, 1, 0.5, 1.0), (row.Targets, row.Hits, row.TermWeightedValue, row.MaximumTermWeightedValue));
        }
    }

    [Fact]
    public void AThresholdDecidesAnew()
    {
        KeywordSearchResult row = Assert.Single(_session.Run($"{Files} -Threshold 0.2").Clean().As<KeywordSearchResult>());
        Assert.Equal((2, 1), (row.Hits, row.FalseAlarms));
        Assert.Equal(1 - 999.9 / 999 / 2, row.TermWeightedValue!.Value, 12);
    }

    [Fact]
    public void WhatIsOddIsSaid()
    {
        Write("odd.csv", "Keyword,Recording,StartSeconds,DurationSeconds,Score,Decision",
            "KW-1,call,10,1,0.9,NO", "KW-1,call,10,1,0.9,NO", "KW-2,call,30,1,0.1,YES", "KW-2,call,2000,1,0.1,YES", "KW-9,call,1,1,0.1,YES", "KW-9,call,2,1,0.1,YES", "KW-2,call,3,1,NaN,YES", "KW-2,call,,1,1,YES");
        ScriptResult result = _session.Run("Measure-KeywordSearch reference.rttm odd.csv keywords.xml -Ecf ecf.xml");
        Assert.Equal(["KeywordUnknown", "DetectionInvalid", "DetectionInvalid"], result.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(3, result.Warnings.Count);
        Assert.Contains("no threshold", result.Warnings[0], StringComparison.Ordinal);
        Assert.Contains("outside", result.Warnings[1], StringComparison.Ordinal);
        Assert.Contains("given twice", result.Warnings[2], StringComparison.Ordinal);
        Assert.Equal("Scored 2 keywords; 1 do not occur; 4 detections, 1 of them outside what is searched; 2 of unknown keywords left out; 3 inputs or rows failed.", result.Summary);
        Assert.Equal(1, Assert.Single(result.As<KeywordSearchResult>()).Hits);
    }

    [Fact]
    public void WithoutDecisionsTheOtherValuesStand()
    {
        Write("plain.csv", "Keyword,Recording,StartSeconds,DurationSeconds,Score", "KW-1,call,10,1,0.9");
        ScriptResult result = _session.Run("Measure-KeywordSearch reference.rttm plain.csv keywords.xml -Ecf ecf.xml").Clean();
        KeywordSearchResult row = Assert.Single(result.As<KeywordSearchResult>());
        Assert.Equal((null, 0.5), (row.TermWeightedValue, row.MaximumTermWeightedValue));
        Assert.Contains("-Threshold", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void AnEmptySearchIsScoredAndSaid()
    {
        Write("none.csv", "Keyword,Recording,StartSeconds,DurationSeconds,Score,Decision");
        ScriptResult result = _session.Run("Measure-KeywordSearch reference.rttm none.csv keywords.xml -Ecf ecf.xml").Clean();
        Assert.Equal(0.0, Assert.Single(result.As<KeywordSearchResult>()).TermWeightedValue);
        Assert.Contains("no detection", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Measure-KeywordSearch reference.rttm nowhere.xml keywords.xml -Ecf ecf.xml", "PathNotFound", false)]
    [InlineData("Measure-KeywordSearch reference.rttm ecf.xml keywords.xml -Ecf ecf.xml", "KeywordFileUnreadable", false)]
    [InlineData("Measure-KeywordSearch reference.rttm detections.xml keywords.xml -Ecf reference.rttm", "KeywordFileUnreadable", true)]
    [InlineData("Measure-KeywordSearch reference.rttm detections.xml keywords.xml", "SearchedTimeUnknown", true)]
    [InlineData("Measure-KeywordSearch reference.rttm detections.xml keywords.xml -SearchedSeconds 1", "SearchedTimeTooShort", true)]
    [InlineData("Measure-KeywordSearch turns.rttm detections.xml keywords.xml -Ecf ecf.xml", "WordTimesMissing", true)]
    [InlineData("Measure-KeywordSearch reference.rttm detections.xml empty.txt -Ecf ecf.xml", "KeywordsMissing", true)]
    public void TroubleIsAnErrorRecord(string script, string id, bool ends)
    {
        Write("turns.rttm", "SPEAKER call 1 0 10 <NA> <NA> A <NA> <NA>");
        Write("empty.txt", "");
        ScriptResult result = _session.Run(script);
        Assert.Contains(result.Errors, e => e.FullyQualifiedErrorId.StartsWith(id + ",", StringComparison.Ordinal));
        Assert.Equal(ends, result.Output.Count == 0);
    }

    [Fact]
    public void OtherAnnotationWithTimesOfWords()
    {
        Write("reference.ctm", "call 1 10 0.5 account 1", "call 1 10.5 0.5 number 1", "call 1 30 0.5 yes 1");
        Assert.Equal(0.5, Assert.Single(_session.Run(Files.Replace("reference.rttm", "reference.ctm", StringComparison.Ordinal)).Clean().As<KeywordSearchResult>()).TermWeightedValue);
    }

    private void Write(string name, params string[] lines) => File.WriteAllText(_corpus.PathOf(name), string.Join('\n', lines) + "\n");
}
