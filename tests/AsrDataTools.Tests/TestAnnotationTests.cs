using System.Management.Automation;
using AsrDataTools.Annotation.Rules;

namespace AsrDataTools.Tests;

public sealed class TestAnnotationTests : IDisposable
{
    private const string Sound = "SPEAKER sound 1 0.25 0.50 <NA> <NA> a <NA> <NA>\nSPEAKER sound 1 1.03 0.50 <NA> <NA> b <NA> <NA>\n";
    private const string Bad = "SPEAKER bad 1 0.5 1.0 <NA> <NA> a <NA> <NA>\nSPEAKER bad 1 1.1 0.4 <NA> <NA> a <NA> <NA>\nSPEAKER bad 1 1.8 0.0 <NA> <NA> b <NA> <NA>\n";

    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public TestAnnotationTests()
    {
        _session.SetLocation(_corpus.Path);
        _corpus.WriteText("delivery/bad[1].rttm", Bad);
        _corpus.WriteText("delivery/deep/sound.rttm", Sound);
        _corpus.WriteText("delivery/readme.bin", "\0\0");
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void PathsByEveryWay()
    {
        ScriptResult result = _session.Run("Test-Annotation delivery").Clean();

        Finding[] findings = [.. result.As<Finding>()];
        Assert.Equal([("SegmentLength", 3L, 1.8), ("SpeakerOverlapsSelf", 2L, 1.1)], findings.Select(finding => (finding.Rule, finding.Line!.Value, finding.StartSeconds!.Value)));
        Assert.Equal(_corpus.PathOf("delivery/bad[1].rttm"), result.Output[0].Properties["PSPath"].Value);
        Assert.Equal(
            "Judged 2 recordings (5 segments, 0 words) of 2 inputs: 2 errors, 0 warnings, 0 remarks (SegmentLength 1, SpeakerOverlapsSelf 1); 0 inputs, rows or rules failed. Not applied without -Audio: SpeechUnannotated, AnnotationSilent, TimesShifted, TimesDrift, WordAbsorbsSilence.",
            result.Summary);
        foreach (string script in new[]
        {
            "Test-Annotation -Path 'delivery/bad[1].rttm'", "Test-Annotation -LiteralPath 'delivery/bad[1].rttm'", "'delivery' | Test-Annotation -ThrottleLimit 1", "Test-Annotation delivery/*1*.rttm",
            "Import-Annotation delivery | Test-Annotation", "Test-Annotation -InputObject (Import-Annotation delivery)", "[pscustomobject]@{ PSPath = 'delivery' } | Test-Annotation", "Test-Annotation delivery -Format RTTM -Encoding utf-8 -ErrorAction SilentlyContinue",
        })
        {
            Assert.Equal(findings, _session.Run(script).As<Finding>());
        }
    }

    [Fact]
    public void RulesBaselineAndQuiet()
    {
        Assert.Equal("SegmentLength", Assert.Single(_session.Run("Test-Annotation delivery -Rule Segment*").Clean().As<Finding>()).Rule);
        Assert.Equal("SpeakerOverlapsSelf", Assert.Single(_session.Run("Test-Annotation delivery -ExcludeRule Segment*").Clean().As<Finding>()).Rule);
        string id = _session.Run("Test-Annotation delivery -Rule SegmentLength").Clean().As<Finding>()[0].SuppressionId!;
        _corpus.WriteText("known.csv", $"SuppressionId\n\"{id}\"\n");
        ScriptResult settled = _session.Run("Test-Annotation delivery -Baseline known.csv").Clean();
        Assert.Equal("SpeakerOverlapsSelf", Assert.Single(settled.As<Finding>()).Rule);
        Assert.Contains("; 1 finding of the baseline left out; ", settled.Summary, StringComparison.Ordinal);

        Assert.True(Answer("Test-Annotation delivery/deep -Quiet"));
        Assert.False(Answer("Test-Annotation delivery -Quiet"));
        Assert.True(Answer("Test-Annotation delivery -Quiet -Rule WordOrder"));
        Assert.False(Answer("Test-Annotation delivery/deep, gone -Quiet -ErrorAction SilentlyContinue"));
        Assert.False(Answer("@() | Test-Annotation -Quiet"));
        Assert.Equal("RuleUnknown", Error("Test-Annotation delivery -Rule WordOrders"));
        Assert.Equal("RuleUnknown", Error("Test-Annotation delivery -ExcludeRule Nothing*"));
        Assert.Equal("BaselineUnreadable", Error("Test-Annotation delivery -Baseline delivery/deep/sound.rttm"));
        Assert.Equal("PathNotFound", Error("Test-Annotation gone"));
        Assert.Equal("AnnotationNotRecognised", Error("Test-Annotation delivery/readme.bin"));
        Assert.Equal("AnnotationFormatUnknown", Error("Test-Annotation delivery/deep/sound.rttm -Format RTM"));
        _corpus.WriteText("none/a.bin", "\0");
        Assert.Equal("FolderWithoutAnnotation", Error("Test-Annotation none"));
        _corpus.WriteText("row.rttm", Sound + "SPEAKER sound 1 x 0.5 <NA> <NA> a <NA> <NA>\n");
        Assert.Equal("AnnotationRowInvalid", Error("Test-Annotation row.rttm"));
    }

    [Fact]
    public void AudioWhereItIs()
    {
        _corpus.WriteSpeech("wav/sound.wav", 2);
        _corpus.WriteText("a/sound.rttm", Sound + "SPEAKER sound 1 1.9 2.00 <NA> <NA> a <NA> <NA>\n");
        _corpus.WriteText("a/other.rttm", Sound.Replace("sound", "other", StringComparison.Ordinal));

        ScriptResult result = _session.Run("Test-Annotation a -Audio wav").Clean();

        Finding beyond = Assert.Single(result.As<Finding>(), finding => finding.Rule == "SegmentOutsideAudio");
        Assert.Equal((1.9, "end it at 2 s"), (Math.Round(beyond.ExtentSeconds!.Value, 6), beyond.Remedy));
        Assert.EndsWith("1 recording has no audio.", result.Summary, StringComparison.Ordinal);
        Assert.Equal("PathNotFound", Error("Test-Annotation a -Audio gone"));
        Assert.Contains("SpeechUnannotated: needs the recordings", Assert.Single(_session.Run("Test-Annotation a -Rule SpeechUnannotated").Clean().Warnings), StringComparison.Ordinal);
        _corpus.WriteText("broken/sound.wav", "RIFF, but no more");
        Assert.StartsWith("Audio", Error("Test-Annotation a/sound.rttm -Audio broken"), StringComparison.Ordinal);
    }

    [Fact]
    public void RulesAreListedAndCompleted()
    {
        Assert.Equal(AnnotationRules.All, _session.Run("Get-AnnotationRule").Clean().As<AnnotationRule>());
        Assert.Equal(["SpeechUnannotated", "AnnotationSilent", "TimesShifted", "TimesDrift", "WordAbsorbsSilence"], _session.Run("Get-AnnotationRule | & { process { if ($_.NeedsAudio) { $_ } } }").Clean().As<AnnotationRule>().Select(rule => rule.Id));
        Assert.Equal("WordOrder", Assert.Single(_session.Run("'WordOr*' | Get-AnnotationRule").Clean().As<AnnotationRule>()).Id);
        Assert.Empty(_session.Run("Get-AnnotationRule Nothing*").Clean().Output);
        Assert.Equal("RuleUnknown", Error("Get-AnnotationRule WordOrders"));
        foreach (string command in new[] { "Get-AnnotationRule WordO", "Test-Annotation x -Rule WordO", "Test-Annotation x -ExcludeRule WordO" })
            Assert.Equal(["WordOrder", "WordOutsideSegment"], _session.Complete(command).CompletionMatches.Select(match => match.CompletionText));
        Assert.NotEmpty(_session.Complete("Test-Annotation x -Format RT").CompletionMatches);
    }

    [Fact]
    public void StopsAtOnce()
    {
        for (int index = 0; index < 300; index++) _corpus.WriteText($"many/{index}.rttm", Bad);

        Assert.True(_session.RunAndStop("Test-Annotation many", count => count > 3) < TimeSpan.FromSeconds(5));
        Assert.Equal(2, _session.Run("Test-Annotation many | & { begin { $n = 0 } process { $n++; if ($n -le 2) { $_ } } }").Clean().Output.Count);
    }

    private bool Answer(string script) => Assert.Single(_session.Run(script).As<bool>());

    private string Error(string script)
    {
        ScriptResult result = _session.Run(script);
        ErrorRecord record = result.Terminating?.ErrorRecord ?? Assert.Single(result.Errors);
        return record.FullyQualifiedErrorId.Split(',')[0];
    }
}
