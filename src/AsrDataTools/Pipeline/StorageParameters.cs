using System.Management.Automation;
using AsrDataTools.Audio;

namespace AsrDataTools.Pipeline;

/// <summary>
/// The parameters of every command that reads recordings in bulk, for storage and machines that others use too. Such a command implements
/// <see cref="IDynamicParameters"/> and gives these as its own.
/// </summary>
public sealed class StorageParameters
{
    /// <summary>Most megabytes (10^6 bytes) a second that are read, by all threads of the command together; 0 for no limit.</summary>
    [Parameter]
    [ValidateRange(0, 1e6)]
    public double ReadLimit { get; set; }

    /// <summary>Stands back behind other programs, for processors and for the disk.</summary>
    [Parameter]
    public SwitchParameter LowPriority { get; set; }

    /// <summary>What the threads of the command may take; asked for once, so that all count together.</summary>
    /// <param name="command">Warned where low priority is not to be had.</param>
    /// <param name="threads">Most threads that it uses.</param>
    internal StorageUse Use(Cmdlet command, int threads)
    {
        if (LowPriority && !StorageUse.CanStandBack) command.WriteWarning("-LowPriority is known on Linux and Windows only, and has no effect here.");
        return new(ReadLimit > 0 ? ReadLimit * 1e6 : null, LowPriority, threads);
    }
}
