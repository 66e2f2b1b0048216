using System.Net.Http.Headers;
using System.Security;
using System.Text.Json;
using AsrDataTools.Corpus;
using AsrDataTools.Transcription;

namespace AsrDataTools.Core.Tests.Transcription;

/// <summary>A service with OpenAI's protocol, on this machine, with every fault that a service has.</summary>
public sealed class OpenAiEngineTests : IDisposable
{
    private const string Fine = """{"task": "transcribe", "language": "english", "duration": 1.0, "text": "Hello world.", "words": [{"word": "Hello", "start": 0.1, "end": 0.4}, {"word": "world", "start": 0.5, "end": 0.9}], "segments": []}""";
    private const string Secret = "sk-very-secret-123";

    private readonly EngineCase _case = new();

    public void Dispose() => _case.Dispose();

    [Fact]
    public void TheRequestIsThatOfTheProtocol()
    {
        using StubService service = new((_, _) => new(200, Fine));
        Transcript transcript = Run(service, Settings(service) with { Model = "base", Language = "en", ApiKey = Key() }).Transcript!;

        string request = Assert.Single(service.Requests);
        Assert.StartsWith("POST /v1/audio/transcriptions HTTP/1.1", request, StringComparison.Ordinal);
        Assert.Contains($"Authorization: Bearer {Secret}", request, StringComparison.Ordinal);
        Assert.All(
            ["name=file; filename=u0000.wav", "name=model", "base", "name=language", "verbose_json", "name=\"timestamp_granularities[]\"", "RIFF"],
            part => Assert.Contains(part.Replace("\"", "", StringComparison.Ordinal), request.Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.DoesNotContain("a.wav", request, StringComparison.Ordinal);
        Assert.Equal(("Hello world.", "OpenAI", "base", "english"), (transcript.Text, transcript.Engine, transcript.Model, transcript.Language));
        Assert.Equal([("Hello", 0.1, 0.4), ("world", 0.5, 0.9)], transcript.Words.Select(word => (word.Text, word.StartSeconds!.Value, word.EndSeconds!.Value)));
    }

    [Fact]
    public void EveryAttemptIsRecordedAndTheKeyIsNot()
    {
        using StubService service = new((number, _) => number < 2 ? new(500, $"broken, {Secret}") : new(200, Fine));
        Assert.Null(Run(service, Settings(service) with { ApiKey = Key() }).Failure);

        string log = File.ReadAllText(_case["transfers.jsonl"]);
        JsonElement[] lines = [.. File.ReadLines(_case["transfers.jsonl"]).Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(["sending", "answer", "sending", "answer", "sending", "answer"], lines.Select(line => line.GetProperty("event").GetString()));
        Assert.Equal(["500", "500", "200"], lines.Where(line => line.GetProperty("event").GetString() == "answer").Select(line => line.GetProperty("answer").GetString()));
        Assert.Equal([1, 1, 2, 2, 3, 3], lines.Select(line => line.GetProperty("attempt").GetInt32()));
        Assert.All(lines, line => Assert.Equal(_case["a.wav"], line.GetProperty("file").GetString()));
        Assert.All(lines, line => Assert.Equal(64, line.GetProperty("sha256").GetString()!.Length));
        Assert.All(lines, line => Assert.Equal(44 + 32000, line.GetProperty("bytes").GetInt64()));
        Assert.All(lines, line => Assert.Equal(service.Address.GetLeftPart(UriPartial.Authority), line.GetProperty("host").GetString()));
        Assert.All(lines, line => Assert.Equal("this machine", line.GetProperty("permission").GetString()));
        Assert.DoesNotContain(Secret, log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "TranscriptionFailed", 1)]
    [InlineData(401, "ServiceRefused", 1)]
    [InlineData(404, "ServiceRefused", 1)]
    [InlineData(503, "ServiceUnavailable", 3)]
    [InlineData(429, "ServiceUnavailable", 3)]
    public void ARefusalIsFinalAndAFaultIsTriedAgain(int status, string id, int requests)
    {
        using StubService service = new((_, _) => new(status, $"no, {Secret}, not today"));
        SpeechDataException failure = Run(service, Settings(service) with { ApiKey = Key(), Retries = 2 }).Failure!;

        Assert.Equal(id, failure.ErrorId);
        Assert.Equal(requests, service.Requests.Count);
        Assert.Contains("not today", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, failure.Message, StringComparison.Ordinal);
    }

    /// <summary>After a refusal nothing more is sent, and every recording is accounted for.</summary>
    [Fact]
    public void WhatIsRefusedToOneIsRefusedToAll()
    {
        using StubService service = new((_, _) => new(401, "who are you?"));
        IReadOnlyList<TranscriptionOutcome> outcomes = _case.Run("OpenAI", Settings(service), _case.Speech("a"), _case.Speech("b", 2), _case.Speech("c", 3));

        Assert.All(outcomes, outcome => Assert.Equal("ServiceRefused", outcome.Failure!.ErrorId));
        Assert.Single(service.Requests);
    }

    [Fact]
    public void ARedirectElsewhereIsNotFollowed()
    {
        using StubService thief = new((_, _) => new(200, Fine));
        using StubService service = new((_, _) => new(307, "") { Headers = [$"Location: {thief.Address}v1/audio/transcriptions"] });
        SpeechDataException failure = Run(service, Settings(service) with { ApiKey = Key() }).Failure!;

        Assert.Equal("ServiceRedirected", failure.ErrorId);
        Assert.Contains(thief.Address.GetLeftPart(UriPartial.Authority), failure.Message, StringComparison.Ordinal);
        Assert.Empty(thief.Requests);
    }

    [Fact]
    public void ARedirectToTheSameHostIsFollowedButNotForEver()
    {
        using StubService moved = new((_, request) => request.StartsWith("POST /new", StringComparison.Ordinal) ? new(200, Fine) : new(308, "") { Headers = ["Location: /new"] });
        using StubService circle = new((_, _) => new(308, "") { Headers = ["Location: /round"] });

        Assert.Null(Run(moved, Settings(moved)).Failure);
        Assert.Equal("ServiceRedirected", Run(circle, Settings(circle)).Failure!.ErrorId);
    }

    [Fact]
    public void StallsAndResetsAreTriedAgain()
    {
        using StubService stalls = new((number, _) => new(200, Fine) { Stall = number == 0 ? TimeSpan.FromSeconds(30) : null });
        using StubService resets = new((number, _) => new(200, Fine) { IsReset = number == 0 });

        Assert.Null(Run(stalls, Settings(stalls) with { Timeout = TimeSpan.FromSeconds(2) }).Failure);
        Assert.Null(Run(resets, Settings(resets)).Failure);
        Assert.Equal((2, 2), (stalls.Requests.Count, resets.Requests.Count));
    }

    [Fact]
    public void AServiceThatNeverAnswersIsGivenUp()
    {
        using StubService service = new((_, _) => new(200, Fine) { Stall = TimeSpan.FromSeconds(60) });
        Assert.Equal("TranscriptionTimeout", Run(service, Settings(service) with { Timeout = TimeSpan.FromSeconds(0.3), Retries = 1 }).Failure!.ErrorId);
    }

    [Theory]
    [InlineData("<html>hello</html>", "TranscriptionUnreadable")]
    [InlineData("{\"answer\": 42}", "TranscriptionUnreadable")]
    [InlineData("", "TranscriptionUnreadable")]
    [InlineData("{\"text\": \"\"}", null)]
    public void AnswersThatAreNone(string body, string? id)
    {
        using StubService service = new((_, _) => new(200, body));
        Assert.Equal(id, Run(service, Settings(service)).Failure?.ErrorId);
    }

    [Fact]
    public void AnEndlessAnswerIsCut()
    {
        using StubService service = new((_, _) => new(200, "{") { DeclaredLength = 1L << 32 });
        Assert.Equal("ServiceAnswerTooLarge", Run(service, Settings(service)).Failure!.ErrorId);
    }

    /// <summary>A service without verbose_json is asked again without, once for all recordings.</summary>
    [Fact]
    public void AServiceWithoutWordTimesGivesText()
    {
        using StubService service = new((_, request) => request.Contains("verbose_json", StringComparison.Ordinal) ? new(400, """{"error": {"message": "response_format 'verbose_json' is not compatible with this model"}}""") : new(200, """{"text": "hello"}"""));
        IReadOnlyList<TranscriptionOutcome> outcomes = _case.Run("OpenAI", Settings(service), _case.Speech("a"), _case.Speech("b", 2));

        Assert.All(outcomes, outcome => Assert.Equal("hello", outcome.Transcript!.Text));
        Assert.Equal(3, service.Requests.Count);
    }

    [Theory]
    [InlineData("http://asr.example.com", false, "RemoteHostNotAllowed")]
    [InlineData("http://127.0.0.1.example.com", false, "RemoteHostNotAllowed")]
    [InlineData("http://user:pw@127.0.0.1", false, "EndpointInvalid")]
    [InlineData("ftp://127.0.0.1", false, "EndpointInvalid")]
    [InlineData("http://10.0.0.5:8000", true, "ApiKeyExposed")]
    public void WhereAudioMayNotGo(string address, bool withKey, string id)
    {
        EngineSettings settings = new() { Endpoint = new Uri(address), TransferLog = _case["log"], ApiKey = withKey ? Key() : null, AllowedHosts = ["10.0.0.5"] };
        Assert.Equal(id, Assert.Throws<SpeechDataException>(() => TranscriptionEngines.Create("OpenAI", settings)).ErrorId);
    }

    [Fact]
    public void NothingIsSentWithoutARecord()
    {
        using StubService service = new((_, _) => new(200, Fine));
        Assert.Equal("TransferLogMissing", Assert.Throws<SpeechDataException>(() => TranscriptionEngines.Create("OpenAI", Settings(service) with { TransferLog = null })).ErrorId);
        Assert.Equal("TransferLogFailed", Assert.Throws<SpeechDataException>(() => TranscriptionEngines.Create("OpenAI", Settings(service) with { TransferLog = _case.Write("file", "") + "/log" })).ErrorId);
        Assert.Equal("TransferLogFailed", Run(service, Settings(service) with { TransferLog = "/dev/full" }).Failure!.ErrorId);
        Assert.Empty(service.Requests);
    }

    [Theory]
    [InlineData(1, null, 0.0, 0.5)]
    [InlineData(1, null, 1.0, 1.0)]
    [InlineData(3, null, 1.0, 4.0)]
    [InlineData(30, null, 1.0, 60.0)]
    [InlineData(1, 7, 1.0, 7.0)]
    [InlineData(4, 2, 1.0, 8.0)]
    [InlineData(1, 3600, 1.0, null)]
    public void PausesGrowAndHonourTheService(int attempt, int? asked, double jitter, double? seconds)
    {
        RetryConditionHeaderValue? header = asked is { } wanted ? new(TimeSpan.FromSeconds(wanted)) : null;
        Assert.Equal(seconds, RetryPause.Of(attempt, TimeSpan.FromSeconds(1), header, jitter, DateTimeOffset.UtcNow)?.TotalSeconds);
    }

    [Fact]
    public void RetryAfterMayBeADate()
    {
        DateTimeOffset now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal(TimeSpan.FromSeconds(30), RetryPause.Of(1, TimeSpan.FromSeconds(1), new(now.AddSeconds(30)), 1, now));
    }

    [Fact]
    public void TheServicesPauseIsWaited()
    {
        using StubService service = new((number, _) => number == 0 ? new(429, "slow down") { Headers = ["Retry-After: 1"] } : new(200, Fine));
        DateTime start = DateTime.UtcNow;
        Assert.Null(Run(service, Settings(service)).Failure);
        Assert.True(DateTime.UtcNow - start >= TimeSpan.FromSeconds(1));
    }

    private EngineSettings Settings(StubService service) => new() { Endpoint = service.Address, TransferLog = _case["transfers.jsonl"], RetryPause = TimeSpan.FromMilliseconds(10) };

    private TranscriptionOutcome Run(StubService service, EngineSettings settings)
    {
        Assert.NotNull(service);
        SpeechUtterance speech = _case.Speech("a");
        return _case.Run("OpenAI", settings, speech)[0];
    }

    private static SecureString Key()
    {
        SecureString key = new();
        foreach (char c in Secret) key.AppendChar(c);
        key.MakeReadOnly();
        return key;
    }
}
