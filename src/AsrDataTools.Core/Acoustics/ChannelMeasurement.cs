using AsrDataTools.Audio;

namespace AsrDataTools.Acoustics;

/// <summary>Everything that is measured on one channel while its samples go by; kept from one recording to the next.</summary>
internal sealed class ChannelMeasurement(int sampleRate)
{
    private readonly LevelMeasurement _levels = new(sampleRate);
    private readonly SpectralMeasurement _spectral = new(sampleRate);
    private long _samples;

    public int SampleRate => sampleRate;

    /// <summary>The channel as one side of a call; null where the rate is too low for it.</summary>
    public CallSide? Side => _spectral.Side;

    public void Reset()
    {
        _samples = 0;
        _levels.Reset();
        _spectral.Reset();
    }

    public void Add(AudioBlock block, int channel)
    {
        _samples += block.Frames;
        _levels.Add(block, channel);
        _spectral.Add(block.Samples(channel));
    }

    /// <summary>For a channel that is only measured as the other side of a call.</summary>
    public void AddSpectrum(AudioBlock block, int channel)
    {
        _samples += block.Frames;
        _spectral.Add(block.Samples(channel));
    }

    /// <summary>Decides on the last frames; of two channels, both must be before either is finished.</summary>
    public void FinishFrames() => _spectral.Finish(_samples / (double)sampleRate);

    /// <summary>Ends the measuring and puts all of it into a profile.</summary>
    /// <param name="reader">The recording, read to its end.</param>
    /// <param name="channel">Counted from 0.</param>
    /// <param name="stereo">Of both channels; null unless there are two.</param>
    /// <param name="options">What to keep.</param>
    public AcousticProfile Finish(AudioReader reader, int channel, StereoMeasurement? stereo, AcousticProfileOptions options)
    {
        double duration = _samples / (double)sampleRate;
        Abstentions abstained = new();
        IReadOnlyList<SpeechSegment>? segments = _spectral.Finish(duration);
        AcousticProfile profile = new()
        {
            Path = reader.Path,
            Channel = channel + 1,
            Container = reader.Format.Container,
            Codec = reader.Format.Codec,
            SampleRate = sampleRate,
            BitDepth = reader.Format.BitDepth,
            Channels = reader.Format.Channels,
            DurationSeconds = duration,
            Remarks = new TextList(reader.Remarks),
            Segments = options.IncludeSegments ? segments ?? [] : null,
        };
        profile = _levels.Complete(profile, segments, abstained);
        profile = _spectral.Complete(profile, segments, abstained);
        profile = stereo?.Complete(profile, abstained) ?? profile;
        ChannelJudgement judgement = ChannelClassifier.Judge(profile);
        abstained.AddWhere(judgement.Class is null, judgement.Abstained ?? "", "ChannelClass");
        return profile with
        {
            ChannelClass = judgement.Class,
            ChannelConfidence = judgement.Confidence,
            ChannelReasons = new TextList(judgement.Reasons),
            Abstained = abstained.ToTextList(),
        };
    }
}
