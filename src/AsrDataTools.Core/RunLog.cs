using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AsrDataTools;

/// <summary>
/// Takes note of a run as it goes, in JSON Lines: an object a line, with the time (UTC, ISO 8601), the run's number and the name of the
/// event. Several runs may share a file: each line is appended whole, under a lock of the file. For several threads.
/// </summary>
public sealed class RunLog
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock _gate = new();
    private readonly Stopwatch _elapsed = Stopwatch.StartNew();
    private readonly string _path;

    private RunLog(string path) => _path = path;

    /// <summary>Tells the lines of this run from those of others.</summary>
    public string Run { get; } = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..12];

    /// <summary>The first event that could not be written; null where all were.</summary>
    public Exception? Trouble { get; private set; }

    /// <summary>Events that could not be written.</summary>
    public long Lost { get; private set; }

    /// <summary>Opens a log, or makes it, and writes the first event, so that a log that cannot be written is known before the work begins.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="name">The first event.</param>
    /// <param name="fields">What it tells.</param>
    /// <exception cref="SpeechDataException">It cannot be written (<c>LogUnwritable</c>), or is a file of another kind (<c>LogForeign</c>).</exception>
    public static RunLog Open(string path, string name, params ReadOnlySpan<(string Name, object? Value)> fields)
    {
        RunLog log = new(path);
        try
        {
            log.Append(log.Line(name, fields), isDurable: false, mayBeForeign: true);
            return log;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SpeechDataException(
                "LogUnwritable",
                exception is UnauthorizedAccessException ? SpeechDataProblem.AccessDenied : SpeechDataProblem.Storage,
                $"'{path}' cannot be written as a log: {exception.Message.TrimEnd('.')}. Give a file in a folder that is there and may be written to by the account that runs this.",
                path,
                exception);
        }
    }

    /// <summary>Writes an event. One that cannot be written is counted, and the run goes on: see <see cref="Trouble"/>.</summary>
    public void Write(string name, params ReadOnlySpan<(string Name, object? Value)> fields) => Write(name, isDurable: false, fields);

    /// <summary>Writes an event and has the disk keep it, also through a power cut.</summary>
    public void WriteDurably(string name, params ReadOnlySpan<(string Name, object? Value)> fields) => Write(name, isDurable: true, fields);

    private void Write(string name, bool isDurable, ReadOnlySpan<(string Name, object? Value)> fields)
    {
        byte[] line = Line(name, fields);
        lock (_gate)
        {
            try
            {
                Append(line, isDurable);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                Trouble ??= exception;
                Lost++;
            }
        }
    }

    // Opened anew for each line, so that a log may be renamed away meanwhile. Unix knows no appending that .NET would use:
    // the lock that FileShare.None takes keeps two writers from the same place.
    private void Append(byte[] line, bool isDurable, bool mayBeForeign = false)
    {
        using FileStream file = OpenLocked();
        if (mayBeForeign) RefuseForeign(file);
        file.Seek(0, SeekOrigin.End);
        if (file.Length > 0 && !EndsLine(file)) line = [(byte)'\n', .. line];
        file.Write(line);
        if (isDurable) file.Flush(flushToDisk: true);
    }

    private FileStream OpenLocked()
    {
        Stopwatch waiting = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException exception) when (exception is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException) && waiting.Elapsed < Patience && !Directory.Exists(_path))
            {
                // Another run writes its line.
                Thread.Sleep(Random.Shared.Next(1, 8));
            }
        }
    }

    // A writer that was killed may have left half a line; what follows is none of it.
    private static bool EndsLine(FileStream file)
    {
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() == '\n';
    }

    private byte[] Line(string name, ReadOnlySpan<(string Name, object? Value)> fields)
    {
        ArrayBufferWriter<byte> line = new();
        using (Utf8JsonWriter json = new(line, Plain))
        {
            json.WriteStartObject();
            json.WriteString("time", DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("run", Run);
            json.WriteString("event", name);
            json.WriteNumber("elapsedSeconds", Math.Round(_elapsed.Elapsed.TotalSeconds, 3));
            foreach ((string key, object? value) in fields)
            {
                json.WritePropertyName(key);
                Value(json, value);
            }

            json.WriteEndObject();
        }

        line.Write("\n"u8);
        return line.WrittenSpan.ToArray();
    }

    private static void Value(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
            case double number when !double.IsFinite(number):
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case System.Collections.IEnumerable list:
                json.WriteStartArray();
                foreach (object? item in list) Value(json, item);
                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    // A manifest of JSON Lines given by mistake is an input, and inputs are never altered.
    private void RefuseForeign(FileStream file)
    {
        Span<byte> opening = new byte[(int)Math.Min(file.Length, Opening.Length)];
        file.ReadExactly(opening);
        if (!Opening.StartsWith(opening)) throw new SpeechDataException("LogForeign", SpeechDataProblem.InvalidArgument, $"'{_path}' is not a log of an earlier run, and is left as it is. Give another file.", _path);
    }

    private static ReadOnlySpan<byte> Opening => "{\"time\":\""u8;
}
