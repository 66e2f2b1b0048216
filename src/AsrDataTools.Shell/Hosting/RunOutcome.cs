namespace AsrDataTools.Shell.Hosting;

/// <summary>How a run of a script has ended.</summary>
public enum RunOutcome
{
    /// <summary>It ran to its end; single errors on the way are the script's affair.</summary>
    Completed,

    /// <summary>An error that nothing caught ended it.</summary>
    Failed,

    /// <summary>It was stopped from outside.</summary>
    Stopped,
}
