using AsrDataTools.Audio;

namespace AsrDataTools.Acoustics;

/// <summary>Everything that is measured on one channel while its samples go by.</summary>
internal sealed class ChannelMeasurement
{
    private readonly SpectralTracker? _spectral;
    private readonly FrameGrid? _grid;
    private long _samples;

    public ChannelMeasurement(int sampleRate)
    {
        SampleRate = sampleRate;
        if (sampleRate >= FrameGrid.LowestRate)
        {
            _grid = new FrameGrid(sampleRate);
            _spectral = new SpectralTracker(_grid);
        }
    }

    public int SampleRate { get; }

    public void Reset()
    {
        _samples = 0;
        _spectral?.Reset();
    }

    public void Add(AudioBlock block, int channel)
    {
        _samples += block.Frames;
        _spectral?.Add(block.Samples(channel));
    }

    /// <summary>Ends the measuring and puts all of it into a profile.</summary>
    public AcousticProfile Finish(AudioReader reader, int channel, AcousticProfileOptions options)
    {
        double duration = _samples / (double)SampleRate;
        List<string> abstained = [];
        AcousticProfile profile = new()
        {
            Path = reader.Path,
            Channel = channel + 1,
            Container = reader.Format.Container,
            Codec = reader.Format.Codec,
            SampleRate = reader.Format.SampleRate,
            BitDepth = reader.Format.BitDepth,
            Channels = reader.Format.Channels,
            DurationSeconds = duration,
            Remarks = new TextList(reader.Remarks),
        };
        profile = WithSpectralMeasures(profile, options, abstained);
        return profile with { Abstained = new TextList(abstained) };
    }

    private AcousticProfile WithSpectralMeasures(AcousticProfile profile, AcousticProfileOptions options, List<string> abstained)
    {
        string? missing = _spectral is null ? $"sampling rate below {FrameGrid.LowestRate} Hz" : null;
        if (_spectral is not null)
        {
            _spectral.Finish();
            if (_spectral.Spectrum.Frames == 0)
                missing = "shorter than one frame (20 ms)";
        }

        if (missing is not null)
        {
            foreach (string measure in (string[])["SpeechSeconds", "NoiseFloorDbfs", "SnrDb", "BandwidthHz", "LowCutHz", "IsUpsampled", "ChannelClass"])
                abstained.Add($"{measure}: {missing}");
            return profile;
        }

        LongTermSpectrum spectrum = _spectral!.Spectrum;
        double speech = Math.Min(spectrum.SpeechFrames * _grid!.FrameSecondsHop, profile.DurationSeconds);
        NoiseEstimate noise = NoiseEstimate.Of(spectrum, _grid, profile.DcOffset ?? 0);
        BandLimits band = BandLimits.Of(spectrum, _grid);
        Note("NoiseFloorDbfs", noise.NoFloor);
        Note("SnrDb", noise.NoRatio);
        Note("BandwidthHz", band.Abstained);
        Note("LowCutHz", band.Abstained);
        return profile with
        {
            NoiseFloorDbfs = noise.NoiseFloorDbfs,
            SnrDb = noise.SnrDb,
            SnrLowDb = noise.SnrLowDb,
            SnrHighDb = noise.SnrHighDb,
            BandwidthHz = band.HighHz,
            LowCutHz = band.LowHz,
            BandClass = band.Class,
            SpeechSeconds = speech,
            SpeechShare = speech / profile.DurationSeconds,
            SpeechSegmentCount = _spectral.Segments.Count,
            Segments = options.IncludeSegments ? Segments(profile.DurationSeconds) : null,
        };

        void Note(string measure, string? reason)
        {
            if (reason is not null)
                abstained.Add($"{measure}: {reason}");
        }
    }

    private List<SpeechSegment> Segments(double duration) =>
        _spectral!.Segments.ConvertAll(s => new SpeechSegment(
            s.Start == 0 ? 0 : _grid!.TimeOf(s.Start),
            Math.Min(duration, _grid!.TimeOf(s.End))));
}
