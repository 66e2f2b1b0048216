using System.Text;

namespace AsrDataTools.Scoring.Words;

/// <summary>Text files to be scored, whole; errors as the module knows them.</summary>
internal static class ScoringFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="SpeechDataException">The file is not there, may not be read, or is not UTF-8.</exception>
    public static string ReadText(string path) => Read(path, static reader => reader.ReadToEnd());

    /// <inheritdoc cref="ReadText"/>
    public static IReadOnlyList<string> ReadLines(string path) => Read(path, static reader =>
    {
        List<string> lines = [];
        while (reader.ReadLine() is { } line) lines.Add(line);
        return lines;
    });

    /// <summary>One line cannot be used; the others can.</summary>
    public static SpeechDataException Row(string path, long line, string what) => new(
        "TranscriptRowInvalid",
        SpeechDataProblem.InvalidData,
        FormattableString.Invariant($"'{path}', line {line}: {what}. The row is left out; the others are scored."),
        path);

    private static T Read<T>(string path, Func<StreamReader, T> read)
    {
        try
        {
            using StreamReader reader = new(path, Strict, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
            return read(reader);
        }
        catch (DecoderFallbackException exception)
        {
            throw new SpeechDataException(
                "TranscriptUnreadable", SpeechDataProblem.InvalidData, $"'{path}' is not UTF-8; convert it, for instance with iconv -f latin1 -t utf-8.", path, exception);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SpeechDataException("PathNotFound", SpeechDataProblem.NotFound, $"'{path}' is not there.", path, exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new SpeechDataException("AccessDenied", SpeechDataProblem.AccessDenied, $"'{path}' may not be read by this user; check its permissions.", path, exception);
        }
        catch (IOException exception)
        {
            throw new SpeechDataException("StorageFailed", SpeechDataProblem.Storage, $"'{path}' cannot be read: {exception.Message}", path, exception);
        }
    }
}
