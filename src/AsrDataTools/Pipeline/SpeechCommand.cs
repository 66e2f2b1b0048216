using System.Management.Automation;

namespace AsrDataTools.Pipeline;

/// <summary>What every cmdlet of the module shares: cancellation and how an error of the engine becomes an error record.</summary>
public abstract class SpeechCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);

    /// <summary>Cancelled by Ctrl+C and by an early end downstream (<c>Select-Object -First</c>), which only disposes.</summary>
    protected CancellationToken Cancellation => _cancellation.Token;

    protected override void StopProcessing() => _cancellation.Cancel();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Cancels what still runs. The token source itself is left to the collector: workers may still look at it.</summary>
    protected virtual void Dispose(bool disposing) => _cancellation.Cancel();

    /// <summary>Reports one input's trouble; the run goes on.</summary>
    protected void WriteInputError(Exception exception, object? target = null)
    {
        ErrorRecord record = ToErrorRecord(exception, target);

        // The engine does not know which commands let files be named by a pattern.
        if (exception is SpeechDataException { ErrorId: "FolderWithoutAudio" } && MyInvocation.MyCommand.Parameters.ContainsKey("Include") && !MyInvocation.BoundParameters.ContainsKey("Include"))
            record.ErrorDetails = new($"{exception.Message} Or take all files with -Include *.");
        WriteError(record);
    }

    /// <summary>Ends the command: nothing later can work.</summary>
    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    protected void ThrowInputError(Exception exception, object? target = null)
    {
        ThrowTerminatingError(ToErrorRecord(exception, target));
        throw exception; // Never reached: ThrowTerminatingError does not return.
    }

    /// <summary>An absolute file-system path for a text that need not exist yet, by the session's location.</summary>
    protected string ResolveNewPath(string path) => SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);

    /// <summary>Warns, but not of the same a second time. On the thread of the pipeline alone.</summary>
    private protected void WarnOnce(string text)
    {
        if (_said.Add(text)) WriteWarning(text);
    }

    /// <summary>Run totals: the information stream, tag <c>Summary</c>.</summary>
    protected void WriteSummary(string text) => WriteInformation(text, ["Summary"]);

    protected static ErrorRecord ToErrorRecord(Exception exception, object? target) => exception switch
    {
        SpeechDataException known => new ErrorRecord(known, known.ErrorId, CategoryOf(known.Problem), target ?? known.Path),
        UnauthorizedAccessException => new ErrorRecord(exception, "AccessDenied", ErrorCategory.PermissionDenied, target),
        FileNotFoundException or DirectoryNotFoundException or ItemNotFoundException
            => new ErrorRecord(exception, "PathNotFound", ErrorCategory.ObjectNotFound, target),
        IOException => new ErrorRecord(exception, "StorageFailed", ErrorCategory.ReadError, target),
        _ => new ErrorRecord(exception, "UnexpectedFailure", ErrorCategory.NotSpecified, target),
    };

    private static ErrorCategory CategoryOf(SpeechDataProblem problem) => problem switch
    {
        SpeechDataProblem.InvalidData => ErrorCategory.InvalidData,
        SpeechDataProblem.NotFound => ErrorCategory.ObjectNotFound,
        SpeechDataProblem.AccessDenied => ErrorCategory.PermissionDenied,
        SpeechDataProblem.NotInstalled => ErrorCategory.NotInstalled,
        SpeechDataProblem.InvalidArgument => ErrorCategory.InvalidArgument,
        SpeechDataProblem.Storage => ErrorCategory.ReadError,
        _ => ErrorCategory.NotSpecified,
    };
}
