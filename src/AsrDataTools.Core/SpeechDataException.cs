namespace AsrDataTools;

/// <summary>What kind of trouble an input is in; decides the category of the error record.</summary>
public enum SpeechDataProblem
{
    /// <summary>The content is not what its format promises.</summary>
    InvalidData,

    /// <summary>The file or folder is not there (any more).</summary>
    NotFound,

    /// <summary>The file is there but may not be read.</summary>
    AccessDenied,

    /// <summary>A library or program that this format needs is not installed.</summary>
    NotInstalled,

    /// <summary>A parameter, column or setting makes no sense.</summary>
    InvalidArgument,

    /// <summary>The storage failed while reading or writing.</summary>
    Storage,
}

/// <summary>
/// Trouble with one input that its owner can mend. The message names the file, the place in it and the remedy;
/// the run goes on with the other inputs.
/// </summary>
public class SpeechDataException : Exception
{
    /// <param name="errorId">Stable identifier, for example <c>AudioUnreadable</c>; scripts match on it.</param>
    /// <param name="problem">The kind of trouble.</param>
    /// <param name="message">What is wrong, where, and what to do about it.</param>
    /// <param name="path">The input concerned, absolute.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public SpeechDataException(string errorId, SpeechDataProblem problem, string message, string? path = null, Exception? inner = null)
        : base(message, inner)
    {
        ErrorId = errorId;
        Problem = problem;
        Path = path;
    }

    public string ErrorId { get; }

    public SpeechDataProblem Problem { get; }

    public string? Path { get; }

    /// <summary>The line of the input, counted from 1, where the trouble lies in one.</summary>
    public long? Line { get; init; }
}
