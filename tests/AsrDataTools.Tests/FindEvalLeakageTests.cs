using System.Management.Automation;
using AsrDataTools.Corpus;
using AsrDataTools.Leakage;

namespace AsrDataTools.Tests;

public sealed class FindEvalLeakageTests : IDisposable
{
    private const string Header = "id,path,text,speaker,recording,duration\n";

    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public FindEvalLeakageTests()
    {
        _session.SetLocation(_corpus.Path);
        _corpus.WriteSpeech("train/a.wav", seed: 1);
        _corpus.WriteSpeech("train/b.wav", seed: 2);
        _corpus.WriteSpeech("test/a-again.wav", seed: 1);
        _corpus.WriteSpeech("test/c.wav", seed: 3);
        _corpus.WriteText("train.csv", Header + "1,train/a.wav,please hold the line,anna,s1,2\n2,train/b.wav,call me back tomorrow,bert,s2,2\n");
        _corpus.WriteText("test.csv", Header + "1,test/a-again.wav,something else entirely,carl,s3,2\n2,test/c.wav,\"Please hold, the line\",bert,s4,2\n3,,call me tomorrow instead,dora,s2,2\n");
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void FindsEachPlantedLeakAndNoOther()
    {
        ScriptResult result = _session.Run("Find-EvalLeakage train.csv test.csv -ReportVariable report").Clean();

        Assert.Equal(
            ["SameFile 1 1 1", "SameText 2 1 1", "SameRecording 3 2 ", "SameSpeaker 2 2 "],
            result.As<LeakageFinding>().Select(finding => $"{finding.Kind} {finding.EvaluationId} {finding.TrainingId} {finding.Chain}"));
        LeakageFinding copy = result.As<LeakageFinding>()[0];
        Assert.Equal((_corpus.PathOf("test/a-again.wav"), _corpus.PathOf("train/a.wav")), (copy.EvaluationPath, copy.TrainingPath));
        Assert.Equal(copy.EvaluationPath, result.Output[0].Properties["PSPath"].Value);
        Assert.StartsWith("Held 3 utterances of evaluation against 2 of training: 4 findings; leaked are 3 utterances (100.0%)", result.Summary, StringComparison.Ordinal);
        Assert.Equal(1.0, ((LeakageReport)_session.Run("$report").Output[0].BaseObject).Shares[0].ItemShare);
    }

    [Fact]
    public void EvaluationComesByThePipelineAndFindingsAsTheyAreFound()
    {
        ScriptResult result = _session.Run("Import-SpeechManifest test.csv | Find-EvalLeakage -Training train.csv -Kind SameText, SameSpeaker -AsFound").Clean();

        Assert.Equal(2, result.Output.Count);
        Assert.All(result.As<LeakageFinding>(), finding => Assert.Null(finding.Chain));
    }

    /// <summary>Both manifests number their rows from 1; each loses the rows that leaked, and no others.</summary>
    [Theory]
    [InlineData("train.csv", "SameFile", "2")]
    [InlineData("test.csv", "SameFile", "2 3")]
    [InlineData("test.csv", "SameSpeaker", "1 3")]
    [InlineData("train.csv", "SameRecording", "1")]
    [InlineData("train.csv", "SameText", "2")]
    public void FindingsAreAFilterList(string manifest, string kind, string kept)
    {
        IReadOnlyList<PSObject> written = _session.Run(
            $"$found = Find-EvalLeakage train.csv test.csv -Kind {kind}; Import-SpeechManifest {manifest} | Export-SpeechManifest clean.csv -Exclude $found; Import-SpeechManifest clean.csv").Clean().Output;

        Assert.Equal(kept, string.Join(' ', written.Select(row => ((SpeechUtterance)row.BaseObject).Id)));
    }

    [Fact]
    public void SummaryGivesSharesAndInflation()
    {
        _corpus.WriteText("hyp.trn", "something else entirely (1)\nplease hold the line (2)\ncall them tomorrow (3)\n");

        LeakageShare[] shares = [.. _session.Run("Find-EvalLeakage train.csv test.csv -Kind SameText -Summary -Hypothesis hyp.trn").Clean().As<LeakageShare>()];

        Assert.Equal(["Any", "SameText"], shares.Select(share => share.Kind));
        Assert.Equal((0.0, 2 / 7.0), (shares[1].LeakedErrorRate!.Value, shares[1].CleanErrorRate!.Value));
        Assert.Equal(2 / 7.0 - 2 / 11.0, shares[1].Inflation!.Value, 12);
        Assert.Null(shares[1].InflationLow);
    }

    [Fact]
    public void BadInputIsNamedAndTheRestGoesOn()
    {
        _corpus.WriteText("test/broken.wav", "not a recording");
        _corpus.WriteText("bad.csv", Header + "1,test/broken.wav,a b c,x,,2\n2,test/a-again.wav,d e f,y,,2\n3,test/none.wav,g h i,z,,2\n");

        ScriptResult result = _session.Run("Find-EvalLeakage train.csv, none.csv bad.csv");

        Assert.Equal(["SameFile"], result.As<LeakageFinding>().Select(finding => finding.Kind.ToString()));
        Assert.Equal(["AudioNotRecognised", "AudioUnreadable", "PathNotFound"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]).Order());
        Assert.EndsWith("3 inputs failed.", result.Summary, StringComparison.Ordinal);
        Assert.Contains("could not be judged in every way, so at most 100.0%", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void NoSpeakersIsAWarning()
    {
        _corpus.WriteText("plain.csv", "id,text\n1,a b c\n");

        Assert.Contains("Training names no speakers, so speakers are not checked.", _session.Run("Find-EvalLeakage plain.csv test.csv -Kind SameSpeaker, SameText").Clean().Warnings);
    }

    [Fact]
    public void OneOfTheKindsAtATime()
    {
        foreach (LeakageKind kind in LeakageKinds.All)
        {
            ScriptResult result = _session.Run($"Find-EvalLeakage train.csv test.csv -Kind {kind}").Clean();
            Assert.All(result.As<LeakageFinding>(), finding => Assert.Equal(kind, finding.Kind));
            Assert.Equal(!LeakageDetectors.Kinds.Contains(kind), result.Warnings.Contains($"Nothing in this version looks for {kind}."));
        }
    }

    [Theory]
    [InlineData("Find-EvalLeakage none.csv test.csv", "CorpusEmpty")]
    [InlineData("Find-EvalLeakage train.csv test.csv -Normalizer Englisch", "NormalizerUnknown")]
    public void WhatCannotWorkEndsTheCommand(string script, string id)
    {
        ScriptResult result = _session.Run(script);

        Assert.Empty(result.Output);
        Assert.Equal(id, result.Errors[^1].FullyQualifiedErrorId.Split(',')[0]);
        Assert.Null(result.Summary);
    }

    [Fact]
    public void AFileOfHypothesesThatIsNotThereIsAnError()
    {
        ScriptResult result = _session.Run("Find-EvalLeakage train.csv test.csv -Kind SameText -Hypothesis none.trn");

        Assert.Single(result.Output);
        Assert.Single(result.Errors);
    }

    [Fact]
    public void StopsWhenAsked()
    {
        string[] rows = [.. Enumerable.Range(0, 300_000).Select(i => $"{i},,sentence number {i} of a long list that takes a while to read,s{i},,1")];
        _corpus.WriteText("long.csv", Header + string.Join('\n', rows) + "\n");
        System.Diagnostics.Stopwatch watch = System.Diagnostics.Stopwatch.StartNew();

        TimeSpan stopping = _session.RunAndStop("Find-EvalLeakage long.csv long.csv -AsFound", _ => watch.Elapsed > TimeSpan.FromSeconds(3));

        Assert.True(stopping < TimeSpan.FromSeconds(5), $"{stopping}");
    }
}
