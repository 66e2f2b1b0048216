namespace AsrDataTools.Cluster;

/// <summary>A merge of the parts of a job: what it is made of, where it goes, who is told.</summary>
/// <param name="parts">Of the job, all in place.</param>
public sealed class JobMerge(PartReader parts)
{
    public PartReader Parts { get; } = parts;

    /// <summary>Absolute path of the file that is written; null for a task that writes none.</summary>
    public string? TargetPath { get; init; }

    /// <summary>Gets each row that failed, in its place.</summary>
    public required Action<ShardFailure> Fail { get; init; }

    /// <summary>Called for each row that is merged.</summary>
    public required Action Progress { get; init; }

    public CancellationToken Cancellation { get; init; }

    /// <summary>What came of it, in a few words: <c>1,004 profiles</c>.</summary>
    public string Outcome { get; internal set; } = "";
}
