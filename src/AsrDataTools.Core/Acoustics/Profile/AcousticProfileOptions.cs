namespace AsrDataTools.Acoustics;

/// <summary>What to profile of a recording, and what to keep of it.</summary>
public sealed record AcousticProfileOptions
{
    public static AcousticProfileOptions Default { get; } = new();

    /// <summary>The channel to profile, counted from 1; null for each one.</summary>
    public int? Channel { get; init; }

    /// <summary>Keep the speech segments in <see cref="AcousticProfile.Segments"/>.</summary>
    public bool IncludeSegments { get; init; }

    /// <summary>
    /// A Silero model that decides what is speech; null for the built-in detector. It stays the caller's, to be disposed
    /// once all profiles are taken, and serves several threads at once.
    /// </summary>
    public SileroModel? SpeechModel { get; init; }
}
