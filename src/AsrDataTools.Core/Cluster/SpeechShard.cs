namespace AsrDataTools.Cluster;

/// <summary>A shard and how far it is.</summary>
public sealed record SpeechShard
{
    public required string JobPath { get; init; }

    /// <summary>Counted from 1.</summary>
    public int Shard { get; init; }

    public ShardState State { get; init; }

    public long Rows { get; init; }

    /// <summary>Rows that failed; null until the shard is done.</summary>
    public long? FailedRows { get; init; }

    /// <summary>Hours of audio, as declared or by the headers.</summary>
    public double Hours { get; init; }

    /// <summary>What the work took; null until the shard is done.</summary>
    public double? ElapsedSeconds { get; init; }

    /// <summary>Seconds of audio a second; null until the shard is done, and where its task hears none.</summary>
    public double? TimesRealTime { get; init; }

    /// <summary>Where it is or was worked on.</summary>
    public string? Host { get; init; }

    /// <summary>Job and array task of Slurm.</summary>
    public string? SlurmTask { get; init; }

    /// <summary>Why it waits, failed or is foreign.</summary>
    public string? Detail { get; init; }

    public required string LogPath { get; init; }

    /// <summary>The last lines of the log, of a shard that failed.</summary>
    public TextList LogTail { get; init; } = TextList.Empty;
}
