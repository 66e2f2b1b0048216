using AsrDataTools.Audio;

namespace AsrDataTools.Leakage;

/// <summary>What is known of one file.</summary>
/// <param name="path">Absolute.</param>
internal sealed class RecordingFacts(string path)
{
    public string Path { get; } = path;

    /// <summary>Length of the file.</summary>
    public long Bytes { get; init; }

    /// <summary>What its header says; null where it cannot be opened.</summary>
    public AudioFormat? Format { get; init; }

    /// <summary>SHA-256 of the file in hexadecimal; null where no other file has its length.</summary>
    public string? Hash { get; set; }

    /// <summary>The one path that stands for all files with these bytes.</summary>
    public string Canonical { get; set; } = path;

    /// <summary>Where an item ends, seconds; null where neither manifest nor header tells.</summary>
    public double? EndOf(LeakageItem item)
    {
        double? whole = Format?.DurationSeconds;
        return item.EndSeconds is not { } end ? whole : whole is { } length ? Math.Min(end, length) : end;
    }

    /// <summary>Whether an item is the whole of the file, but for what rounding of its length explains.</summary>
    public bool IsWhole(LeakageItem item) => item.StartSeconds == 0
        && (item.EndSeconds is not { } end || (Format?.DurationSeconds is { } whole && Math.Abs(end - whole) <= ToleranceSeconds));

    /// <summary>Manifests round times to centiseconds, often.</summary>
    private const double ToleranceSeconds = 0.05;
}
