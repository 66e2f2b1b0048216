namespace AsrDataTools.Cluster;

/// <summary>What Slurm says of an array task.</summary>
/// <param name="State">As Slurm spells it: PENDING, RUNNING, NODE_FAIL …</param>
/// <param name="Reason">Why it waits or ended; <c>None</c> for nothing to say.</param>
internal sealed record SlurmTaskState(string State, string Reason)
{
    private static readonly HashSet<string> Waiting = ["PENDING", "CONFIGURING", "REQUEUED", "REQUEUE_FED", "REQUEUE_HOLD", "RESV_DEL_HOLD", "SPECIAL_EXIT", "SUSPENDED", "STOPPED"];
    private static readonly HashSet<string> Working = ["RUNNING", "COMPLETING", "SIGNALING", "STAGE_OUT", "RESIZING"];

    public bool IsPending => Waiting.Contains(State);

    public bool IsRunning => Working.Contains(State);

    /// <summary>How it ended, in words.</summary>
    public string Ending => State switch
    {
        "CANCELLED" => "cancelled",
        "NODE_FAIL" => "its node failed",
        "TIMEOUT" or "DEADLINE" => "out of time (-TimeLimit)",
        "OUT_OF_MEMORY" => "out of memory (-Memory)",
        "PREEMPTED" => "preempted",
        "COMPLETED" => "ended without a part",
        _ => State.ToLowerInvariant().Replace('_', ' '),
    };
}
