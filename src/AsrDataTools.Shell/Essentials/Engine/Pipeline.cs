using System.Management.Automation;
using System.Management.Automation.Internal;

namespace AsrDataTools.Shell.Essentials.Engine;

/// <summary>The one pipeline operation that the engine keeps to itself.</summary>
internal static class Pipeline
{
    /// <summary>
    /// The exception by which a cmdlet says that it needs no more input: the commands before it are
    /// ended and disposed of, the ones after it end normally. There is no public way to say so.
    /// </summary>
    public static Exception StopUpstream(PSCmdlet cmdlet)
    {
        Type type = typeof(PSObject).Assembly.GetType("System.Management.Automation.StopUpstreamCommandsException", throwOnError: true)!;
        var constructor = type.GetConstructor([typeof(InternalCommand)])
            ?? throw new MissingMethodException(type.FullName, ".ctor(InternalCommand)");
        return (Exception)constructor.Invoke([cmdlet]);
    }
}
