using AsrDataTools.Audio;

namespace AsrDataTools.Acoustics;

/// <summary>Everything that is measured on one channel while its samples go by; kept from one recording to the next.</summary>
internal sealed class ChannelMeasurement(int sampleRate)
{
    private readonly LevelMeasurement _levels = new(sampleRate);
    private readonly SpectralMeasurement? _spectral = sampleRate >= FrameGrid.LowestRate ? new(sampleRate) : null;
    private long _samples;

    public int SampleRate => sampleRate;

    public void Reset()
    {
        _samples = 0;
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

    /// <summary>Ends the measuring and puts all of it into a profile.</summary>
    /// <param name="reader">The recording, read to its end.</param>
    /// <param name="channel">Counted from 0.</param>
    /// <param name="stereo">Of both channels; null unless there are two.</param>
    /// <param name="options">What to keep.</param>
    public AcousticProfile Finish(AudioReader reader, int channel, StereoImage? stereo, AcousticProfileOptions options)
    {
        double duration = _samples / (double)sampleRate;
        Abstentions abstained = new();
        IReadOnlyList<SpeechSegment>? segments = _spectral?.Finish(duration);
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
            StereoCorrelation = stereo?.Correlation,
            Remarks = new TextList(reader.Remarks),
            Segments = options.IncludeSegments ? segments ?? [] : null,
        };
        profile = _levels.Complete(profile, segments, abstained);
        profile = CompleteSpectral(profile, segments, abstained);
        ChannelJudgement judgement = ChannelClassifier.Judge(profile);
        abstained.AddWhere(judgement.Class is null, judgement.Abstained ?? "", "ChannelClass");
        abstained.AddWhere(stereo is { Correlation: null }, "a channel is constant", "StereoCorrelation");
        return profile with
        {
            ChannelClass = judgement.Class,
            ChannelConfidence = judgement.Confidence,
            ChannelReasons = new TextList(judgement.Reasons),
            Abstained = abstained.ToTextList(),
        };
    }
    private AcousticProfile CompleteSpectral(AcousticProfile profile, IReadOnlyList<SpeechSegment>? segments, Abstentions abstained)
    {
        if (_spectral is not null && segments is not null && profile.DcOffset is double offset)
            return _spectral.Complete(profile, segments, offset, abstained);
        string reason = _spectral is null
            ? FormattableString.Invariant($"sampling rate {sampleRate} Hz is below {FrameGrid.LowestRate} Hz")
            : segments is null ? "shorter than one frame of 20 ms" : "samples far beyond full scale";
        abstained.Add(reason, [.. SpectralMeasurement.Measures]);
        return profile;
    }
}
