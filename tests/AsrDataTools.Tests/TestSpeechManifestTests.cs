using System.Management.Automation;
using AsrDataTools.Corpus;

namespace AsrDataTools.Tests;

public sealed class TestSpeechManifestTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public TestSpeechManifestTests()
    {
        _session.SetLocation(_corpus.Path);
        _corpus.WriteSpeech("audio/a.wav");
        _corpus.WriteSpeech("audio/b.wav");
        _corpus.WriteText("m[1].csv", "id,path,text\nu1,audio/a.wav,hello\nu1,audio/b.wav,cafÃ©\n");
        _corpus.WriteText("good.csv", "id,path,text\nu1,audio/a.wav,hello\nu2,audio/b.wav,you\n");
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void PathsByEveryWay()
    {
        ScriptResult result = _session.Run("Test-SpeechManifest m[1].csv").Clean();

        Finding[] findings = [.. result.As<Finding>()];
        Assert.Equal([("DuplicateId", 3L, "u1"), ("TextMojibake", 3L, "u1")], findings.Select(finding => (finding.Rule, finding.Line!.Value, finding.Id!)));
        Assert.Equal(_corpus.PathOf("m[1].csv"), result.Output[0].Properties["PSPath"].Value);
        Assert.Equal("Judged 2 rows of 1 manifest: 2 errors, 0 warnings (DuplicateId 1, TextMojibake 1); 0 inputs or rules failed.", result.Summary);
        foreach (string script in new[]
        {
            "Test-SpeechManifest -LiteralPath m[1].csv", "'m[1].csv' | Test-SpeechManifest", "Test-SpeechManifest *1*.csv", "Test-SpeechManifest m[1].csv, good.csv", "[pscustomobject]@{ PSPath = 'm[1].csv' } | Test-SpeechManifest",
        })
        {
            Assert.Equal(findings, _session.Run(script).Clean().As<Finding>());
        }
    }

    [Fact]
    public void RulesBaselineAndQuiet()
    {
        Assert.Equal("TextMojibake", Assert.Single(_session.Run("Test-SpeechManifest m[1].csv -Rule Text*").Clean().As<Finding>()).Rule);
        Assert.Equal("DuplicateId", Assert.Single(_session.Run("Test-SpeechManifest m[1].csv -ExcludeRule Text*").Clean().As<Finding>()).Rule);
        string id = _session.Run("Test-SpeechManifest m[1].csv -Rule DuplicateId").Clean().As<Finding>()[0].SuppressionId!;
        _corpus.WriteText("known.csv", $"SuppressionId\n\"{id}\"\n");
        ScriptResult settled = _session.Run("Test-SpeechManifest m[1].csv -Baseline known.csv").Clean();
        Assert.Equal("TextMojibake", Assert.Single(settled.As<Finding>()).Rule);
        Assert.Contains("; 1 finding of the baseline left out; ", settled.Summary, StringComparison.Ordinal);

        Assert.True(Answer("Test-SpeechManifest good.csv -Quiet"));
        Assert.False(Answer("Test-SpeechManifest m[1].csv -Quiet"));
        Assert.True(Answer("Test-SpeechManifest m[1].csv -Quiet -Rule AudioMissing"));
        Assert.False(Answer("Test-SpeechManifest good.csv, gone.csv -Quiet -ErrorAction SilentlyContinue"));
        Assert.False(Answer("@() | Test-SpeechManifest -Quiet"));
        Assert.Equal("RuleUnknown", Error("Test-SpeechManifest good.csv -Rule DuplicateIds"));
        Assert.Equal("RuleUnknown", Error("Test-SpeechManifest good.csv -ExcludeRule Nothing*"));
        Assert.Equal("BaselineUnreadable", Error("Test-SpeechManifest good.csv -Baseline good.csv"));
        Assert.Equal("PathNotFound", Error("Test-SpeechManifest gone.csv"));
        Assert.Equal("ManifestColumnsUnknown", Error($"Test-SpeechManifest {System.IO.Path.GetFileName(_corpus.WriteText("odd.csv", "x,y\n1,2\n"))}"));
    }

    [Fact]
    public void HowTheManifestIsRead()
    {
        _corpus.WriteText("named.csv", "nr,wavname\nu1,a.wav\nu2,c.wav\n");

        Assert.Equal("u2", Assert.Single(_session.Run("Test-SpeechManifest named.csv -ColumnMap @{ Id = 'nr'; AudioPath = 'wavname' } -AudioRoot audio -Format CSV").Clean().As<Finding>()).Id);
    }

    [Fact]
    public void AudioOnlyWhereItIsAskedFor()
    {
        _corpus.WriteText("long.csv", "id,path,start,duration\nu1,audio/a.wav,1.5,4\n");

        Assert.Empty(_session.Run("Test-SpeechManifest long.csv -Rule A*").Clean().Output);
        foreach (string script in new[] { "Test-SpeechManifest long.csv -CheckAudio", "Test-SpeechManifest long.csv -Rule AudioSpan", "Test-SpeechManifest long.csv -Rule A* -CheckAudio" })
        {
            Finding finding = Assert.Single(_session.Run(script).Clean().As<Finding>());
            Assert.Equal(("AudioSpan", 1.5, 5.5, "shorten it to 0.5 s"), (finding.Rule, finding.StartSeconds, finding.EndSeconds, finding.Remedy));
        }
    }

    [Fact]
    public void FindingsAreAFilterForTheNextManifest()
    {
        _corpus.WriteText("two.csv", "id,path,text\nu1,audio/a.wav,hello\nu2,audio/b.wav,cafÃ©\n");

        _session.Run("Import-SpeechManifest two.csv | Export-SpeechManifest -Path kaldi -Format Kaldi -Exclude (Test-SpeechManifest two.csv)").Clean();

        Assert.Equal("u1", Assert.Single(_session.Run("Import-SpeechManifest kaldi").Clean().As<SpeechUtterance>()).Id);
        Assert.True(Answer("Test-SpeechManifest kaldi -Quiet -CheckAudio"));
    }

    [Fact]
    public void RulesAreCompletedWithWhatTheyLookFor()
    {
        CommandCompletion completion = _session.Complete("Test-SpeechManifest m.csv -Rule Dup");

        Assert.Equal(["DuplicateId", "DuplicateSpan"], completion.CompletionMatches.Select(match => match.CompletionText));
        Assert.Equal("Two rows have the same id", completion.CompletionMatches[0].ToolTip);
        Assert.NotEmpty(_session.Complete("Test-SpeechManifest m.csv -ExcludeRule Kaldi").CompletionMatches);
        Assert.Equal("Kaldi", Assert.Single(_session.Complete("Test-SpeechManifest m.csv -Format Kal").CompletionMatches).CompletionText);
    }

    private bool Answer(string script) => Assert.Single(_session.Run(script).As<bool>());

    private string Error(string script) => Assert.Single(_session.Run(script).Errors).FullyQualifiedErrorId.Split(',')[0];
}
