namespace AsrDataTools.Shell.CommandLine;

/// <summary>What one start of asrdata is asked to do.</summary>
public enum ShellMode
{
    /// <summary>A prompt on a terminal.</summary>
    Interactive,

    /// <summary>Runs the text of <c>-Command</c>.</summary>
    Command,

    /// <summary>Runs a script file with arguments.</summary>
    File,

    /// <summary>Reads a script from standard input and runs it.</summary>
    StandardInput,

    /// <summary>Prints the version.</summary>
    Version,

    /// <summary>Prints the usage.</summary>
    Help,
}
