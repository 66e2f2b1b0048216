namespace AsrDataTools.Shell;

/// <summary>The exit codes of asrdata. Commands set 3 and 4 through the host, scripts any number with <c>exit</c>.</summary>
public static class ExitCode
{
    public const int Done = 0;
    public const int Error = 1;
    public const int Usage = 2;
    public const int GateFailed = 3;
    public const int GateUnknown = 4;

    /// <summary>Ctrl+C, SIGTERM, or a reader of the output that went away: the run is cut short and says nothing.</summary>
    public const int Interrupted = 130;
}
