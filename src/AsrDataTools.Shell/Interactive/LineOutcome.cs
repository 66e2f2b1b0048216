namespace AsrDataTools.Shell.Interactive;

/// <summary>How the editing of a line has ended.</summary>
public enum LineOutcome
{
    /// <summary>Enter.</summary>
    Accepted,

    /// <summary>Ctrl+C.</summary>
    Cancelled,

    /// <summary>Ctrl+D on an empty line.</summary>
    EndOfInput,
}
