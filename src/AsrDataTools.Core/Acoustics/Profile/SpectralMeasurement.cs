namespace AsrDataTools.Acoustics;

/// <summary>The measures of one channel that rest on its short-time spectra.</summary>
internal sealed class SpectralMeasurement
{
    private readonly FrameGrid _grid;
    private readonly LongTermSpectrum _spectrum;
    private readonly BandFloors _floors;
    private readonly IReadOnlyList<BrightSpectrum> _bright;
    private readonly ImageCorrelation _images;
    private readonly DecayFinder _decays;
    private readonly VoiceMeasure? _voice;
    private readonly SpectralTracker _tracker;

    /// <param name="sampleRate">Hz, at least <see cref="FrameGrid.LowestRate"/>.</param>
    public SpectralMeasurement(int sampleRate)
    {
        _grid = new FrameGrid(sampleRate);
        _spectrum = new LongTermSpectrum(_grid.Fft.Bins);
        _floors = new BandFloors(_grid);
        _bright = BrightSpectrum.For(_grid);
        _images = new ImageCorrelation(_grid);
        _decays = new DecayFinder(_grid);
        _voice = sampleRate >= VoiceMeasure.LowestRate ? new VoiceMeasure(_grid) : null;
        Side = new CallSide(_grid);
        IEnumerable<IFrameConsumer?> consumers = [_spectrum, _floors, .. _bright, _images, _decays, _voice, Side];
        _tracker = new SpectralTracker(_grid, [.. consumers.OfType<IFrameConsumer>()]);
    }

    /// <summary>What is null in the profile where there are no spectra.</summary>
    public static IReadOnlyList<string> Measures { get; } =
    [
        "SpeechSeconds", "SpeechShare", "SpeechSegmentCount", "NoiseFloorDbfs", "SnrDb", "BandwidthHz", "LowCutHz", "BandClass", "IsUpsampled",
        "DecayTimeSeconds", "F0MedianHz", "SyllablesPerSecond",
    ];

    /// <summary>The channel as one side of a call.</summary>
    public CallSide Side { get; }

    public void Reset() => _tracker.Reset();

    /// <summary>Has a Silero model decide what is speech, until the next reset.</summary>
    public void UseModel(SileroModel model) => _tracker.Silero = new SileroActivity(model, _grid);

    public void Add(ReadOnlySpan<float> samples)
    {
        _voice?.AddSamples(samples);
        _tracker.Add(samples);
    }

    /// <summary>Decides on the last frames; the speech segments, or null where there is no whole frame.</summary>
    /// <param name="duration">Of the samples seen, seconds; no segment ends later.</param>
    public IReadOnlyList<SpeechSegment>? Finish(double duration)
    {
        _voice?.EndSamples();
        _tracker.Finish();
        if (_tracker.Frames == 0)
            return null;
        return _tracker.Segments.ConvertAll(segment => new SpeechSegment(
            segment.Start == 0 ? 0 : _grid.TimeOf(segment.Start),
            segment.End == _tracker.Frames ? duration : _grid.TimeOf(segment.End)));
    }

    /// <summary>Puts the spectral measures into the profile.</summary>
    /// <param name="profile">With its level measures.</param>
    /// <param name="segments">From <see cref="Finish"/>.</param>
    /// <param name="offset">Mean sample as a share of full scale.</param>
    /// <param name="abstained">Takes the reasons of what stays null.</param>
    public AcousticProfile Complete(AcousticProfile profile, IReadOnlyList<SpeechSegment> segments, double offset, Abstentions abstained)
    {
        NoiseEstimate noise = NoiseEstimate.Of(_spectrum, _grid, offset);
        SnrEstimate snr = SnrEstimate.Of(SnrEvidence.Of(_floors, _spectrum, noise), noise);
        int? imagesOf = _images.OriginalRate;
        BandLimits band = BandLimits.Of(_spectrum, _bright, _floors, _grid, imagesOf, profile.BitDepth);
        UpsamplingEstimate upsampling = UpsamplingEstimate.Of(band, imagesOf, profile.Codec, _grid);
        double speech = segments.Sum(segment => segment.EndSeconds - segment.StartSeconds);
        VoiceSummary voice = _voice?.Finish(speech) ?? VoiceSummary.RateTooLow;
        DecayEstimate decay = DecayEstimate.Of(_decays.Falls, speech, snr.Db);
        abstained.AddWhere(noise.NoFloor is not null, noise.NoFloor!, "NoiseFloorDbfs");
        abstained.AddWhere(snr.Abstained is not null, snr.Abstained!, "SnrDb");
        abstained.AddWhere(band.Abstained is not null, band.Abstained!, "BandwidthHz", "LowCutHz", "BandClass");
        abstained.AddWhere(upsampling.Abstained is not null, upsampling.Abstained!, "IsUpsampled");
        abstained.AddWhere(decay.Seconds is null, decay.Abstained!, "DecayTimeSeconds");
        abstained.AddWhere(voice.F0MedianHz is null, voice.Abstained!, "F0MedianHz");
        abstained.AddWhere(voice.SyllablesPerSecond is null, voice.Abstained!, "SyllablesPerSecond");
        return profile with
        {
            SpeechSeconds = speech,
            SpeechShare = Math.Min(1, speech / profile.DurationSeconds),
            SpeechSegmentCount = segments.Count,
            NoiseFloorDbfs = noise.NoiseFloorDbfs,
            SnrDb = snr.Db,
            SnrLowDb = snr.LowDb,
            SnrHighDb = snr.HighDb,
            BandwidthHz = band.HighHz,
            LowCutHz = band.LowHz,
            BandClass = band.Class,
            IsUpsampled = upsampling.IsUpsampled,
            OriginalSampleRate = upsampling.OriginalSampleRate,
            DecayTimeSeconds = decay.Seconds,
            F0MedianHz = voice.F0MedianHz,
            SyllablesPerSecond = voice.SyllablesPerSecond,
            CodecTrace = profile.CodecTrace ?? LossyTrace.Find(band, _grid),
        };
    }
}
