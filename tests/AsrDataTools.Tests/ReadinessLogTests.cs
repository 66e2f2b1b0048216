using System.Text.Json;

namespace AsrDataTools.Tests;

/// <summary>Test-ProductionReadiness -LogPath, and the places that mistakes in a .psd1 are named with.</summary>
public sealed class ReadinessLogTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public ReadinessLogTests()
    {
        _session.SetLocation(_corpus.Path);
        for (int index = 0; index < 12; index++)
        {
            _corpus.WriteTones($"wide/{index}.wav", seconds: 1, sampleRate: 16000, seed: index);
            _corpus.WriteTones($"narrow/{index}.wav", seconds: 1, sampleRate: 8000, seed: 100 + index);
        }
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void ARunIsTakenNoteOfFromStartToExitCode()
    {
        _corpus.WriteText("narrow/bad.wav", "words");
        _corpus.WriteText("plan.psd1", "@{ Training = 'wide'; Production = 'narrow'; Gate = 'Acoustics', 'Accent' }");

        _session.Run("Test-ProductionReadiness -Plan ./plan.psd1 -FailOn Fail -LogPath ./log.jsonl");
        _session.Run("Test-ProductionReadiness -Plan ./plan.psd1 -Gate Accent -LogPath ./log.jsonl -Quiet");

        JsonElement[][] runs = [.. Lines().GroupBy(line => line.GetProperty("run").GetString()).Select(run => run.ToArray())];
        Assert.Equal(2, runs.Length);
        string[] events = [.. runs[0].Select(Event)];
        Assert.Equal(["started", "planned"], events[..2]);
        Assert.Equal(["gate", "gate", "verdict", "finished"], events.Where(name => name is "gate" or "verdict" or "finished"));
        Assert.Equal(["Hashing inputs", "Measuring production", "Measuring training"], runs[0].Where(line => Event(line) == "stage").Take(3).Select(line => Text(line, "stage")));
        Assert.Equal(_corpus.PathOf("narrow/bad.wav"), Text(Assert.Single(runs[0], line => Event(line) == "inputFailed"), "path"));
        Assert.Equal(("Test-ProductionReadiness", "./plan.psd1", _corpus.PathOf("plan.psd1")), (Text(runs[0][0], "command"), Text(runs[0][0], "plan"), Text(runs[0][1], "plan")));
        Assert.Equal(("completed", 3), (Text(runs[0][^1], "outcome"), runs[0][^1].GetProperty("exitCode").GetInt32()));
        Assert.Equal(("Unknown", 0), (Text(runs[1].Single(line => Event(line) == "verdict"), "verdict"), runs[1][^1].GetProperty("exitCode").GetInt32()));
    }

    [Fact]
    public void ABrokenPlanIsTakenNoteOf()
    {
        _session.Run("Test-ProductionReadiness -Plan @{ Training = 'wide'; Prodution = 'narrow' } -LogPath ./log.jsonl");

        JsonElement[] lines = Lines();
        Assert.Equal(["started", "finished"], lines.Select(Event));
        Assert.Equal(("failed", 1, "PlanKeyUnknown"), (Text(lines[1], "outcome"), lines[1].GetProperty("exitCode").GetInt32(), Text(lines[1], "errorId")));
    }

    [Fact]
    public void CtrlCIsTakenNoteOf()
    {
        string log = _corpus.PathOf("log.jsonl");

        _session.RunAndStop("Test-ProductionReadiness ./wide ./narrow -LogPath ./log.jsonl", _ => File.Exists(log) && Shared(log).Contains("\"stage\"", StringComparison.Ordinal));

        JsonElement last = Lines()[^1];
        Assert.Equal(("finished", "cancelled", 130), (Event(last), Text(last, "outcome"), last.GetProperty("exitCode").GetInt32()));
    }

    [Fact]
    public void AnEarlyEndDownstreamLeavesTheVerdictInTheLog()
    {
        _session.Run("function First1 { process { $_; break } }; foreach ($i in 1) { Test-ProductionReadiness ./wide ./narrow -Gate Accent -LogPath ./log.jsonl | First1 }");

        Assert.Equal(["verdict", "finished"], Lines().Select(Event).TakeLast(2));
    }

    [Theory]
    [InlineData("./gone/log.jsonl", "LogUnwritable")]
    [InlineData("./train.jsonl", "LogForeign")]
    public void ALogThatCannotBeWrittenEndsTheCommandBeforeTheWork(string log, string errorId)
    {
        _corpus.WriteText("train.jsonl", "{\"audio_filepath\": \"wide/0.wav\"}\n");

        ScriptResult result = _session.Run($"Test-ProductionReadiness ./wide ./narrow -LogPath {log}");

        Assert.StartsWith(errorId + ",", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("@{\n    Training = 'wide'\n    Prodution = 'narrow'\n}", 3, 5, "'Prodution' is not a known key; did you mean 'Production'?")]
    [InlineData("@{\n    Training = 'wide'; Production = 'narrow'\n    Acoustics = @{\n        FailTreshold = 0.5\n    }\n}", 4, 9, "did you mean 'FailThreshold'?")]
    [InlineData("@{\n    Training = 'wide'; Production = 'narrow'\n    Accent = @{ MinimumRatio = '0.7' }\n}", 3, 32, "'Accent.MinimumRatio' must be a number")]
    [InlineData("@{\n    Training = 'wide'; Production = 'narrow'\n    Annotation = @{ RequiredTag = @(\n        'Text'\n        'Overlp') }\n}", 5, 9, "did you mean 'Overlap'?")]
    [InlineData("@{\n    Training = 'wide'; Production = 'narrow'\n    Vocabulary = @{ OovFailThreshold = 7 }\n}", 3, 40, "is 7, but must be from 0 to 1")]
    [InlineData("@{\n    Training = 'wide'; Production = 'narrow'\n    Evaluation = @{ LeakageKinds = 'SameFile', 'SameSong' }\n}", 3, 48, "holds 'SameSong'")]
    [InlineData("@{\n    Training = 'wide'; Production = 'narrow'\n    Governance = @{ Policy = @{ Purpos = 'asr' } }\n}", 3, 33, "did you mean 'Purpose'?")]
    [InlineData("@{\n    Training = 'wide'; Production = 'narrow'\n    Governance = 'policy.psd1'\n}", 2, 61, "policy.psd1, line 2, column 61: 'Suppression.Expires' must be a day")]
    [InlineData("@{\n    Training = 'wide'\n    Production = (Get-Location)\n}", 3, 19, "constants only")]
    [InlineData("@{\n    Training = 'wide\n", 2, 16, "is not a readable plan")]
    public void AMistakeInAPlanIsNamedWithItsPlace(string plan, int line, int column, string part)
    {
        _corpus.WriteText("readiness.psd1", plan);
        _corpus.WriteText("policy.psd1", "@{\n  Suppression = @{ Rule = 'GOV016'; Reason = 'b'; Expires = 'soon' } }");

        ScriptResult result = _session.Run("Test-ProductionReadiness -Plan ./readiness.psd1");

        string message = Assert.Single(result.Errors).Exception.Message;
        Assert.Contains($"line {line}, column {column}: ", message, StringComparison.Ordinal);
        Assert.Contains(part, message, StringComparison.Ordinal);
        Assert.Equal(message.Contains("policy.psd1", StringComparison.Ordinal) ? "policy.psd1" : "readiness.psd1", message[..message.IndexOfAny([',', ' ', ':'])]);
    }

    private JsonElement[] Lines() => [.. Shared(_corpus.PathOf("log.jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private static string Shared(string path)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                return File.ReadAllText(path);
            }
            catch (IOException) when (attempt < 500)
            {
                Thread.Sleep(2);
            }
        }
    }

    private static string Event(JsonElement line) => line.GetProperty("event").GetString()!;

    private static string? Text(JsonElement line, string key) => line.GetProperty(key).GetString();
}
