using AsrDataTools.Audio;

namespace AsrDataTools.Acoustics;

/// <summary>What is measured on two channels together, beside what is measured on each.</summary>
internal sealed class StereoMeasurement
{
    private readonly StereoImage _image = new();
    private readonly Crosstalk? _crosstalk;

    /// <param name="first">Measures channel 1, with the same frames as the second.</param>
    /// <param name="second">Measures channel 2.</param>
    public StereoMeasurement(ChannelMeasurement first, ChannelMeasurement second)
    {
        if (first.Side is not null && second.Side is not null)
            _crosstalk = new Crosstalk(first.Side, second.Side);
    }

    public void Add(AudioBlock block)
    {
        if (block.IsInteger16)
            _image.Add(block.Integers(0), block.Integers(1));
        else
            _image.Add(block.Samples(0), block.Samples(1));
    }

    /// <summary>Puts the stereo measures into a channel's profile.</summary>
    /// <param name="profile">To complete; <see cref="AcousticProfile.Channel"/> says which channel it is.</param>
    /// <param name="abstained">Takes the reasons of what stays null.</param>
    public AcousticProfile Complete(AcousticProfile profile, Abstentions abstained)
    {
        CrosstalkSummary leak = _image.IsDualMono
            ? new CrosstalkSummary(null, "both channels are the same")
            : _crosstalk?.Finish(profile.Channel - 1) ?? new CrosstalkSummary(null, FormattableString.Invariant($"sampling rate below {FrameGrid.LowestRate} Hz"));
        abstained.AddWhere(_image.Correlation is null, "a channel is constant", "StereoCorrelation");
        abstained.AddWhere(leak.Db is null, leak.Abstained!, "CrosstalkDb");
        return profile with { StereoCorrelation = _image.Correlation, CrosstalkDb = leak.Db };
    }
}
