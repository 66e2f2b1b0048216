using AsrDataTools.Audio;
using AsrDataTools.Governance.Redaction;

namespace AsrDataTools.Tests;

public sealed class TestRedactionTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public TestRedactionTests()
    {
        _session.SetLocation(_corpus.Path);

        // Syllables of noise of changing level: louder than silence, less even than a line's noise.
        Random random = new(5);
        float[] samples = [.. Enumerable.Range(0, 4 * 8000).Select(i => (float)((0.05 + (0.2 * Math.Abs(Math.Sin(2 * Math.PI * 3.1 * i / 8000)))) * (random.NextDouble() - 0.5)))];
        Write("audio/left[1].wav", samples);
        Write("audio/muted.wav", samples);
        string muted = _corpus.PathOf("audio/muted.wav");
        new AudioRedactor(new()).Redact(muted, _corpus.PathOf("redacted/muted.wav"), [new(1, 1.6)], TestContext.Current.CancellationToken);
        File.Move(_corpus.PathOf("redacted/muted.wav"), muted, overwrite: true);
        _corpus.WriteText("text/left[1].ctm", "left[1] 1 1.00 0.60 [NAME]\n");
        _corpus.WriteText("text/muted.ctm", "muted 1 1.00 0.60 [NAME]\n");
        _corpus.WriteText("plain/muted.ctm", "muted 1 2.50 0.60 hello\n");
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void PathsByEveryWay()
    {
        ScriptResult result = _session.Run("Test-Redaction text -Audio audio").Clean();
        Finding finding = Assert.Single(result.As<Finding>());
        Assert.Equal((RedactionAudit.SpeechUnderTag, Severity.Error, 1.0, 1.6, 1L), (finding.Rule, finding.Severity, finding.StartSeconds, finding.EndSeconds, finding.Line));
        Assert.Equal(_corpus.PathOf("text/left[1].ctm"), finding.Path);
        Assert.Equal("Heard 2 of 2 recordings (0.00 h) under 2 tags: 1 tag leaves speech; 1 error, 0 warnings (SpeechUnderTag 1); 0 recordings have no audio, 0 inputs failed.", result.Summary);
        foreach (string script in new[]
        {
            "Test-Redaction -Path 'text/left[1].ctm' -Audio audio", "Test-Redaction -LiteralPath 'text/left[1].ctm' audio", "'text' | Test-Redaction -Audio audio -ThrottleLimit 1",
            "Import-Annotation text | Test-Redaction -Audio audio", "Test-Redaction text audio/*.wav -Format CTM -Encoding utf-8 -MaximumSpeechShare 0.5 -MinimumMuteSeconds 0.2",
        })
        {
            Assert.Equal([finding], _session.Run(script).Clean().As<Finding>());
        }
    }

    [Fact]
    public void MutesWithoutTagTheListAndBaselines()
    {
        Finding mute = Assert.Single(_session.Run("Test-Redaction plain audio").Clean().As<Finding>());
        Assert.Equal((RedactionAudit.MuteWithoutTag, Severity.Warning), (mute.Rule, mute.Severity));
        Assert.Empty(_session.Run("Test-Redaction plain audio -MinimumMuteSeconds 1").Clean().Output);
        _corpus.WriteText("own/muted.ctm", "muted 1 2.50 0.60 ~~~\n");
        Assert.Contains(RedactionAudit.SpeechUnderTag, _session.Run("Test-Redaction own audio -Tag MEMBER, '~~~'").Clean().As<Finding>().Select(finding => finding.Rule));
        Assert.DoesNotContain(RedactionAudit.SpeechUnderTag, _session.Run("Test-Redaction own audio").Clean().As<Finding>().Select(finding => finding.Rule));
        _corpus.WriteText("known.csv", $"SuppressionId\n\"{mute.SuppressionId}\"\n");
        ScriptResult settled = _session.Run("Test-Redaction plain audio -Baseline known.csv").Clean();
        Assert.Empty(settled.Output);
        Assert.Contains("; 1 finding of the baseline left out; ", settled.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void QuietIsTrueOnlyWhereAllWasHeardAndSound()
    {
        Assert.True(Answer("Test-Redaction text/muted.ctm audio -Quiet"));
        Assert.False(Answer("Test-Redaction text audio -Quiet"));
        Assert.False(Answer("Test-Redaction text/muted.ctm redacted -Quiet -ErrorAction SilentlyContinue"));
        Assert.False(Answer("@() | Test-Redaction -Audio audio -Quiet"));
    }

    [Fact]
    public void BadInputIsNamed()
    {
        Assert.Equal("PathNotFound", Error("Test-Redaction gone audio"));
        Assert.Equal("PathNotFound", Error("Test-Redaction text/muted.ctm audio, gone"));
        Assert.Equal("BaselineUnreadable", Error("Test-Redaction text audio -Baseline text/muted.ctm"));
        _corpus.WriteText("audio/muted.wav", "RIFF");
        Assert.Equal("AudioHeaderInvalid", Error("Test-Redaction text/muted.ctm audio"));
    }

    private bool Answer(string script) => Assert.Single(_session.Run(script).As<bool>());

    private string Error(string script) => Assert.Single(_session.Run(script).Errors).FullyQualifiedErrorId.Split(',')[0];

    private void Write(string name, float[] samples)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_corpus.PathOf(name))!);
        using WaveWriter writer = new(_corpus.PathOf(name), 8000);
        writer.Write(samples);
        writer.Complete();
    }
}
