namespace AsrDataTools.Acoustics;

/// <summary>Width of the band that holds sound, whatever the sampling rate.</summary>
public enum BandClass
{
    /// <summary>Below 4 kHz.</summary>
    Narrowband,

    /// <summary>4 to below 8 kHz.</summary>
    Wideband,

    /// <summary>8 to below 14 kHz.</summary>
    SuperWideband,

    /// <summary>14 kHz and above.</summary>
    Fullband,
}

/// <summary>The path by which speech came to the recorder.</summary>
public enum ChannelClass
{
    Telephony,
    Voip,
    Mobile,
    FarField,
    CloseTalk,
}

/// <summary>A stretch of speech, seconds from the start of the profiled span.</summary>
public readonly record struct SpeechSegment(double StartSeconds, double EndSeconds);

/// <summary>
/// Everything measured on one channel of one recording. A measure that cannot be taken is null and
/// <see cref="Abstained"/> says why. Levels in dBFS and dBov are 20·log10(RMS / full scale): a full-scale sine is -3.01.
/// </summary>
public sealed record AcousticProfile
{
    // Lean on purpose, since a corpus has millions: absent numbers take no flag.
    private readonly double _startSeconds = double.NaN;
    private readonly double _declaredDurationSeconds = double.NaN;
    private readonly double _effectiveBits = double.NaN;
    private readonly double _peakDbfs = double.NaN;
    private readonly double _truePeakDbtp = double.NaN;
    private readonly double _rmsDbfs = double.NaN;
    private readonly double _activeLevelDbov = double.NaN;
    private readonly double _activityFactor = double.NaN;
    private readonly double _loudnessLufs = double.NaN;
    private readonly double _loudnessRangeLu = double.NaN;
    private readonly double _dcOffset = double.NaN;
    private readonly double _crestFactorDb = double.NaN;
    private readonly double _clippedShare = double.NaN;
    private readonly double _noiseFloorDbfs = double.NaN;
    private readonly double _snrDb = double.NaN;
    private readonly double _snrLowDb = double.NaN;
    private readonly double _snrHighDb = double.NaN;
    private readonly double _wadaSnrDb = double.NaN;
    private readonly double _bandwidthHz = double.NaN;
    private readonly double _lowCutHz = double.NaN;
    private readonly double _speechSeconds = double.NaN;
    private readonly double _speechShare = double.NaN;
    private readonly double _dropoutMilliseconds = double.NaN;
    private readonly double _humDb = double.NaN;
    private readonly double _decayTimeSeconds = double.NaN;
    private readonly double _f0MedianHz = double.NaN;
    private readonly double _syllablesPerSecond = double.NaN;
    private readonly double _stereoCorrelation = double.NaN;
    private readonly double _crosstalkDb = double.NaN;
    private readonly double _channelConfidence = double.NaN;

    /// <summary>Absolute path of the recording.</summary>
    public required string Path { get; init; }

    /// <summary>Counted from 1.</summary>
    public int Channel { get; init; } = 1;

    /// <summary>Identifier of the utterance, where the profile is of a manifest row.</summary>
    public string? Id { get; init; }

    /// <summary>Start of the profiled span within the recording, seconds; null for the whole.</summary>
    public double? StartSeconds { get => Present(_startSeconds); init => _startSeconds = value ?? double.NaN; }

    /// <summary>The speaker that the manifest names; the cluster for intervals.</summary>
    public string? Speaker { get; init; }

    /// <summary>The recording or session that the manifest names.</summary>
    public string? Recording { get; init; }

    /// <summary>The channel or place that the manifest declares.</summary>
    public string? Environment { get; init; }

    /// <summary>The microphone, telephone or recorder that the manifest declares.</summary>
    public string? Device { get; init; }

    /// <summary>The sampling rate that the manifest declares, Hz.</summary>
    public int? DeclaredSampleRate { get; init; }

    /// <summary>The coding or file format that the manifest declares, in its own words.</summary>
    public string? DeclaredCodec { get; init; }

    /// <summary>The band that the manifest declares, in its own words: a class or Hz.</summary>
    public string? DeclaredBandwidth { get; init; }

    /// <summary>Bits per sample that the manifest declares.</summary>
    public int? DeclaredBitDepth { get; init; }

    /// <summary>Channels of the recording that the manifest declares.</summary>
    public int? DeclaredChannels { get; init; }

    /// <summary>Length of the profiled span that the manifest declares, seconds.</summary>
    public double? DeclaredDurationSeconds { get => Present(_declaredDurationSeconds); init => _declaredDurationSeconds = value ?? double.NaN; }

    public string? Container { get; init; }

    public string? Codec { get; init; }

    /// <summary>Hz.</summary>
    public int SampleRate { get; init; }

    /// <summary>Stored bits per sample; null for lossy codings.</summary>
    public int? BitDepth { get; init; }

    /// <summary>Resolution that the samples really use, bits: a recording of 8 bits in a 16-bit file has 8.</summary>
    public double? EffectiveBits { get => Present(_effectiveBits); init => _effectiveBits = value ?? double.NaN; }

    /// <summary>Channels of the recording.</summary>
    public int Channels { get; init; }

    public double DurationSeconds { get; init; }

    public double? PeakDbfs { get => Present(_peakDbfs); init => _peakDbfs = value ?? double.NaN; }

    /// <summary>ITU-R BS.1770-5 annex 2: peak at four times the rate, dB re full scale.</summary>
    public double? TruePeakDbtp { get => Present(_truePeakDbtp); init => _truePeakDbtp = value ?? double.NaN; }

    public double? RmsDbfs { get => Present(_rmsDbfs); init => _rmsDbfs = value ?? double.NaN; }

    /// <summary>ITU-T P.56 method B, dBov.</summary>
    public double? ActiveLevelDbov { get => Present(_activeLevelDbov); init => _activeLevelDbov = value ?? double.NaN; }

    /// <summary>ITU-T P.56 activity, 0…1.</summary>
    public double? ActivityFactor { get => Present(_activityFactor); init => _activityFactor = value ?? double.NaN; }

    /// <summary>ITU-R BS.1770 integrated loudness, LUFS.</summary>
    public double? LoudnessLufs { get => Present(_loudnessLufs); init => _loudnessLufs = value ?? double.NaN; }

    /// <summary>EBU Tech 3342, LU; null under 10 s.</summary>
    public double? LoudnessRangeLu { get => Present(_loudnessRangeLu); init => _loudnessRangeLu = value ?? double.NaN; }

    /// <summary>Mean sample as a share of full scale, -1…1.</summary>
    public double? DcOffset { get => Present(_dcOffset); init => _dcOffset = value ?? double.NaN; }

    /// <summary>Peak over RMS, dB.</summary>
    public double? CrestFactorDb { get => Present(_crestFactorDb); init => _crestFactorDb = value ?? double.NaN; }

    /// <summary>Share of samples on clipped plateaus, 0…1.</summary>
    public double? ClippedShare { get => Present(_clippedShare); init => _clippedShare = value ?? double.NaN; }

    /// <summary>Level of the pauses, dBFS.</summary>
    public double? NoiseFloorDbfs { get => Present(_noiseFloorDbfs); init => _noiseFloorDbfs = value ?? double.NaN; }

    public double? SnrDb { get => Present(_snrDb); init => _snrDb = value ?? double.NaN; }

    public double? SnrLowDb { get => Present(_snrLowDb); init => _snrLowDb = value ?? double.NaN; }

    public double? SnrHighDb { get => Present(_snrHighDb); init => _snrHighDb = value ?? double.NaN; }

    public double? WadaSnrDb { get => Present(_wadaSnrDb); init => _wadaSnrDb = value ?? double.NaN; }

    /// <summary>Upper edge of the band that holds speech, Hz.</summary>
    public double? BandwidthHz { get => Present(_bandwidthHz); init => _bandwidthHz = value ?? double.NaN; }

    /// <summary>Lower edge of the band that holds speech, Hz.</summary>
    public double? LowCutHz { get => Present(_lowCutHz); init => _lowCutHz = value ?? double.NaN; }

    public BandClass? BandClass { get; init; }

    /// <summary>True when the content was sampled at a lower rate than the file claims.</summary>
    public bool? IsUpsampled { get; init; }

    /// <summary>Hz, where <see cref="IsUpsampled"/>.</summary>
    public int? OriginalSampleRate { get; init; }

    /// <summary>A coding that left its mark on the samples (<c>G.711 A-law</c> …), whatever the container says now.</summary>
    public string? CodecTrace { get; init; }

    public double? SpeechSeconds { get => Present(_speechSeconds); init => _speechSeconds = value ?? double.NaN; }

    /// <summary>Speech seconds over duration, 0…1.</summary>
    public double? SpeechShare { get => Present(_speechShare); init => _speechShare = value ?? double.NaN; }

    public int? SpeechSegmentCount { get; init; }

    /// <summary>Stretches of speech that were lost: gaps of 5 ms and more, and packets of 10 to 60 ms concealed by verbatim repetition.</summary>
    public int? DropoutCount { get; init; }

    /// <summary>Length of all <see cref="DropoutCount"/> together.</summary>
    public double? DropoutMilliseconds { get => Present(_dropoutMilliseconds); init => _dropoutMilliseconds = value ?? double.NaN; }

    /// <summary>Strongest line at a multiple of 50 or 60 Hz over the noise in the 3 Hz about it, dB; 0 where none stands out, plain from 10.</summary>
    public double? HumDb { get => Present(_humDb); init => _humDb = value ?? double.NaN; }

    public double? DecayTimeSeconds { get => Present(_decayTimeSeconds); init => _decayTimeSeconds = value ?? double.NaN; }

    /// <summary>Median fundamental frequency of voiced speech, Hz, 60…500.</summary>
    public double? F0MedianHz { get => Present(_f0MedianHz); init => _f0MedianHz = value ?? double.NaN; }

    /// <summary>Syllable nuclei over <see cref="SpeechSeconds"/>.</summary>
    public double? SyllablesPerSecond { get => Present(_syllablesPerSecond); init => _syllablesPerSecond = value ?? double.NaN; }

    /// <summary>Correlation with the other channel of a stereo recording, -1…1; 1 means dual mono.</summary>
    public double? StereoCorrelation { get => Present(_stereoCorrelation); init => _stereoCorrelation = value ?? double.NaN; }

    /// <summary>Of a call with a side in each channel: power of what leaks from the other side over that of its speech, dB; negative.</summary>
    public double? CrosstalkDb { get => Present(_crosstalkDb); init => _crosstalkDb = value ?? double.NaN; }

    public ChannelClass? ChannelClass { get; init; }

    /// <summary>0…1.</summary>
    public double? ChannelConfidence { get => Present(_channelConfidence); init => _channelConfidence = value ?? double.NaN; }

    public TextList ChannelReasons { get; init; } = TextList.Empty;

    /// <summary>Which measures could not be taken and why: "SnrDb: no pauses".</summary>
    public TextList Abstained { get; init; } = TextList.Empty;

    /// <summary>What was odd in the file but survivable: "data chunk runs past the end of the file".</summary>
    public TextList Remarks { get; init; } = TextList.Empty;

    /// <summary>Speech segments, only when asked for.</summary>
    public IReadOnlyList<SpeechSegment>? Segments { get; init; }

    private static double? Present(double value) => double.IsNaN(value) ? null : value;
}
