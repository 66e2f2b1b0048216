using System.Text.Encodings.Web;
using System.Text.Json;

namespace AsrDataTools.Transcription;

/// <summary>
/// The chain of custody of audio that is handed to a service: JSON Lines, one before each attempt and one with its answer, on the disk before
/// anything is sent. What cannot be recorded is not sent.
/// </summary>
internal sealed class TransferLog : IDisposable
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly FileStream _file;
    private readonly Lock _lock = new();

    /// <param name="path">Absolute; created, or added to.</param>
    /// <exception cref="SpeechDataException">It cannot be written (<c>TransferLogFailed</c>).</exception>
    public TransferLog(string path)
    {
        Path = path;
        try
        {
            if (System.IO.Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
            _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
            _file.Seek(0, SeekOrigin.End);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Failed(cause);
        }
    }

    public string Path { get; }

    /// <exception cref="SpeechDataException">It cannot be written (<c>TransferLogFailed</c>).</exception>
    public void Write(TransferRecord record)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(record, Options), (byte)'\n'];
        try
        {
            lock (_lock)
            {
                _file.Write(line);
                _file.Flush(flushToDisk: true);
            }
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Failed(cause);
        }
    }

    public void Dispose() => _file.Dispose();

    private SpeechDataException Failed(Exception cause) => new(
        "TransferLogFailed",
        cause is UnauthorizedAccessException ? SpeechDataProblem.AccessDenied : SpeechDataProblem.Storage,
        $"The log of transfers '{Path}' cannot be written: {cause.Message.TrimEnd('.')}. Nothing is sent that cannot be recorded: free it, make room, or choose another file with -TransferLog.",
        Path,
        cause);
}

/// <summary>One line of the log.</summary>
/// <param name="When">UTC.</param>
/// <param name="Event">sending, or answer.</param>
/// <param name="Transfer">The same in both lines of an attempt.</param>
/// <param name="File">Absolute path of the recording.</param>
/// <param name="Sha256">Of the bytes sent as audio.</param>
/// <param name="Bytes">Their number.</param>
/// <param name="Host">Scheme, host and port.</param>
/// <param name="Permission">By what it may go there: the policy with the checksum of its file, the parameter that named the host, or that it is this machine.</param>
/// <param name="Attempt">Counted from 1.</param>
/// <param name="Answer">HTTP status, or what went wrong; null before.</param>
internal sealed record TransferRecord(DateTimeOffset When, string Event, Guid Transfer, string File, string Sha256, long Bytes, string Host, string Permission, int Attempt, string? Answer);
