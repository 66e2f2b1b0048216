using AsrDataTools.Acoustics;
using AsrDataTools.Readiness;

namespace AsrDataTools.Tests;

public sealed class TestEvalAlignmentTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public TestEvalAlignmentTests()
    {
        _session.SetLocation(_corpus.Path);
        for (int i = 0; i < 12; i++)
        {
            _corpus.WriteSpeech($"live/{i}.wav", seed: i);
            _corpus.WriteSpeech($"held/{i}.wav", seed: 100 + i, sampleRate: 16000);
        }

        _corpus.WriteText("live.csv", Manifest("live", i => i % 2 == 0 ? "en-US" : "en-IN"));
        _corpus.WriteText("held.csv", Manifest("held", _ => "en-US"));
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void ManifestsFoldersUtterancesAndProfiles()
    {
        EvaluationAlignment[] expected = Rows("Test-EvalAlignment held.csv live.csv");

        Assert.Equal([AlignmentKind.Margin, AlignmentKind.Power, AlignmentKind.Slice, AlignmentKind.Overall], expected.Select(row => row.Kind).Distinct());
        Assert.Equal((Verdict.Fail, 0), Of(expected, "Accent=en-IN"));
        Assert.Equal(12, expected.Single(row => row is { Kind: AlignmentKind.Power, Name: "All" }).Speakers);
        Assert.Equal(Text(expected), Text(Rows("Import-SpeechManifest held.csv | Test-EvalAlignment -Production live.csv")));
        Assert.Equal(Text(expected), Text(Rows("Import-SpeechManifest held.csv | Test-EvalAlignment -Production (Import-SpeechManifest live.csv) -ThrottleLimit 1")));
        _session.Run("$known = Get-AcousticProfile held.csv, live.csv");
        File.Delete(_corpus.PathOf("held/3.wav"));
        Assert.Equal(Text(expected), Text(Rows("Test-EvalAlignment held.csv live.csv -Profile $known")));

        // Profiles bear no texts and no accents.
        EvaluationAlignment[] profiles = Rows("Test-EvalAlignment ($known | ? Path -like '*held*') ($known | ? Path -like '*live*')");
        Assert.Equal(Single(expected, "BandwidthHz").Size, Single(profiles, "BandwidthHz").Size);
        Assert.Equal((Verdict.Unknown, "both sides have no accents"), (Single(profiles, "Accent").Verdict, Single(profiles, "Accent").Remarks[0]));
        ProfileTable.Write(_corpus.PathOf("known.csv"), _session.Run("$known | ? Path -like '*live*'").As<AcousticProfile>());
        Assert.Equal(Single(profiles, "BandwidthHz").Size, Single(Rows("Test-EvalAlignment ($known | ? Path -like '*held*') known.csv"), "BandwidthHz").Size);
        Assert.Equal(Single(profiles, "BandwidthHz").Size, Single(Rows("$known | ? Path -like '*held*' | % { [pscustomobject]@{ Path = $_.Path; Speaker = $_.Speaker; BandwidthHz = $_.BandwidthHz } } | Test-EvalAlignment -Production known.csv"), "BandwidthHz").Size);
        Assert.Equal(11, Rows("Test-EvalAlignment held live")[^1].Utterances);
    }

    [Fact]
    public void TrafficTrainingTermsAndHypotheses()
    {
        _corpus.WriteText("traffic.csv", "accent,calls\nen-US,600\nen-GB,400\n");
        _corpus.WriteText("terms.txt", "metformin\n");
        _corpus.WriteText("hyp.csv", "id,text\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"held{i},please take metformin twice a {(i % 3 == 0 ? "day" : "daze")} with water\n")));
        _corpus.WriteText("train.csv", "id,path,speaker,accent\n" + string.Concat(Enumerable.Range(0, 4).Select(i => $"t{i},,held-{i},en-US\n")));
        EvaluationAlignment[] rows = Rows("Test-EvalAlignment held.csv live.csv -Traffic traffic.csv -Training train.csv -TermList terms.txt -Hypothesis hyp.csv -MarginPoints 5 -NoisySnrDb 10");

        Assert.Equal((Verdict.Fail, 0), Of(rows, "Accent=en-GB"));
        EvaluationAlignment whole = rows.Single(row => row is { Kind: AlignmentKind.Power, Name: "All" });
        Assert.Equal((false, 8.0 / (12 * 8)), (whole.IsAssumed!.Value, whole.ErrorRate!.Value));
        Assert.Equal(8, Single(rows, "HeldOutSpeaker").Speakers);
        Assert.Equal(12, Single(rows, "DomainTerm").Utterances);
        Assert.Equal(0.4, Single(rows, "Accent").Size!.Value, 6);
        Assert.Equal("a hash", Rows("Test-EvalAlignment held.csv live.csv -Traffic @{ 'en-GB' = 1 }").Length > 0 ? "a hash" : "");
        Assert.Equal(["Noisy"], Rows("Test-EvalAlignment held.csv live.csv -RequiredSlice Noisy").Where(row => row.Kind == AlignmentKind.Slice).Select(row => row.Name));
        Assert.Equal(["All", "Device=x"], Rows("Test-EvalAlignment held.csv live.csv -SliceBy Device").Where(row => row.Kind == AlignmentKind.Power).Select(row => row.Name));
    }

    [Fact]
    public void QuietIsABooleanAndTheSummaryCounts()
    {
        ScriptResult result = _session.Run("Test-EvalAlignment held.csv live.csv -Quiet").Clean();

        Assert.Equal([false], result.As<bool>());
        Assert.StartsWith("Held 12 utterances of evaluation against 12 of production: Fail (", result.Summary, StringComparison.Ordinal);
        Assert.EndsWith("0 inputs failed.", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void EachBadRecordingIsOneErrorAndTheRunGoesOn()
    {
        _corpus.WriteText("held/3.wav", "");
        ScriptResult result = _session.Run("Test-EvalAlignment held.csv, nowhere.csv live.csv");

        Assert.Equal(["AudioEmpty", "PathNotFound"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]).Order(StringComparer.Ordinal));
        Assert.Equal(11, result.As<EvaluationAlignment>()[^1].Utterances);
        Assert.EndsWith("2 inputs failed.", result.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Test-EvalAlignment nowhere.csv live.csv", "NothingToCompare")]
    [InlineData("Test-EvalAlignment held.csv nowhere.csv", "NothingToCompare")]
    [InlineData("Test-EvalAlignment held.csv live.csv -WarnThreshold 0.5 -FailThreshold 0.2", "ComparisonOptionInvalid")]
    [InlineData("Test-EvalAlignment held.csv live.csv -HypothesisColumn nothing", "HypothesisColumnUnknown")]
    [InlineData("Test-EvalAlignment held.csv live.csv -TermList nowhere.txt", "PathNotFound")]
    [InlineData("Test-EvalAlignment held.csv live.csv -Traffic nowhere.csv", "PathNotFound")]
    [InlineData("Test-EvalAlignment held.csv live.csv -HypothesisColumn device -Normalizer Engish", "NormalizerUnknown")]
    public void WhatEndsTheRun(string command, string expected) =>
        Assert.Equal(expected, _session.Run(command).Errors[^1].FullyQualifiedErrorId.Split(',')[0]);

    [Fact]
    public void StoppingIsQuick() =>
        Assert.True(_session.RunAndStop("1..400 | % { 'held.csv' } | Test-EvalAlignment -Production live.csv -ThrottleLimit 1", _ => true) < TimeSpan.FromSeconds(20));

    private EvaluationAlignment[] Rows(string command) => [.. _session.Run(command).As<EvaluationAlignment>()];

    private static EvaluationAlignment Single(EvaluationAlignment[] rows, string name) => rows.Single(row => row.Name == name);

    private static (Verdict, int?) Of(EvaluationAlignment[] rows, string name) => (Single(rows, name).Verdict, Single(rows, name).Utterances);

    private static string[] Text(IEnumerable<EvaluationAlignment> rows) => [.. rows.Select(row => row.ToString())];

    private static string Manifest(string side, Func<int, string> accent) =>
        "id,path,speaker,accent,language,device,text\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"{side}{i},{side}/{i}.wav,{side}-{i},{accent(i)},en,x,please take metformin twice a day with water\n"));
}
