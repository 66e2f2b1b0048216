using AsrDataTools.Audio;

namespace AsrDataTools.Reporting.Explorer;

/// <summary>What is drawn of an utterance's audio, and how it is heard.</summary>
internal sealed record ClipPicture
{
    public required double Seconds { get; init; }

    /// <summary>Hz.</summary>
    public required int SampleRate { get; init; }

    /// <summary>Of the whole recording.</summary>
    public required AudioFormat Format { get; init; }

    public required IReadOnlyList<ChannelPicture> Channels { get; init; }

    /// <summary>Address of what the browser plays, relative to the page; null where it plays nothing.</summary>
    public string? Address { get; init; }

    /// <summary>Why nothing, or perhaps nothing, is heard; null where every browser plays it.</summary>
    public string? PlaybackRemark { get; init; }

    /// <summary>What was odd about the audio.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}

/// <summary>One channel, drawn.</summary>
/// <param name="Channel">Counted from 1.</param>
/// <param name="WaveStepSeconds">Length of one pair of <paramref name="Wave"/>.</param>
/// <param name="Wave">As <see cref="WaveformSketch.ToBytes"/> has it.</param>
/// <param name="SpectrumStepSeconds">Length of one column of <paramref name="Spectrum"/>.</param>
/// <param name="Spectrum">As <see cref="SpectrogramSketch.ToBytes"/> has it; null without a spectrogram.</param>
internal sealed record ChannelPicture(int Channel, double WaveStepSeconds, byte[] Wave, double SpectrumStepSeconds, byte[]? Spectrum);
