using System.Text;
using AsrDataTools.Scoring.Audit;

namespace AsrDataTools.Tests;

public sealed class AuditSampleTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public AuditSampleTests()
    {
        _session.SetLocation(_corpus.Path);
        _corpus.WriteSpeech("audio.wav");
        StringBuilder rows = new("id,path,text,environment,start,duration,pred_text\n");
        for (int i = 0; i < 300; i++) rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"u{i:000},audio.wav,one two three four five,{(i % 3 == 0 ? "car" : "studio")},0.2,0.5,one two {(i % 50 == 0 ? "nine nine nine" : "three four five")}\n");
        _corpus.WriteText("train [1].csv", rows.ToString());
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void WritesASheetAndReadsItBack()
    {
        ScriptResult drawn = _session.Run("Get-AuditSample 'train [1].csv' audit -By Environment -SuspectCount 3").Clean();

        AuditSample sample = Assert.Single(drawn.As<AuditSample>());
        Assert.Equal(_corpus.PathOf("audit"), sample.Path);
        Assert.InRange(sample.Suspects, 1, 3);
        Assert.Equal(sample.Items.Count, Directory.GetFiles(_corpus.PathOf("audit/clips")).Length);
        Assert.Contains("voices: Unknown (no embeddings were given)", drawn.Summary, StringComparison.Ordinal);

        string[] rows = File.ReadAllLines(_corpus.PathOf("audit/sheet.csv"));
        File.WriteAllLines(_corpus.PathOf("audit/filled.csv"), rows.Select((row, i) => i == 0 ? row : row.Replace(",,,,,", ",0,,,,", StringComparison.Ordinal)));
        ScriptResult judged = _session.Run("Test-AuditSample audit").Clean();

        AuditVerdict[] verdicts = [.. judged.As<AuditVerdict>()];
        Assert.Equal(["All", "Environment=car", "Environment=studio"], verdicts.Select(verdict => verdict.Stratum));
        Assert.Equal(AuditDecision.Accept, verdicts[0].Verdict);
        Assert.Equal(true, Assert.Single(_session.Run("Test-AuditSample audit/filled.csv -Quiet").Clean().Output).BaseObject);
        Assert.Equal(false, Assert.Single(_session.Run("Test-AuditSample audit/sheet.csv -Quiet").Clean().Output).BaseObject);
        Assert.StartsWith("Judged 1 audit by", judged.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void StrataByANameThatNothingBearsAreRefused()
    {
        ScriptResult result = _session.Run("Get-AuditSample 'train [1].csv' audit -By Envrionment");
        Assert.Empty(result.Output);
        Assert.StartsWith("AuditOptionInvalid,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'Environment'?", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_corpus.PathOf("audit")));

        _corpus.WriteText("more.csv", "id,text,vendor\nu1,one two,north\nu2,one two,south\n");
        Assert.Equal(2, Assert.Single(_session.Run("Get-AuditSample more.csv -By vendor").Clean().As<AuditSample>()).Strata.Count);
        Assert.Contains("Did you mean 'vendor'?", Assert.Single(_session.Run("Get-AuditSample more.csv -By vendors").Errors).ToString(), StringComparison.Ordinal);
        Assert.Single(Assert.Single(_session.Run("Get-AuditSample more.csv -By Accent").Clean().As<AuditSample>()).Strata);
    }

    [Fact]
    public void TheSampleBindsToTheTest()
    {
        ScriptResult result = _session.Run("Get-AuditSample 'train [1].csv' audit -SamplingPlan Sequential | Test-AuditSample").Clean();

        Assert.Equal(AuditDecision.Continue, Assert.Single(result.As<AuditVerdict>()).Verdict);
    }

    [Fact]
    public void WithoutADestinationOrWithWhatIfNothingIsWritten()
    {
        AuditSample[] samples = [.. _session.Run("Import-SpeechManifest 'train [1].csv' | Get-AuditSample; Get-AuditSample 'train [1].csv' audit -WhatIf").Clean().As<AuditSample>()];

        Assert.Equal(2, samples.Length);
        Assert.All(samples, sample => Assert.Null(sample.Path));
        Assert.False(Directory.Exists(_corpus.PathOf("audit")));
        Assert.Equal(samples[0].Items.Select(item => item.Id), samples[1].Items.Select(item => item.Id));
    }

    [Fact]
    public void AFolderThatIsThereIsKeptUnlessForced()
    {
        _session.Run("Get-AuditSample 'train [1].csv' audit").Clean();

        Assert.StartsWith("AuditFolderExists,", Assert.Single(_session.Run("Get-AuditSample 'train [1].csv' audit").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        _session.Run("Get-AuditSample 'train [1].csv' audit -Force -Seed 2").Clean();
    }

    [Theory]
    [InlineData("Get-AuditSample 'train [1].csv' -ContractedAccuracy 0.9", "AuditTermsInvalid")]
    [InlineData("Get-AuditSample none.csv", "AuditFrameEmpty")]
    [InlineData("Get-AuditSample 'train [1].csv' none/audit", "PathNotFound")]
    [InlineData("Get-AuditSample 'train [1].csv' -DurationBandSeconds 5, 2", "AuditOptionInvalid")]
    public void WhatCannotWorkEndsTheCommand(string script, string id) =>
        Assert.StartsWith(id + ",", _session.Run(script).Errors[^1].FullyQualifiedErrorId, StringComparison.Ordinal);

    [Fact]
    public void WhatIsMissingIsOneErrorEach()
    {
        ScriptResult result = _session.Run("Test-AuditSample none.csv, 'train [1].csv'");

        Assert.Equal(["PathNotFound", "AuditPlanMissing"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal("Judged 0 audits by 0 answers in 0 sheets; 2 sheets or rows failed.", result.Summary);
    }

    [Fact]
    public void EmbeddingsSayWhetherIdsAreVoices()
    {
        StringBuilder vectors = new(), rows = new("id,text,speaker\n");
        for (int speaker = 0; speaker < 12; speaker++)
        {
            for (int i = 0; i < 6; i++)
            {
                rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"u{speaker}-{i},one two,s{speaker:00}\n");
                vectors.Append(System.Globalization.CultureInfo.InvariantCulture, $"u{speaker}-{i}");
                // Speakers 10 and 11 are one voice; each other has a direction of its own, and each utterance a little of another.
                for (int d = 0; d < 24; d++) vectors.Append(d == Math.Min(speaker, 10) ? ",1" : d == 12 + (speaker + i) % 12 ? ",0.3" : d == 12 + i ? ",0.1" : ",0");
                vectors.Append('\n');
            }
        }

        _corpus.WriteText("v.csv", rows.ToString());
        _corpus.WriteText("e.csv", vectors.ToString());

        AuditSample sample = Assert.Single(_session.Run("Get-AuditSample v.csv -Embedding e.csv").Clean().As<AuditSample>());

        Assert.Equal(VoiceVerdict.Warn, sample.VoiceVerdict);
        Assert.Equal("VoiceShared:s10:s11", Assert.Single(sample.VoiceFindings).SuppressionId);
    }

    [Fact]
    public void StrataAreCompleted() => Assert.Contains(_session.Complete("Get-AuditSample x -By Env").CompletionMatches, match => match.CompletionText == "Environment");
}
