namespace AsrDataTools.Readiness;

/// <summary>An input that could not be used.</summary>
/// <param name="Path">The file, folder or manifest; absolute.</param>
/// <param name="ErrorId">As in the error record.</param>
/// <param name="Message">What is wrong, where, and what to do about it.</param>
public sealed record InputFailure(string Path, string ErrorId, string Message)
{
    public static InputFailure From(Exception failure, string path) => failure is SpeechDataException known
        ? new(known.Path ?? path, known.ErrorId, known.Message)
        : new(path, failure.GetType().Name, failure.Message);
}
