namespace AsrDataTools.Leakage;

/// <summary>What one fingerprint was made of: one channel of one recording, or of a span of it.</summary>
public sealed record FingerprintItem
{
    /// <summary>Of the manifest row, or the file's name where there is none.</summary>
    public required string Id { get; init; }

    /// <summary>Absolute path of the recording.</summary>
    public required string Path { get; init; }

    /// <summary>Counted from 1.</summary>
    public required int Channel { get; init; }

    /// <summary>The channel asked for; null for all.</summary>
    public int? RequestedChannel { get; init; }

    /// <summary>Where the span begins in the recording, seconds; 0 for the whole.</summary>
    public double StartSeconds { get; init; }

    /// <summary>Length asked for, seconds; null for up to the end of the recording.</summary>
    public double? RequestedSeconds { get; init; }

    /// <summary>Length read, seconds.</summary>
    public double DurationSeconds { get; init; }

    /// <summary>Size of the file when it was read, bytes.</summary>
    public long FileBytes { get; init; }

    /// <summary>When the file had last been written to when it was read, UTC.</summary>
    public DateTime FileWrittenUtc { get; init; }

    /// <summary>What tells it from others before its recording is opened: path, span and channel as they were asked for.</summary>
    internal (string Path, double Start, double? Length, int? Channel) Key => (Path, StartSeconds, RequestedSeconds, RequestedChannel);
}
