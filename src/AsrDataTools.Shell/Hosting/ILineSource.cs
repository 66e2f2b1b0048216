namespace AsrDataTools.Shell.Hosting;

/// <summary>Where the answers to questions come from: a terminal or redirected input.</summary>
public interface ILineSource
{
    /// <summary>One line, or null where the input has ended.</summary>
    /// <exception cref="System.Management.Automation.PipelineStoppedException">The question was cancelled.</exception>
    string? ReadLine(string question);

    /// <summary>One line that is not shown while it is typed, or null where the input has ended.</summary>
    /// <exception cref="System.Management.Automation.PipelineStoppedException">The question was cancelled.</exception>
    string? ReadSecret(string question);
}
