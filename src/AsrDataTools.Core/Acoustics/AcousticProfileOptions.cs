namespace AsrDataTools.Acoustics;

/// <summary>What to profile of a recording, and what to keep of it.</summary>
public sealed record AcousticProfileOptions
{
    public static AcousticProfileOptions Default { get; } = new();

    /// <summary>The channel to profile, counted from 1; null for each one.</summary>
    public int? Channel { get; init; }

    /// <summary>Keep the speech segments in <see cref="AcousticProfile.Segments"/>.</summary>
    public bool IncludeSegments { get; init; }
}
