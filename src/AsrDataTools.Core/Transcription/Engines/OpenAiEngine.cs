using System.Net;
using System.Security.Cryptography;

namespace AsrDataTools.Transcription;

/// <summary>
/// A service with OpenAI's protocol, <c>POST /v1/audio/transcriptions</c>: file, model, language, response_format=verbose_json and
/// timestamp_granularities[]=word, so that words come with times; response_format=json where the service or the model refuses that.
/// </summary>
internal sealed class OpenAiEngine : ITranscriptionEngine
{
    public const string EngineName = "OpenAI";

    private const string Resource = "/v1/audio/transcriptions";

    private readonly EngineSettings _settings;
    private readonly ServiceClient _client;
    private readonly Uri _address;
    private volatile bool _isPlain;
    private volatile SpeechDataException? _refusal;

    public OpenAiEngine(EngineSettings settings)
    {
        _settings = settings;
        Uri endpoint = settings.Endpoint ?? throw new SpeechDataException("EndpointInvalid", SpeechDataProblem.InvalidArgument, "The engine OpenAI needs -Endpoint, for example http://127.0.0.1:8000.");
        _address = Complete(endpoint);
        _client = new(settings, _address);
    }

    public string Name => EngineName;

    public string? Model => _settings.Model ?? "whisper-1";

    public string Parameters => string.Join('\n', _address.GetLeftPart(UriPartial.Path), Model, _settings.Language);

    public int SampleRate => _settings.SampleRate;

    public int BatchSize => 1;

    public IReadOnlyList<EngineAnswer> Transcribe(IReadOnlyList<PreparedAudio> items, CancellationToken cancellation) => [.. items.Select(item => Transcribe(item, cancellation))];

    public void Dispose() => _client.Dispose();

    private EngineAnswer Transcribe(PreparedAudio item, CancellationToken cancellation)
    {
        try
        {
            // What was refused to one is refused to all: no audio need leave for that.
            if (_refusal is { } refusal) throw new SpeechDataException(refusal.ErrorId, refusal.Problem, $"'{item.SourcePath}' was not sent: {refusal.Message}", item.SourcePath, refusal);
            return Read(Ask(item, cancellation), item);
        }
        catch (SpeechDataException exception)
        {
            if (exception.ErrorId is "ServiceRefused" or "ServiceRedirected" or "TransferLogFailed") _refusal ??= exception;
            return EngineAnswer.Failed(exception);
        }
    }

    private ServiceAnswer Ask(PreparedAudio item, CancellationToken cancellation)
    {
        byte[] audio = File.ReadAllBytes(item.Path);
        (string, long) sent = (Convert.ToHexStringLower(SHA256.HashData(audio)), audio.LongLength);
        while (true)
        {
            bool plain = _isPlain;
            ServiceAnswer answer = _client.Post(item, sent, () => Form(audio, item, plain), cancellation).GetAwaiter().GetResult();
            if (answer.Status is not (HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity) || plain || !RefusesForm(answer)) return answer;
            _isPlain = true;
        }
    }

    private static bool RefusesForm(ServiceAnswer answer) => answer.Excerpt(null) is { } text
        && (text.Contains("verbose_json", StringComparison.OrdinalIgnoreCase) || text.Contains("response_format", StringComparison.OrdinalIgnoreCase) || text.Contains("timestamp_granularities", StringComparison.OrdinalIgnoreCase));

    private MultipartFormDataContent Form(byte[] audio, PreparedAudio item, bool plain)
    {
        ByteArrayContent file = new(audio);
        file.Headers.ContentType = new("audio/wav");

        // The name that goes out says nothing of the recording.
        MultipartFormDataContent form = new() { { file, "file", item.Name + ".wav" }, { new StringContent(Model!), "model" }, { new StringContent(plain ? "json" : "verbose_json"), "response_format" } };
        if (!plain) form.Add(new StringContent("word"), "timestamp_granularities[]");
        if (_settings.Language is { } language) form.Add(new StringContent(language), "language");
        return form;
    }

    private EngineAnswer Read(ServiceAnswer answer, PreparedAudio item)
    {
        string host = _address.GetLeftPart(UriPartial.Authority);
        if (answer.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed)
        {
            throw new SpeechDataException(
                "ServiceRefused", SpeechDataProblem.AccessDenied, FormattableString.Invariant($"{host} answers {(int)answer.Status}. Check -Endpoint, -Model and the key (-ApiKey, -ApiKeyVariable). It says: {answer.Excerpt(_client.Key())}"), item.SourcePath);
        }

        if ((int)answer.Status is < 200 or > 299)
            throw new SpeechDataException("TranscriptionFailed", SpeechDataProblem.InvalidData, FormattableString.Invariant($"{host} answers {(int)answer.Status} to '{item.SourcePath}'. It says: {answer.Excerpt(_client.Key())}"), item.SourcePath);
        try
        {
            return EngineJson.Read(EngineText.Decode(answer.Body, EngineText.Utf8, host, item.SourcePath));
        }
        catch (FormatException exception)
        {
            throw new SpeechDataException("TranscriptionUnreadable", SpeechDataProblem.InvalidData, $"What {host} answers to '{item.SourcePath}' cannot be read: {exception.Message}. It begins: {answer.Excerpt(_client.Key())}", item.SourcePath, exception);
        }
    }

    // A base address, with or without /v1, or the whole one.
    private static Uri Complete(Uri endpoint)
    {
        if (!endpoint.IsAbsoluteUri || endpoint.AbsolutePath.EndsWith("/transcriptions", StringComparison.Ordinal)) return endpoint;
        string path = endpoint.AbsolutePath.TrimEnd('/');
        return new Uri(endpoint, path.EndsWith("/v1", StringComparison.Ordinal) ? path + Resource["/v1".Length..] : path + Resource);
    }
}
