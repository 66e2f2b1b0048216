namespace AsrDataTools.Audio;

/// <summary>The one place of the error identifiers of reading and writing recordings, and of their wording.</summary>
internal static class AudioError
{
    public static SpeechDataException Empty(string path) => new(
        "AudioEmpty", SpeechDataProblem.InvalidData, $"'{path}' is empty (0 bytes, or no ordinary file). Fetch or record it again, or drop it from the corpus.", path);

    public static SpeechDataException NotRecognised(string path, string looksLike, string remedy) => new(
        "AudioNotRecognised", SpeechDataProblem.InvalidData, $"'{path}' is not a known audio format: at byte 0 it {looksLike}. {remedy}", path);

    public static SpeechDataException HeaderInvalid(string path, long offset, string what) => new(
        "AudioHeaderInvalid", SpeechDataProblem.InvalidData, FormattableString.Invariant(
        $"'{path}', byte {offset}: {what}. Write the file again from its source; if the samples are sound, read it as raw samples with their format given."), path);

    public static SpeechDataException NoSamples(string path, string why) => new(
        "AudioNoSamples", SpeechDataProblem.InvalidData, $"'{path}' holds no samples: {why}. Record or convert it again, or drop it from the corpus.", path);

    public static SpeechDataException SpanInvalid(string path, FormattableString what) => new(
        "AudioSpanInvalid", SpeechDataProblem.InvalidArgument, FormattableString.Invariant(
        $"The span of '{path}' {FormattableString.Invariant(what)}; times count in seconds from 0 and the length must be positive. Correct the manifest row."), path);

    public static SpeechDataException SpanOutside(string path, double start, double length) => new(
        "AudioSpanOutside", SpeechDataProblem.InvalidArgument, FormattableString.Invariant(
        $"The span of '{path}' starts at {start:0.###} s but the recording ends at {length:0.###} s. Correct the manifest row or its audio path."), path);

    public static SpeechDataException DecoderMissing(string path, string format, string component, string remedy) => new(
        "DecoderMissing", SpeechDataProblem.NotInstalled, $"'{path}' is {format}, which needs {component}, and that is not installed. {remedy}", path);

    public static SpeechDataException DecoderFailed(string path, string decoder, string report, Exception? inner = null) => new(
        "DecoderFailed", SpeechDataProblem.InvalidData, $"'{path}': {decoder} could not decode it: {report}. Check the file with another player; fetch or convert it again.", path, inner);

    public static SpeechDataException WriteFailed(string path, Exception cause) => new(
        "AudioWriteFailed",
        cause is UnauthorizedAccessException ? SpeechDataProblem.AccessDenied : SpeechDataProblem.Storage,
        $"'{path}' cannot be written: {cause.Message.TrimEnd('.')}. Check the folder, its permissions and the space left.",
        path,
        cause);

    public static SpeechDataException Unreadable(string path, Exception cause, long? offset = null)
    {
        string place = offset is long at ? FormattableString.Invariant($"'{path}', byte {at}") : $"'{path}'";
        return cause switch
        {
            FileNotFoundException or DirectoryNotFoundException => new(
                "AudioUnreadable", SpeechDataProblem.NotFound, $"{place} is not there. Check the path, or whether the file was deleted meanwhile.", path, cause),
            UnauthorizedAccessException when Directory.Exists(path) => new(
                "AudioUnreadable", SpeechDataProblem.InvalidArgument, $"{place} is a folder. Give a file.", path, cause),
            UnauthorizedAccessException => new(
                "AudioUnreadable", SpeechDataProblem.AccessDenied, $"{place} may not be read. Grant read permission to the account that runs this.", path, cause),
            _ => new(
                "AudioUnreadable", SpeechDataProblem.Storage, $"{place} cannot be read: {cause.Message.TrimEnd('.')}. Check the disk or network share, then try again.", path, cause),
        };
    }
}
