using AsrDataTools.Scoring.Words;
using Transcript = AsrDataTools.Transcription.Transcript;

namespace AsrDataTools.Tests;

public sealed class InvokeTranscriptionTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public InvokeTranscriptionTests()
    {
        _session.SetLocation(_corpus.Path);
        for (int i = 1; i <= 3; i++) _corpus.WriteSpeech($"u{i}.wav", 1, seed: i);
        _corpus.WriteText("m.csv", "id,audio_filepath,text,speaker,accent,snr_db\nu1,u1.wav,hello world,anna,en-GB,5\nu2,u2.wav,hello there,bert,en-IN,10\nu3,u3.wav,good night,carl,en-IN,10\n");
        Program("asr", "echo 'x 1 0.10 0.20 hello 0.9'; echo 'x 1 0.40 0.20 world 0.7'");
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void OneLineFromManifestToWordErrors()
    {
        IReadOnlyList<WordErrorResult> rows = _session.Run("Import-SpeechManifest m.csv | Invoke-Transcription -CommandLine './asr {audio}' | Measure-WordError -GroupBy Accent").Clean().As<WordErrorResult>();

        Assert.Equal(["Accent=en-GB", "Accent=en-IN"], rows.Select(row => row.Group));
        Assert.Equal([0, 0.75], rows.Select(row => row.WordErrorRate!.Value));
        Assert.Equal(["snr_db=5", "snr_db=10"], _session.Run("Invoke-Transcription m.csv -CommandLine './asr {audio}' | Measure-WordError -GroupBy snr_db").Clean().As<WordErrorResult>().Select(row => row.Group));
    }

    [Fact]
    public void TranscriptsCarryTheUtteranceAlong()
    {
        ScriptResult result = _session.Run("Invoke-Transcription m.csv -CommandLine './asr {audio}' -Ordered -ThrottleLimit 3").Clean();
        IReadOnlyList<Transcript> transcripts = result.As<Transcript>();

        Assert.Equal(["u1", "u2", "u3"], transcripts.Select(transcript => transcript.Id));
        Assert.All(transcripts, transcript => Assert.Equal(("hello world", "CommandLine", false), (transcript.Text, transcript.Engine, transcript.FromCache)));
        Assert.Equal(["anna", "bert", "carl"], transcripts.Select(transcript => transcript.Speaker));
        Assert.Equal(_corpus.PathOf("u1.wav"), result.Output[0].Properties["PSPath"].Value);
        Assert.Equal(0.8, transcripts[0].MeanConfidence!.Value, 9);
        Assert.StartsWith("Transcribed 3 of 3 recordings, 0 failed;", result.Summary, StringComparison.Ordinal);
        Assert.EndsWith("0 from the cache, 0 without a word.", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void RecordingsFoldersAndRows()
    {
        Assert.Equal(3, _session.Run("Invoke-Transcription . -CommandLine './asr {audio}'").Clean().Output.Count);
        Assert.Equal(2, _session.Run("Invoke-Transcription u1.wav, 'u[2].wav' -CommandLine './asr {audio}'").Clean().Output.Count);
        Assert.Equal("row", Assert.Single(_session.Run("[pscustomobject]@{ Id = 'row'; AudioPath = 'u1.wav' } | Invoke-Transcription -CommandLine './asr {audio}'").Clean().As<Transcript>()).Id);
        Assert.Equal("ReferenceMissing", Id(_session.Run("Invoke-Transcription u1.wav -CommandLine './asr {audio}' | Measure-WordError")));
    }

    [Fact]
    public void TheCacheIsReadAndSaid()
    {
        _session.Run("Invoke-Transcription m.csv -CommandLine './asr {audio}' -CacheDirectory cache").Clean();
        ScriptResult again = _session.Run("Invoke-Transcription m.csv -CommandLine './asr {audio}' -CacheDirectory cache").Clean();

        Assert.All(again.As<Transcript>(), transcript => Assert.True(transcript.FromCache));
        Assert.Contains("3 from the cache", again.Summary, StringComparison.Ordinal);

        foreach (string entry in Directory.GetFiles(_corpus.PathOf("cache"), "*", SearchOption.AllDirectories)) File.WriteAllText(entry, "{");
        ScriptResult mended = _session.Run("Invoke-Transcription m.csv -CommandLine './asr {audio}' -CacheDirectory cache").Clean();
        Assert.Equal((3, 3), (mended.Output.Count, mended.Warnings.Count));
    }

    [Fact]
    public void FilesOfTranscripts()
    {
        _session.Run("Invoke-Transcription m.csv -CommandLine './asr {audio}' -OutputPath out.jsonl -Ordered; Invoke-Transcription m.csv -CommandLine './asr {audio}' -OutputPath out.ctm -Ordered").Clean();

        string line = File.ReadLines(_corpus.PathOf("out.jsonl")).First();
        Assert.Contains("\"text\":\"hello world\",\"pred_text\":\"hello world\",\"speaker\":\"anna\"", line, StringComparison.Ordinal);
        Assert.Contains("\"words\":[{\"word\":\"hello\",\"start\":0.1,\"end\":0.3,\"confidence\":0.9}", line, StringComparison.Ordinal);
        Assert.Equal(6, Assert.Single(_session.Run("Measure-WordError out.jsonl").Clean().As<WordErrorResult>()).Words);
        Assert.StartsWith("u1 1 0.10 0.20 hello 0.9", File.ReadAllText(_corpus.PathOf("out.ctm")), StringComparison.Ordinal);
        Assert.Equal(3, _session.Run("Import-Annotation out.ctm").Clean().Output.Count);
    }

    [Fact]
    public void TranscriptsAreAnnotation()
    {
        _session.Run("Invoke-Transcription m.csv -CommandLine './asr {audio}' -Ordered | Export-Annotation words.ctm").Clean();
        Assert.Equal(6, File.ReadAllLines(_corpus.PathOf("words.ctm")).Length);
        Assert.Equal(
            1.0,
            (double)_session.Run("""
                $t = Invoke-Transcription m.csv -CommandLine './asr {audio}'
                $found = [pscustomobject]@{ Keyword = 'k1'; Recording = 'u1'; StartSeconds = 0.1; DurationSeconds = 0.2; Score = 1; Decision = 'YES' }, [pscustomobject]@{ Keyword = 'k1'; Recording = 'u2'; StartSeconds = 0.1; DurationSeconds = 0.2; Score = 1; Decision = 'YES' }, [pscustomobject]@{ Keyword = 'k1'; Recording = 'u3'; StartSeconds = 0.1; DurationSeconds = 0.2; Score = 1; Decision = 'YES' }
                $found | Measure-KeywordSearch -Reference $t -KeywordList ([pscustomobject]@{ Keyword = 'k1'; Text = 'hello' }) -SearchedSeconds 100
                """).Clean().Output[0].Properties["TermWeightedValue"].Value,
            9);
    }

    [Fact]
    public void EveryInputIsAccountedForOnce()
    {
        _corpus.WriteText("bad.wav", "not audio");
        Program("picky", "case $(cksum < \"$1\") in $(cksum < \"$1\")) ;; esac; if [ -e \"$2/stop\" ]; then rm \"$2/stop\"; echo 'no memory' >&2; exit 9; fi; echo fine");
        _corpus.WriteText("stop", "");
        ScriptResult result = _session.Run($"'u1.wav', 'bad.wav', 'none.wav', 'u2.wav' | Invoke-Transcription -CommandLine './picky {{audio}} {_corpus.Path}' -ThrottleLimit 1");

        Assert.Equal(["AudioNotRecognised", "PathNotFound", "TranscriptionFailed"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]).Order());
        Assert.Single(result.Output);
        Assert.StartsWith("Transcribed 1 of 4 recordings, 3 failed;", result.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Engine Whisper", "EngineUnknown")]
    [InlineData("-Engine PocketSphinx -Program ./none", "EngineNotInstalled")]
    [InlineData("-Engine PocketSphinx -Program ./asr -Model xx-xx", "EngineModelMissing")]
    [InlineData("-Engine WhisperCpp -Program ./asr", "EngineModelMissing")]
    [InlineData("-CommandLine 'none-such {audio}'", "EngineNotInstalled")]
    [InlineData("-CommandLine './asr'", "CommandLineInvalid")]
    [InlineData("-CommandLine './asr {audio}' -Engine OpenAI", "EngineAmbiguous")]
    [InlineData("-CommandLine './asr {audio}' -Endpoint http://127.0.0.1:1", "EngineAmbiguous")]
    [InlineData("-CommandLine './asr {audio}' -OutputEncoding klingon", "EncodingUnknown")]
    [InlineData("-CommandLine './asr {audio}' -OutputPath out.xyz", "AnnotationFormatUnknown")]
    [InlineData("-Engine OpenAI", "EndpointInvalid")]
    [InlineData("-Endpoint http://127.0.0.1:1", "TransferLogMissing")]
    [InlineData("-Endpoint http://asr.example.com -TransferLog log", "RemoteHostNotAllowed")]
    [InlineData("-Endpoint http://asr.example.com -AllowRemoteHost asr.example.com -ApiKeyVariable PATH -TransferLog log", "ApiKeyExposed")]
    [InlineData("-Endpoint http://127.0.0.1:1 -TransferLog log -ApiKeyVariable ASRDATA_NO_SUCH", "ApiKeyMissing")]
    [InlineData("-Endpoint http://127.0.0.1:1 -TransferLog u1.wav/log", "TransferLogFailed")]
    public void WhatCannotWorkEndsTheCommand(string parameters, string id)
    {
        ScriptResult result = _session.Run($"Invoke-Transcription m.csv {parameters}");
        Assert.Equal(id, Id(result));
        Assert.Empty(result.Output);
    }

    /// <summary>With a policy the policy alone allows hosts, and the log of transfers says by which one audio went.</summary>
    [Fact]
    public void ThePolicyAllowsHosts()
    {
        _corpus.WriteText("policy.psd1", "@{ Name = 'Calls'; RemoteHost = 'asr.invalid' }");
        const string Service = "Invoke-Transcription u1.wav -TransferLog log.jsonl -RetryCount 0 -Policy";

        Assert.Equal("ServiceUnavailable", Id(_session.Run($"{Service} policy.psd1 -Endpoint https://asr.invalid")));
        string line = File.ReadLines(_corpus.PathOf("log.jsonl")).First();
        string hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(_corpus.PathOf("policy.psd1"))));
        Assert.Contains($"\"permission\":\"the policy 'Calls' ({_corpus.PathOf("policy.psd1")}, SHA-256 {hash})\"", line, StringComparison.Ordinal);

        ScriptResult refused = _session.Run($"{Service} @{{ Name = 'Ours' }} -Endpoint https://asr.invalid -AllowRemoteHost asr.invalid");
        Assert.Equal("RemoteHostNotAllowed", Id(refused));
        Assert.Contains("the policy 'Ours' does not allow that: it names no hosts", refused.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Equal("PolicyInvalid", Id(_session.Run($"{Service} @{{ RemoteHost = 'https://asr.invalid' }} -Endpoint https://asr.invalid")));
        Assert.Equal("PolicyUnreadable", Id(_session.Run($"{Service} none.psd1 -Endpoint https://asr.invalid")));
        Assert.Equal(2, File.ReadLines(_corpus.PathOf("log.jsonl")).Count());
    }

    [Fact]
    public void AServiceThatIsNotThereIsEachRecordingsError()
    {
        ScriptResult result = _session.Run("Invoke-Transcription m.csv -Endpoint http://127.0.0.1:1 -TransferLog log.jsonl -RetryCount 1 -RetryIntervalSeconds 0.01");

        Assert.Equal(3, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.StartsWith("ServiceUnavailable", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(12, File.ReadAllLines(_corpus.PathOf("log.jsonl")).Length);
    }

    [Fact]
    public void ATimeoutIsThatRecordingsError()
    {
        Program("slow", "sleep 100");
        Assert.Equal("TranscriptionTimeout", Id(_session.Run("Invoke-Transcription u1.wav -CommandLine './slow {audio}' -TimeoutSeconds 0.5")));
    }

    /// <summary>Ctrl+C ends the children too, and an output that is not whole is not there.</summary>
    [Fact]
    public void StoppingIsPrompt()
    {
        Program("slow", $"echo $$ > {_corpus.PathOf("pid")}.new; mv {_corpus.PathOf("pid")}.new {_corpus.PathOf("pid")}; sleep 100");
        TimeSpan took = _session.RunAndStop("Invoke-Transcription m.csv -CommandLine './slow {audio}' -OutputPath out.jsonl -ThrottleLimit 1", _ => File.Exists(_corpus.PathOf("pid")));

        Assert.True(took < TimeSpan.FromSeconds(20), $"{took}");
        int id = int.Parse(File.ReadAllText(_corpus.PathOf("pid")), System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(SpinWait.SpinUntil(() => !File.Exists($"/proc/{id}/stat") || File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal), TimeSpan.FromSeconds(20)));
        Assert.Empty(Directory.GetFiles(_corpus.Path, "out.jsonl*"));
    }

    [Fact]
    public void WhatIfRunsNothing()
    {
        Program("trace", $"touch {_corpus.PathOf("ran")}");
        Assert.Empty(_session.Run("Invoke-Transcription m.csv -CommandLine './trace {audio}' -OutputPath out.jsonl -WhatIf").Output);
        Assert.False(File.Exists(_corpus.PathOf("ran")) || File.Exists(_corpus.PathOf("out.jsonl")));
    }

    [Fact]
    public void EnginesAreCompleted() =>
        Assert.Equal(["PocketSphinx", "WhisperCpp", "CommandLine", "OpenAI"], _session.Complete("Invoke-Transcription m.csv -Engine ").CompletionMatches.Select(match => match.CompletionText));

    private void Program(string name, string script)
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("needs /bin/sh");
        string path = _corpus.WriteText(name, "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static string Id(ScriptResult result) => Assert.Single(result.Errors).FullyQualifiedErrorId.Split(',')[0];
}
