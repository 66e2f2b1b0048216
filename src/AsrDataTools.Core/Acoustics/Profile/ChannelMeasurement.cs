using AsrDataTools.Audio;

namespace AsrDataTools.Acoustics;

/// <summary>Everything that is measured on one channel while its samples go by; kept from one recording to the next.</summary>
internal sealed class ChannelMeasurement(int sampleRate)
{
    private readonly LevelMeasurement _levels = new(sampleRate);
    private readonly SpectralMeasurement? _spectral = sampleRate >= FrameGrid.LowestRate ? new(sampleRate) : null;
    private long _samples;
    private IReadOnlyList<SpeechSegment>? _segments;

    public int SampleRate => sampleRate;

    /// <summary>The channel as one side of a call; null where the rate is too low for it.</summary>
    public CallSide? Side => _spectral?.Side;

    public void Reset()
    {
        _samples = 0;
        _segments = null;
        _levels.Reset();
        _spectral?.Reset();
    }

    /// <summary>Has a Silero model decide what is speech, until the next reset.</summary>
    public void UseModel(SileroModel model) => _spectral?.UseModel(model);

    public void Add(AudioBlock block, int channel)
    {
        _samples += block.Frames;
        _levels.Add(block, channel);
        _spectral?.Add(block.Samples(channel));
    }

    /// <summary>For a channel that is only measured as the other side of a call.</summary>
    public void AddSpectrum(AudioBlock block, int channel)
    {
        _samples += block.Frames;
        _spectral?.Add(block.Samples(channel));
    }

    /// <summary>Decides on the last frames; of two channels, both must be before either is finished.</summary>
    public void FinishFrames() => _segments = _spectral?.Finish(_samples / (double)sampleRate);

    /// <summary>Ends the measuring and puts all of it into a profile.</summary>
    /// <param name="reader">The recording, read to its end.</param>
    /// <param name="channel">Counted from 0.</param>
    /// <param name="stereo">Of both channels; null unless there are two.</param>
    /// <param name="options">What to keep.</param>
    public AcousticProfile Finish(AudioReader reader, int channel, StereoMeasurement? stereo, AcousticProfileOptions options)
    {
        double duration = _samples / (double)sampleRate;
        Abstentions abstained = new();
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
            Segments = options.IncludeSegments ? _segments ?? [] : null,
        };
        profile = _levels.Complete(profile, _segments, abstained);
        profile = CompleteSpectral(profile, abstained);
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
    private AcousticProfile CompleteSpectral(AcousticProfile profile, Abstentions abstained)
    {
        if (_spectral is not null && _segments is not null && profile.DcOffset is double offset)
            return _spectral.Complete(profile, _segments, offset, abstained);
        string reason = _spectral is null
            ? FormattableString.Invariant($"sampling rate {sampleRate} Hz is below {FrameGrid.LowestRate} Hz")
            : _segments is null ? "shorter than one frame of 20 ms" : "samples far beyond full scale";
        abstained.Add(reason, [.. SpectralMeasurement.Measures]);
        return profile;
    }
}
