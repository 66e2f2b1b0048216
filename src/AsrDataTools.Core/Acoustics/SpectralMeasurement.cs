namespace AsrDataTools.Acoustics;

/// <summary>The measures of one channel that rest on its short-time spectra.</summary>
internal sealed class SpectralMeasurement
{
    private static readonly string[] Measures =
        ["SpeechSeconds", "SpeechShare", "SpeechSegmentCount", "NoiseFloorDbfs", "SnrDb", "BandwidthHz", "LowCutHz", "BandClass", "IsUpsampled", "F0MedianHz", "SyllablesPerSecond"];

    private readonly SpectralTracker? _tracker;
    private readonly LongTermSpectrum? _spectrum;
    private readonly VoiceMeasure? _voice;
    private readonly CallSide? _side;
    private readonly FrameGrid? _grid;
    private readonly int _sampleRate;
    private IReadOnlyList<SpeechSegment>? _segments;

    public SpectralMeasurement(int sampleRate)
    {
        _sampleRate = sampleRate;
        if (sampleRate >= FrameGrid.LowestRate)
        {
            _grid = new FrameGrid(sampleRate);
            _spectrum = new LongTermSpectrum(_grid.Fft.Bins);
            _voice = sampleRate >= VoiceMeasure.LowestRate ? new VoiceMeasure(_grid) : null;
            _side = new CallSide(_grid);
            _tracker = new SpectralTracker(_grid, _voice is null ? [_spectrum, _side] : [_spectrum, _voice, _side]);
        }
    }

    /// <summary>The channel as one side of a call; null below <see cref="FrameGrid.LowestRate"/>.</summary>
    public CallSide? Side => _side;

    public void Reset()
    {
        _segments = null;
        _tracker?.Reset();
    }

    public void Add(ReadOnlySpan<float> samples)
    {
        _voice?.AddSamples(samples);
        _tracker?.Add(samples);
    }

    /// <summary>Decides on the last frames; the speech segments, or null where there is no whole frame. Asked again, it gives the same.</summary>
    /// <param name="duration">Of the samples seen, seconds; no segment ends later.</param>
    public IReadOnlyList<SpeechSegment>? Finish(double duration)
    {
        if (_tracker is null || _segments is not null)
            return _segments;
        _voice?.EndSamples();
        _tracker.Finish();
        if (_tracker.Frames == 0)
            return null;
        _segments = _tracker.Segments.ConvertAll(segment => new SpeechSegment(
            segment.Start == 0 ? 0 : _grid!.TimeOf(segment.Start),
            segment.End == _tracker.Frames ? duration : _grid!.TimeOf(segment.End)));
        return _segments;
    }

    /// <summary>Puts the spectral measures into the profile.</summary>
    /// <param name="profile">With its level measures.</param>
    /// <param name="segments">From <see cref="Finish"/>.</param>
    /// <param name="abstained">Takes the reasons of what stays null.</param>
    public AcousticProfile Complete(AcousticProfile profile, IReadOnlyList<SpeechSegment>? segments, Abstentions abstained)
    {
        if (segments is null || _tracker is null || _grid is null || _spectrum is null)
        {
            string reason = _tracker is null
                ? FormattableString.Invariant($"sampling rate {_sampleRate} Hz is below {FrameGrid.LowestRate} Hz")
                : "shorter than one frame of 20 ms";
            abstained.Add(reason, Measures);
            return profile;
        }

        if (profile.DcOffset is not double offset)
        {
            abstained.Add("samples far beyond full scale", Measures);
            return profile;
        }

        NoiseEstimate noise = NoiseEstimate.Of(_spectrum, _grid, offset);
        BandLimits band = BandLimits.Of(_spectrum, _grid);
        UpsamplingEstimate upsampling = UpsamplingEstimate.Of(band, profile.Codec, _sampleRate);
        abstained.AddWhere(noise.NoFloor is not null, noise.NoFloor!, "NoiseFloorDbfs");
        abstained.AddWhere(noise.NoRatio is not null, noise.NoRatio!, "SnrDb");
        abstained.AddWhere(band.Abstained is not null, band.Abstained!, "BandwidthHz", "LowCutHz", "BandClass");
        abstained.AddWhere(upsampling.Abstained is not null, upsampling.Abstained!, "IsUpsampled");
        double speech = segments.Sum(segment => segment.EndSeconds - segment.StartSeconds);
        VoiceSummary voice = _voice?.Finish(speech) ?? VoiceSummary.RateTooLow;
        abstained.AddWhere(voice.F0MedianHz is null, voice.Abstained!, "F0MedianHz");
        abstained.AddWhere(voice.SyllablesPerSecond is null, voice.Abstained!, "SyllablesPerSecond");
        return profile with
        {
            SpeechSeconds = speech,
            SpeechShare = Math.Min(1, speech / profile.DurationSeconds),
            SpeechSegmentCount = segments.Count,
            NoiseFloorDbfs = noise.NoiseFloorDbfs,
            SnrDb = noise.SnrDb,
            SnrLowDb = noise.SnrLowDb,
            SnrHighDb = noise.SnrHighDb,
            BandwidthHz = band.HighHz,
            LowCutHz = band.LowHz,
            BandClass = band.Class,
            IsUpsampled = upsampling.IsUpsampled,
            OriginalSampleRate = upsampling.OriginalSampleRate,
            F0MedianHz = voice.F0MedianHz,
            SyllablesPerSecond = voice.SyllablesPerSecond,
        };
    }
}
