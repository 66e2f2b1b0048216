using System.Net;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Security;

namespace AsrDataTools.Transcription;

/// <summary>
/// Sends audio to a service: one host, no proxy, no redirect elsewhere, each attempt with its own time limit and its two lines in the log of
/// transfers; answers are taken up to a bound.
/// </summary>
internal sealed class ServiceClient : IDisposable
{
    private const int MostAnswer = 16 << 20;
    private const int MostRedirects = 3;

    private readonly EngineSettings _settings;
    private readonly HttpClient _client;
    private readonly TransferLog _log;
    private readonly Uri _address;

    /// <exception cref="SpeechDataException">The address, its host or the log will not do.</exception>
    public ServiceClient(EngineSettings settings, Uri address)
    {
        (_settings, _address) = (settings, address);
        RemoteHosts.Require(address, settings.AllowedHosts, settings.Policy, settings.ApiKey is not null);
        if (settings.TransferLog is null)
            throw new SpeechDataException("TransferLogMissing", SpeechDataProblem.InvalidArgument, "Audio that is handed to a service is recorded: give a file for that with -TransferLog.");
        bool local = RemoteHosts.IsLoopback(address);
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectCallback = (context, cancellation) => RemoteHosts.Connect(context, local, cancellation),
        })
        { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
        _log = new(settings.TransferLog);
    }

    private string Host => _address.GetLeftPart(UriPartial.Authority);

    private string Permission => RemoteHosts.IsLoopback(_address) ? "this machine" : _settings.Policy ?? "-AllowRemoteHost";

    /// <summary>Sends a recording until there is an answer that another attempt would not change.</summary>
    /// <param name="content">The request's body, made anew for each attempt.</param>
    /// <exception cref="SpeechDataException">There was no answer (<c>ServiceUnavailable</c>, <c>TranscriptionTimeout</c>), or one that is not to be had (<c>ServiceRedirected</c>, <c>ServiceAnswerTooLarge</c>).</exception>
    public async Task<ServiceAnswer> Post(PreparedAudio item, (string Sha256, long Bytes) sent, Func<HttpContent> content, CancellationToken cancellation)
    {
        for (int attempt = 1; ; attempt++)
        {
            (ServiceAnswer? answer, Exception? trouble) = await Attempt(item, sent, content, attempt, cancellation).ConfigureAwait(false);
            if (answer is not null && !IsPassing(answer.Status)) return answer;
            string what = trouble is null ? FormattableString.Invariant($"answers {(int)answer!.Status}") : trouble is TimeoutException ? "does not answer in time" : $"cannot be reached: {trouble.Message.TrimEnd('.')}";
            TimeSpan? pause = attempt > _settings.Retries ? null : RetryPause.Of(attempt, _settings.RetryPause, answer?.RetryAfter, Random.Shared.NextDouble(), DateTimeOffset.UtcNow);
            if (pause is null)
            {
                string excerpt = answer is null ? "" : $" It says: {answer.Excerpt(Key())}";
                throw new SpeechDataException(
                    trouble is TimeoutException ? "TranscriptionTimeout" : "ServiceUnavailable",
                    SpeechDataProblem.Storage,
                    FormattableString.Invariant($"{Host} {what}, after {attempt:N0} attempts with '{item.SourcePath}'.{excerpt} What is done is not lost: run it again with the same -CacheDirectory."),
                    item.SourcePath,
                    trouble);
            }

            await Task.Delay(pause.Value, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>The key in clear, for a header or to strike it out of a message; null for none.</summary>
    public string? Key() => _settings.ApiKey is { } key ? InClear(key) : null;

    public void Dispose()
    {
        _client.Dispose();
        _log.Dispose();
    }

    private async Task<(ServiceAnswer? Answer, Exception? Trouble)> Attempt(PreparedAudio item, (string Sha256, long Bytes) sent, Func<HttpContent> content, int attempt, CancellationToken cancellation)
    {
        TransferRecord record = new(DateTimeOffset.UtcNow, "sending", Guid.NewGuid(), item.SourcePath, sent.Sha256, sent.Bytes, Host, Permission, attempt, null);
        _log.Write(record);
        using CancellationTokenSource time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(_settings.Timeout);
        string outcome = "stopped";
        try
        {
            ServiceAnswer answer = await Send(item, content, time.Token).ConfigureAwait(false);
            outcome = FormattableString.Invariant($"{(int)answer.Status}");
            return (answer, null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            outcome = "timeout";
            return (null, new TimeoutException(FormattableString.Invariant($"no answer within {_settings.Timeout.TotalSeconds:0.#} s")));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            outcome = exception.Message;
            return (null, exception);
        }
        catch (SpeechDataException exception)
        {
            outcome = exception.ErrorId;
            throw;
        }
        finally
        {
            _log.Write(record with { When = DateTimeOffset.UtcNow, Event = "answer", Answer = outcome });
        }
    }

    private async Task<ServiceAnswer> Send(PreparedAudio item, Func<HttpContent> content, CancellationToken cancellation)
    {
        Uri target = _address;
        for (int redirects = 0; ; redirects++)
        {
            using HttpRequestMessage request = new(HttpMethod.Post, target) { Content = content() };
            if (Key() is { } key) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            using HttpResponseMessage response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            if (response.StatusCode is HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect or HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther)
            {
                target = Redirected(target, response.Headers.Location, redirects, item);
                continue;
            }

            byte[] body = await ReadBounded(response.Content, item, cancellation).ConfigureAwait(false);
            return new ServiceAnswer(response.StatusCode, body, response.Headers.RetryAfter);
        }
    }

    private Uri Redirected(Uri from, Uri? location, int redirects, PreparedAudio item)
    {
        Uri? to = location is null ? null : new Uri(from, location);
        bool same = to is not null && to.GetLeftPart(UriPartial.Authority).Equals(Host, StringComparison.OrdinalIgnoreCase);
        if (same && redirects < MostRedirects) return to!;
        throw new SpeechDataException(
            "ServiceRedirected",
            SpeechDataProblem.InvalidData,
            $"{Host} sends the audio of '{item.SourcePath}' on to {(to is null ? "nowhere" : $"'{to.GetLeftPart(UriPartial.Authority)}'")}, which was not followed: only the host that was named gets audio. If the service has moved, give its new address with -Endpoint.",
            item.SourcePath);
    }

    private async Task<byte[]> ReadBounded(HttpContent content, PreparedAudio item, CancellationToken cancellation)
    {
        Stream stream = await content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            using MemoryStream kept = new();
            byte[] buffer = new byte[1 << 16];
            for (int read; (read = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0;)
            {
                kept.Write(buffer, 0, read);
                if (kept.Length > MostAnswer)
                {
                    throw new SpeechDataException(
                        "ServiceAnswerTooLarge", SpeechDataProblem.InvalidData, $"{Host} answers '{item.SourcePath}' with more than {MostAnswer >> 20} MB, which is no transcript. Is -Endpoint the address of a transcription service?", item.SourcePath);
                }
            }

            return kept.ToArray();
        }
    }

    // What may be over in a moment; anything else would only be refused again.
    private static bool IsPassing(HttpStatusCode status) => (int)status is 408 or 425 or 429 or >= 500;

    private static string InClear(SecureString secret)
    {
        IntPtr clear = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            return Marshal.PtrToStringUni(clear, secret.Length);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(clear);
        }
    }
}
