using System.Globalization;
using System.Management.Automation;
using AsrDataTools.Acoustics;
using AsrDataTools.Coverage;

namespace AsrDataTools.Tests;

public sealed class TestAccentCoverageTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public TestAccentCoverageTests()
    {
        _session.SetLocation(_corpus.Path);
        _corpus.WriteText("traffic.csv", "accent,calls\nen-IN,60\nen-US,30\nen-GB,10\n");
        _corpus.WriteText("train [1].csv", Manifest("Indian English", 30, 60) + Manifest("us", 60, 60, header: false) + Manifest("British?", 5, 60, header: false));
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void PathsUtterancesAndRows()
    {
        AccentCoverage[] expected = Rows("Test-AccentCoverage 'train [1].csv' traffic.csv");

        Assert.Equal(["en-IN", "en-US", "en-GB", "Overall"], expected.Select(row => row.Accent));
        Assert.Equal([CoverageVerdict.Unknown, CoverageVerdict.Over, CoverageVerdict.Missing, CoverageVerdict.Missing], expected.Select(row => row.Verdict));
        Assert.Equal(0.5, expected[0].Hours!.Value, 12);
        Assert.Equal(Text(expected), Text(Rows("[IO.FileInfo]::new(\"$pwd/train [1].csv\") | Test-AccentCoverage -Traffic traffic.csv")));
        Assert.Equal(Text(expected), Text(Rows("Import-SpeechManifest 'train [1].csv' | Test-AccentCoverage -Traffic traffic.csv")));
        Assert.Equal(Text(expected), Text(Rows("Test-AccentCoverage (Import-SpeechManifest 'train [1].csv') traffic.csv")));
        AccentCoverage row = Rows("[pscustomobject]@{ Id = 1; Speaker = 's'; Accent = 'Indian'; Duration = 3600 }, @{ Id = 2; Speaker = 't'; Accent = 'en-US'; Duration = 1800 } | Test-AccentCoverage -Traffic traffic.csv")[0];
        Assert.Equal(("en-IN", 1.0, 2 / 3.0), (row.Accent, row.Hours, row.Share));
    }

    [Fact]
    public void TrafficInEveryForm()
    {
        AccentCoverage[] expected = Rows("Test-AccentCoverage 'train [1].csv' traffic.csv");
        _corpus.WriteText("calls/calls.csv", Manifest("en-IN", 6, 10) + Manifest("en-US", 3, 10, header: false) + Manifest("en-GB", 1, 10, header: false));
        string[] forms =
        [
            "@{ 'en-IN' = 60; 'en-US' = 30; British = 10 }",
            "@{ 'en-IN' = 0.6; 'en-US' = 0.3; 'en-GB' = 0.1 }",
            "([pscustomobject]@{ Accent = 'en-IN'; Minutes = 6 }), ([pscustomobject]@{ Accent = 'en-US'; Minutes = 3 }), ([pscustomobject]@{ Accent = 'en-GB'; Minutes = 1 })",
            "@{ accent = 'en-IN'; percent = 60 }, @{ accent = 'en-US'; percent = 30 }, @{ accent = 'en-GB'; percent = 10 }",
            "calls/calls.csv",
            "(Import-SpeechManifest calls/calls.csv)",
        ];
        foreach (string form in forms)
        {
            AccentCoverage[] rows = Rows($"Test-AccentCoverage 'train [1].csv' -Traffic {form}");
            Assert.Equal(expected.Select(row => (row.Accent, row.Verdict, Round(row.TrafficShare))), rows.Select(row => (row.Accent, row.Verdict, Round(row.TrafficShare))));
        }

        Assert.Equal(0.75, Rows("Test-AccentCoverage 'train [1].csv' traffic.csv -MinutesPerCall @{ Indian = 10; '*' = 5 }")[0].TrafficShare!.Value, 12);
        Assert.Equal(0.6, Rows("Test-AccentCoverage 'train [1].csv' traffic.csv -MinutesPerCall 5")[0].TrafficShare!.Value, 12);
        _corpus.WriteText("other.csv", "who;howmany\nen-IN;3\nen-US;1\n");
        Assert.Equal(0.75, Rows("Test-AccentCoverage 'train [1].csv' other.csv -TrafficColumnMap @{ Accent = 'who'; Calls = 'howmany' }")[0].TrafficShare!.Value, 12);
    }

    [Fact]
    public void LabelsMapAndWarning()
    {
        ScriptResult plain = _session.Run("Test-AccentCoverage 'train [1].csv' traffic.csv").Clean();
        Assert.Contains("5 utterances have 1 label of no one accent of traffic ('British?')", Assert.Single(plain.Warnings), StringComparison.Ordinal);
        Assert.Equal(
            "Held 95 utterances (1.58 h, 0.08 h of them without a usable label) against 3 accents of traffic: 1 Unknown, 1 Missing, 1 Over; 0 had no duration, 0 inputs failed.", plain.Summary);

        IReadOnlyList<AccentLabelFate> labels = _session.Run("Test-AccentCoverage 'train [1].csv' traffic.csv -PassLabels").Clean().As<AccentLabelFate>();
        Assert.Equal((AccentLabelStatus.Ambiguous, null, 5L), (labels[2].Status, labels[2].CountsFor, labels[2].Rows));
        Assert.Equal(6, labels.Count);

        ScriptResult mapped = _session.Run("Test-AccentCoverage 'train [1].csv' traffic.csv -AccentMap @{ 'British*' = 'en-GB' }").Clean();
        Assert.Empty(mapped.Warnings);
        Assert.Equal(5, mapped.As<AccentCoverage>()[2].Speakers);
        _corpus.WriteText("map.csv", "raw,canonical\nBritish?,en-GB\n");
        Assert.Equal(5, Rows("Test-AccentCoverage 'train [1].csv' traffic.csv -AccentMap map.csv")[2].Speakers);
        Assert.Equal("de-AT", Rows("@{ Id = 1; Accent = 'Austrian'; Duration = 1 } | Test-AccentCoverage -Traffic @{ Austrian = 1 } -Language de")[0].Accent);
    }

    [Fact]
    public void QuietTellsWhetherEveryAccentHasItsShare()
    {
        _corpus.WriteText("good.csv", Manifest("en-IN", 300, 60) + Manifest("en-US", 200, 60, header: false));

        Assert.Equal([true], _session.Run("Test-AccentCoverage good.csv @{ 'en-IN' = 60; 'en-US' = 40 } -Quiet").Clean().As<bool>());
        Assert.Equal([false], _session.Run("Test-AccentCoverage good.csv @{ 'en-IN' = 20; 'en-US' = 80 } -Quiet").Clean().As<bool>());
        Assert.Equal([true], _session.Run("Test-AccentCoverage good.csv @{ 'en-IN' = 20; 'en-US' = 80 } -Quiet -MinimumRatio 0.3").Clean().As<bool>());
        Assert.Equal([false], _session.Run("Test-AccentCoverage good.csv @{ 'en-IN' = 60; 'en-US' = 40 } -Quiet -MinimumSpeakers 250").Clean().As<bool>());
    }

    [Fact]
    public void WeightsByPropertyAndById()
    {
        _corpus.WriteText("weighted.csv", "id,text,speaker,accent,duration,weight\na,x,s,en-IN,3600,3\nb,x,t,en-US,3600,1\n");

        Assert.Equal(0.5, Rows("Test-AccentCoverage weighted.csv traffic.csv")[0].Share!.Value, 12);
        Assert.Equal(0.75, Rows("Test-AccentCoverage weighted.csv traffic.csv -Weight Weight")[0].Share!.Value, 12);
        Assert.Equal(0.2, Rows("Test-AccentCoverage weighted.csv traffic.csv -Weight @{ a = 1; b = 4 }")[0].Share!.Value, 12);
        ScriptResult missing = _session.Run("Test-AccentCoverage weighted.csv traffic.csv -Weight @{ a = 1; b = -1 }");
        Assert.Equal("WeightInvalid", Id(Assert.Single(missing.Errors)));
        Assert.Equal(1, missing.As<AccentCoverage>()[0].Share);
    }

    [Fact]
    public void DurationsFromHeadersAndSpeechFromProfiles()
    {
        _corpus.WriteSpeech("a.wav", seconds: 4);
        _corpus.WriteSpeech("b.wav", seconds: 2);
        _corpus.WriteText("bare.csv", "path,speaker,accent\na.wav,s,en-IN\nb.wav,t,en-US\ngone.wav,u,en-GB\n");

        AccentCoverage[] bare = Rows("Test-AccentCoverage bare.csv traffic.csv");
        Assert.Equal([null, null, null], bare.Take(3).Select(row => row.Share));
        Assert.Contains("3 of 3 utterances have no duration", bare[^1].Remarks);

        ScriptResult measured = _session.Run("Test-AccentCoverage bare.csv traffic.csv -MeasureDuration");
        Assert.Equal("AudioUnreadable", Id(Assert.Single(measured.Errors)));
        Assert.Equal([4 / 3600.0, 2 / 3600.0], measured.As<AccentCoverage>().Take(2).Select(row => Math.Round(row.Hours!.Value, 12)), new Close());

        _session.SetVariable("profiles", new[]
        {
            new AcousticProfile { Path = _corpus.PathOf("a.wav"), SpeechSeconds = 36 },
            new AcousticProfile { Path = _corpus.PathOf("b.wav"), SpeechSeconds = 18, Channel = 1 },
            new AcousticProfile { Path = _corpus.PathOf("b.wav"), SpeechSeconds = 72, Channel = 2 },
        });
        Assert.Equal([0.01, 0.02], Rows("Test-AccentCoverage bare.csv traffic.csv -Profile $profiles").Take(2).Select(row => row.Hours!.Value), new Close());
    }

    [Fact]
    public void TwoWayTablesAndCompletion()
    {
        AccentCoverage[] rows = Rows("Test-AccentCoverage 'train [1].csv' traffic.csv -By Gender, Environment");

        Assert.Equal(4, rows.Count(row => row.Within is null));
        Assert.Contains(rows, row => row is { Accent: "en-IN", Within: "Gender=female" });
        Assert.Equal(AccentCoverage.Overall, rows[^1].Accent);
        Assert.Equal(["Environment"], _session.Complete("Test-AccentCoverage -By Env").CompletionMatches.Select(match => match.CompletionText));
    }

    [Fact]
    public void EachBadInputIsOneErrorAndTheRestIsCompared()
    {
        _corpus.WriteText("bad.csv", "path,speaker,accent,duration\na.wav,s,en-IN,one\nb.wav,t,en-US,3600\n");
        _corpus.WriteText("badtraffic.csv", "accent,calls\nen-IN,-5\nen-US,NaN\nen-US,7\n");

        ScriptResult result = _session.Run("'gone.csv', 'bad.csv', 42 | Test-AccentCoverage -Traffic badtraffic.csv");

        Assert.Equal(["InputNotUtterance", "ManifestRowInvalid", "PathNotFound", "TrafficRowInvalid", "TrafficRowInvalid"], result.Errors.Select(Id).Order(StringComparer.Ordinal));
        Assert.Equal(1, Assert.Single(result.As<AccentCoverage>(), row => row.Accent == "en-US").Hours);
        Assert.EndsWith("5 inputs failed.", result.Summary, StringComparison.Ordinal);
        Assert.Equal([false], _session.Run("'gone.csv', 'bad.csv' | Test-AccentCoverage -Traffic @{ 'en-US' = 1 } -Quiet").As<bool>());
    }

    [Theory]
    [InlineData("'train [1].csv' gone.csv", "PathNotFound")]
    [InlineData("'train [1].csv' empty.csv", "TrafficEmpty")]
    [InlineData("'train [1].csv' columns.csv", "TrafficColumnsUnknown")]
    [InlineData("'train [1].csv' shares.csv", "TrafficShareInvalid")]
    [InlineData("'train [1].csv' traffic.csv, empty.csv", "TrafficInvalid")]
    [InlineData("'train [1].csv' traffic.csv -TrafficColumnMap @{ Accent = 'who' }", "ColumnMapInvalid")]
    [InlineData("'train [1].csv' traffic.csv -AccentMap shares.csv", "AccentMapInvalid")]
    [InlineData("'train [1].csv' traffic.csv -AccentMap gone.csv", "PathNotFound")]
    [InlineData("'train [1].csv' traffic.csv -MinutesPerCall -3", "MinutesPerCallInvalid")]
    public void WhatEndsTheCommand(string arguments, string id)
    {
        _corpus.WriteText("empty.csv", "accent,calls\nen-IN,0\n");
        _corpus.WriteText("columns.csv", "region,calls\nIN,1\n");
        _corpus.WriteText("shares.csv", "accent,note,share\nen-IN,x,0.5\nen-US,x,0.2\n");

        ScriptResult result = _session.Run($"Test-AccentCoverage {arguments}");

        Assert.Equal(id, Id(Assert.Single(result.Errors)));
        Assert.Empty(result.Output);
    }

    [Fact]
    public void NothingToCompare() =>
        Assert.Equal("NothingToCompare", Id(Assert.Single(_session.Run("@() | Test-AccentCoverage -Traffic traffic.csv").Errors)));

    private AccentCoverage[] Rows(string script) => [.. _session.Run(script).Clean().As<AccentCoverage>()];

    private static string Id(ErrorRecord error) => error.FullyQualifiedErrorId.Split(',')[0];

    private static string Text(IEnumerable<AccentCoverage> rows) => string.Join('\n', rows);

    private static double Round(double? value) => Math.Round(value!.Value, 9);

    private static string Manifest(string accent, int speakers, double seconds, bool header = true) =>
        (header ? "path,speaker,accent,gender,duration\n" : "")
        + string.Concat(Enumerable.Range(0, speakers).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"{accent.TrimEnd('?')}{i}.wav,{accent}{i},{accent},{(i % 2 == 0 ? "female" : "male")},{seconds}\n")));

    private sealed class Close : IEqualityComparer<double>
    {
        public bool Equals(double left, double right) => Math.Abs(left - right) < 1e-9;

        public int GetHashCode(double value) => 0;
    }
}
