namespace AsrDataTools.Cluster;

/// <summary>A job and how far it is as a whole.</summary>
public sealed record SpeechJob
{
    public required string JobPath { get; init; }

    public required string Id { get; init; }

    public SpeechJobTask Task { get; init; }

    /// <summary>Of the latest run; null before the first.</summary>
    public SpeechJobEngine? Engine { get; init; }

    public required string ManifestPath { get; init; }

    public int Shards { get; init; }

    public int Done { get; init; }

    public int Running { get; init; }

    public int Pending { get; init; }

    public int Failed { get; init; }

    public int Missing { get; init; }

    public int Foreign { get; init; }

    public long Rows { get; init; }

    /// <summary>Rows that failed in the shards that are done, and rows of the manifest that could not be read.</summary>
    public long FailedRows { get; init; }

    public double Hours { get; init; }

    public double DoneHours { get; init; }

    /// <summary>Audio hours done in an hour, all processes of now together; by the pace of the shards that are done.</summary>
    public double? HoursPerHour { get; init; }

    /// <summary>Until all that runs and waits is done, at that rate; null where nothing runs.</summary>
    public TimeSpan? TimeLeft { get; init; }

    public bool IsComplete => Done == Shards;
}
