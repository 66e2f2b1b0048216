using System.Management.Automation;
using System.Reflection;

namespace AsrDataTools.Pipeline;

/// <summary>
/// The log of a command with <c>-LogPath</c>: begins with <c>started</c>, ends with <c>finished</c>, whatever ends the command. Without a
/// path nothing is written.
/// </summary>
/// <param name="log">Null for none.</param>
internal sealed class CommandLog(RunLog? log)
{
    private const int Failed = 1;
    private const int Interrupted = 130;

    private string? _stage;

    /// <param name="command">Whose log it is.</param>
    /// <param name="path">Absolute; null for none.</param>
    /// <param name="fields">What the first event tells beside the command, its version and where it runs.</param>
    /// <exception cref="SpeechDataException"><c>LogUnwritable</c> or <c>LogForeign</c>.</exception>
    public static CommandLog Open(PSCmdlet command, string? path, params ReadOnlySpan<(string Name, object? Value)> fields) => new(path is null ? null : RunLog.Open(
        path,
        "started",
        [
            ("command", command.MyInvocation.MyCommand.Name),
            ("version", typeof(CommandLog).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]),
            ("machine", Environment.MachineName),
            ("process", Environment.ProcessId),
            .. fields,
        ]));

    /// <summary>Writes an event.</summary>
    public void Write(string name, params ReadOnlySpan<(string Name, object? Value)> fields) => log?.Write(name, fields);

    /// <summary>Writes an event that must not get lost: a verdict.</summary>
    public void WriteDurably(string name, params ReadOnlySpan<(string Name, object? Value)> fields) => log?.WriteDurably(name, fields);

    /// <summary>Writes an input that could not be used.</summary>
    public void InputFailed(Exception failure, string path) => log?.Write(
        "inputFailed", ("path", path), ("errorId", (failure as SpeechDataException)?.ErrorId ?? failure.GetType().Name), ("message", failure.Message));

    /// <summary>Writes that another stage began; nothing while it goes on.</summary>
    public void Stage(string stage)
    {
        if (log is null || Interlocked.Exchange(ref _stage, stage) == stage) return;
        log.Write("stage", ("stage", stage));
    }

    /// <summary>Does the work of a command, and writes how it ended.</summary>
    /// <param name="command">Warned where events could not be written.</param>
    /// <param name="work">Gives the exit code that it asks the host for; 0 where it asks for none. Throws what ends the command, as it is.</param>
    /// <param name="cancellation">Cancelled by Ctrl+C.</param>
    public void Run(Cmdlet command, Func<int> work, CancellationToken cancellation)
    {
        try
        {
            Finish("completed", work());
        }
        catch (OperationCanceledException)
        {
            Finish("cancelled", Interrupted);
            throw;
        }
        catch (PipelineStoppedException)
        {
            // Ctrl+C stops whatever is written next; an early end downstream (Select-Object -First) comes the same way, without it.
            if (cancellation.IsCancellationRequested) Finish("cancelled", Interrupted);
            else Finish("endedEarly", null);
            throw;
        }
        catch (Exception exception)
        {
            // A command that stops at the first error (-ErrorAction Stop) throws it with the record within.
            Exception cause = (exception as IContainsErrorRecord)?.ErrorRecord.Exception ?? exception;
            Finish("failed", Failed, ("errorId", (cause as SpeechDataException)?.ErrorId ?? cause.GetType().Name), ("message", cause.Message));
            throw;
        }

        if (log?.Trouble is { } trouble) command.WriteWarning($"{log.Lost:N0} events are missing from the log: {trouble.Message}");
    }

    private void Finish(string outcome, int? exitCode, params ReadOnlySpan<(string Name, object? Value)> error) =>
        log?.WriteDurably("finished", [("outcome", outcome), ("exitCode", exitCode), .. error]);
}
