using AsrDataTools.Acoustics;

namespace AsrDataTools.Reporting.Explorer;

/// <summary>What was read of an utterance's audio.</summary>
public sealed class ExplorerAudio
{
    internal ExplorerAudio(ClipPicture? picture, AcousticProfile? profile)
    {
        Picture = picture;
        Profile = profile;
    }

    /// <summary>Seconds of audio; 0 where there is none.</summary>
    public double Seconds => Picture?.Seconds ?? 0;

    internal ClipPicture? Picture { get; }

    internal AcousticProfile? Profile { get; }
}
