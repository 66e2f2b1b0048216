using System.Management.Automation;
using System.Management.Automation.Internal;

namespace AsrDataTools.Shell.Essentials.Engine;

/// <summary>Pipeline operations of a cmdlet.</summary>
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

    /// <summary>
    /// Begins a pipeline that is fed by the cmdlet, whether or not the cmdlet itself is piped to, and whose
    /// output and errors are the cmdlet's own.
    /// </summary>
    /// <param name="cmdlet">The cmdlet that feeds it.</param>
    /// <param name="script">One pipeline after a <c>param</c> block: without one the engine drops the arguments.</param>
    /// <param name="arguments">The values of the parameters.</param>
    public static SteppablePipeline Begin(PSCmdlet cmdlet, string script, params object?[] arguments)
    {
        SteppablePipeline pipeline = ScriptBlock.Create(script).GetSteppablePipeline(CommandOrigin.Internal, arguments);
        pipeline.Begin(expectInput: true, (EngineIntrinsics)cmdlet.GetVariableValue("ExecutionContext"));
        return pipeline;
    }
}
