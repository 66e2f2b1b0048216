using AsrDataTools.Corpus;
using AsrDataTools.Leakage.Splitting;

namespace AsrDataTools.Tests;

public sealed class SplitSpeechManifestTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public SplitSpeechManifestTests()
    {
        _session.SetLocation(_corpus.Path);
        _corpus.WriteText("corpus.csv", "id,text,speaker,accent,duration\n" + string.Concat(Enumerable.Range(0, 400).Select(i =>
            $"u{i},sentence {i} of its own,s{i % 40},{(i % 40 < 10 ? "Indian English" : "en-US")},{1 + (i % 7)}\n")));
        _corpus.WriteText("production.csv", "id,text,accent,duration\n" + string.Concat(Enumerable.Range(0, 100).Select(i => $"p{i},t,{(i % 2 == 0 ? "en-IN" : "en-US")},3\n")));
        _corpus.WriteText("tied.csv", "id,text,speaker,duration\n" + string.Concat(Enumerable.Range(0, 40).Select(i =>
            $"u{i},own sentence {i},s{i % 4},2\nv{i},shared by all number {i % 3},s{i % 4},0.1\n")));
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void SplitsAndWritesWhatNoSearchFindsAnythingIn()
    {
        ScriptResult result = _session.Run(
            """
            $split = Split-SpeechManifest corpus.csv @{ train = 0.7; test = 0.3 } -ReportVariable report
            $split.Where({ $_.Split -eq 'train' }) | Export-SpeechManifest train.csv
            $split.Where({ $_.Split -eq 'test' }) | Export-SpeechManifest test.csv
            Find-EvalLeakage train.csv test.csv
            """).Clean();

        Assert.Empty(result.Output);
        SplitReport report = Report();
        Assert.Equal((400, 40, 0), (report.Splits.Sum(split => split.Items), report.Components, report.Findings));
        Assert.All(report.Splits, split => Assert.Equal(split.AskedShare, split.Share, 0.01));
    }

    [Fact]
    public void ProductionDecidesTheProportionsOfEvaluation()
    {
        _session.Run("Import-SpeechManifest corpus.csv | Split-SpeechManifest -By Accent -Production production.csv -ReportVariable report").Clean();

        SplitStratum indian = Report().Strata.Single(row => row is { Split: "test", Value: "en-IN" });
        Assert.Equal(0.5, indian.TargetShare!.Value, 6);
        Assert.Equal(0.5, indian.Share!.Value, 0.05);
    }

    [Fact]
    public void WhatTiesEverythingTogetherIsNamedAndCutOnRequest()
    {
        ScriptResult refused = _session.Run("Split-SpeechManifest tied.csv @{ train = 0.5; test = 0.5 } -ReportVariable report");

        Assert.Empty(refused.Output);
        Assert.Equal("SplitImpossible,AsrDataTools.Commands.SplitSpeechManifestCommand", Assert.Single(refused.Errors).FullyQualifiedErrorId);
        Assert.Contains("with SameText 'shared by all number ", refused.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.True(Report().MeetsShares);

        ScriptResult cut = _session.Run("Split-SpeechManifest tied.csv @{ train = 0.5; test = 0.5 } -CutBridges -ReportVariable report").Clean();
        SplitReport report = Report();
        Assert.Equal(80, cut.Output.Count + report.Dropped);
        Assert.Equal(report.Cuts.Sum(one => one.Dropped), report.Dropped);
        Assert.Empty(cut.As<SpeechUtterance>().Select(utterance => utterance.Id).Intersect(report.Cuts.SelectMany(one => one.DroppedIds)));
    }

    [Fact]
    public void TheTieThatStandsAgainstTheSharesIsNamedWithItsRemedy()
    {
        _corpus.WriteText("calls.csv", "id,text,speaker,session,duration\n" + string.Concat(Enumerable.Range(0, 400).Select(i => $"u{i},own sentence number {i},s{i % 40},call{i / 40},2\n")));

        string message = Assert.Single(_session.Run("Split-SpeechManifest calls.csv -Kind SameSpeaker, SameText, SameRecording -ColumnMap @{ Recording = 'session' }").Errors).ToString();

        Assert.Contains("form 1 group, and the largest is 100.0% of the corpus, where no split may have more than 88.0%. ", message, StringComparison.Ordinal);
        Assert.Contains("The largest is 2.5% without SameRecording, 10.0% without SameSpeaker. ", message, StringComparison.Ordinal);
        Assert.Contains("The shares are met with -Kind SameText, SameSpeaker;", message, StringComparison.Ordinal);
        Assert.Equal(400, _session.Run("Split-SpeechManifest calls.csv -Kind SameText, SameSpeaker -ColumnMap @{ Recording = 'session' }").Clean().Output.Count);
    }

    /// <summary>Where prompts are shared by design they may be, if the user says so.</summary>
    [Fact]
    public void PromptsMayBeShared() =>
        Assert.Equal(80, _session.Run("Split-SpeechManifest tied.csv @{ train = 0.5; test = 0.5 } -PromptFrequency 2").Clean().Output.Count);

    [Theory]
    [InlineData("-Share @{ train = 0.7; test = 0.2 }", "SplitShareInvalid")]
    [InlineData("-Share @{ train = 0.7; test = 'much' }", "SplitShareInvalid")]
    [InlineData("-Production production.csv", "SplitOptionInvalid")]
    [InlineData("-Production production.csv -By Domain", "PropertyMissing")]
    public void WhatMakesNoSenseEndsTheCommand(string parameters, string id)
    {
        ScriptResult result = _session.Run($"Split-SpeechManifest corpus.csv {parameters}");

        Assert.Empty(result.Output);
        Assert.Equal(id, Assert.Single(result.Errors).FullyQualifiedErrorId.Split(',')[0]);
    }

    private SplitReport Report() => (SplitReport)_session.Run("$report").Output[0].BaseObject;
}
