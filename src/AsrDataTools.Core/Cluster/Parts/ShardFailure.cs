namespace AsrDataTools.Cluster;

/// <summary>A row that came to nothing, and why.</summary>
/// <param name="Row">Counted from 1 through the manifest; of a row that could not be read its line there, 0 for the manifest as a whole.</param>
/// <param name="Path">The recording or the manifest.</param>
/// <param name="ErrorId">As the command for a single recording has it.</param>
/// <param name="Problem">The kind of trouble.</param>
/// <param name="Message">What is wrong, where, and what to do about it.</param>
public sealed record ShardFailure(long Row, string? Path, string ErrorId, SpeechDataProblem Problem, string Message)
{
    internal static ShardFailure Of(long row, string? path, Exception exception) => exception switch
    {
        SpeechDataException known => new(row, known.Path ?? path, known.ErrorId, known.Problem, known.Message),
        UnauthorizedAccessException => new(row, path, "AccessDenied", SpeechDataProblem.AccessDenied, exception.Message),
        FileNotFoundException or DirectoryNotFoundException => new(row, path, "PathNotFound", SpeechDataProblem.NotFound, exception.Message),
        IOException => new(row, path, "StorageFailed", SpeechDataProblem.Storage, exception.Message),
        _ => new(row, path, "UnexpectedFailure", SpeechDataProblem.InvalidData, exception.Message),
    };

    /// <summary>The trouble as it would have been thrown here.</summary>
    public SpeechDataException ToException() => new(ErrorId, Problem, Message, Path);
}
