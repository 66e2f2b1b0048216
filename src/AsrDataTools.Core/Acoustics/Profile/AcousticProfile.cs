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
    private readonly double _startSeconds = LeanNumber.Absent;
    private readonly double _declaredDurationSeconds = LeanNumber.Absent;
    private readonly double _effectiveBits = LeanNumber.Absent;
    private readonly double _peakDbfs = LeanNumber.Absent;
    private readonly double _truePeakDbtp = LeanNumber.Absent;
    private readonly double _rmsDbfs = LeanNumber.Absent;
    private readonly double _activeLevelDbov = LeanNumber.Absent;
    private readonly double _activityFactor = LeanNumber.Absent;
    private readonly double _loudnessLufs = LeanNumber.Absent;
    private readonly double _loudnessRangeLu = LeanNumber.Absent;
    private readonly double _dcOffset = LeanNumber.Absent;
    private readonly double _crestFactorDb = LeanNumber.Absent;
    private readonly double _clippedShare = LeanNumber.Absent;
    private readonly double _noiseFloorDbfs = LeanNumber.Absent;
    private readonly double _snrDb = LeanNumber.Absent;
    private readonly double _snrLowDb = LeanNumber.Absent;
    private readonly double _snrHighDb = LeanNumber.Absent;
    private readonly double _wadaSnrDb = LeanNumber.Absent;
    private readonly double _bandwidthHz = LeanNumber.Absent;
    private readonly double _lowCutHz = LeanNumber.Absent;
    private readonly double _speechSeconds = LeanNumber.Absent;
    private readonly double _speechShare = LeanNumber.Absent;
    private readonly double _dropoutMilliseconds = LeanNumber.Absent;
    private readonly double _humDb = LeanNumber.Absent;
    private readonly double _decayTimeSeconds = LeanNumber.Absent;
    private readonly double _f0MedianHz = LeanNumber.Absent;
    private readonly double _syllablesPerSecond = LeanNumber.Absent;
    private readonly double _stereoCorrelation = LeanNumber.Absent;
    private readonly double _crosstalkDb = LeanNumber.Absent;
    private readonly double _channelConfidence = LeanNumber.Absent;

    /// <summary>Absolute path of the recording.</summary>
    public required string Path { get; init; }

    /// <summary>Counted from 1.</summary>
    public int Channel { get; init; } = 1;

    /// <summary>Identifier of the utterance, where the profile is of a manifest row.</summary>
    public string? Id { get; init; }

    /// <summary>Start of the profiled span within the recording, seconds; null for the whole.</summary>
    public double? StartSeconds { get => LeanNumber.Read(_startSeconds); init => _startSeconds = LeanNumber.Write(value); }

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
    public double? DeclaredDurationSeconds { get => LeanNumber.Read(_declaredDurationSeconds); init => _declaredDurationSeconds = LeanNumber.Write(value); }

    public string? Container { get; init; }

    public string? Codec { get; init; }

    /// <summary>Hz.</summary>
    public int SampleRate { get; init; }

    /// <summary>Stored bits per sample; null for lossy codings.</summary>
    public int? BitDepth { get; init; }

    /// <summary>Resolution that the samples really use, bits: a recording of 8 bits in a 16-bit file has 8.</summary>
    public double? EffectiveBits { get => LeanNumber.Read(_effectiveBits); init => _effectiveBits = LeanNumber.Write(value); }

    /// <summary>Channels of the recording.</summary>
    public int Channels { get; init; }

    public double DurationSeconds { get; init; }

    public double? PeakDbfs { get => LeanNumber.Read(_peakDbfs); init => _peakDbfs = LeanNumber.Write(value); }

    /// <summary>ITU-R BS.1770-5 annex 2: peak at four times the rate, dB re full scale.</summary>
    public double? TruePeakDbtp { get => LeanNumber.Read(_truePeakDbtp); init => _truePeakDbtp = LeanNumber.Write(value); }

    public double? RmsDbfs { get => LeanNumber.Read(_rmsDbfs); init => _rmsDbfs = LeanNumber.Write(value); }

    /// <summary>ITU-T P.56 method B, dBov.</summary>
    public double? ActiveLevelDbov { get => LeanNumber.Read(_activeLevelDbov); init => _activeLevelDbov = LeanNumber.Write(value); }

    /// <summary>ITU-T P.56 activity, 0…1.</summary>
    public double? ActivityFactor { get => LeanNumber.Read(_activityFactor); init => _activityFactor = LeanNumber.Write(value); }

    /// <summary>ITU-R BS.1770 integrated loudness, LUFS.</summary>
    public double? LoudnessLufs { get => LeanNumber.Read(_loudnessLufs); init => _loudnessLufs = LeanNumber.Write(value); }

    /// <summary>EBU Tech 3342, LU; null under 10 s.</summary>
    public double? LoudnessRangeLu { get => LeanNumber.Read(_loudnessRangeLu); init => _loudnessRangeLu = LeanNumber.Write(value); }

    /// <summary>Mean sample as a share of full scale, -1…1.</summary>
    public double? DcOffset { get => LeanNumber.Read(_dcOffset); init => _dcOffset = LeanNumber.Write(value); }

    /// <summary>Peak over RMS, dB.</summary>
    public double? CrestFactorDb { get => LeanNumber.Read(_crestFactorDb); init => _crestFactorDb = LeanNumber.Write(value); }

    /// <summary>Share of samples on clipped plateaus, 0…1.</summary>
    public double? ClippedShare { get => LeanNumber.Read(_clippedShare); init => _clippedShare = LeanNumber.Write(value); }

    /// <summary>Level of the pauses, dBFS.</summary>
    public double? NoiseFloorDbfs { get => LeanNumber.Read(_noiseFloorDbfs); init => _noiseFloorDbfs = LeanNumber.Write(value); }

    public double? SnrDb { get => LeanNumber.Read(_snrDb); init => _snrDb = LeanNumber.Write(value); }

    public double? SnrLowDb { get => LeanNumber.Read(_snrLowDb); init => _snrLowDb = LeanNumber.Write(value); }

    public double? SnrHighDb { get => LeanNumber.Read(_snrHighDb); init => _snrHighDb = LeanNumber.Write(value); }

    public double? WadaSnrDb { get => LeanNumber.Read(_wadaSnrDb); init => _wadaSnrDb = LeanNumber.Write(value); }

    /// <summary>Upper edge of the band that holds speech, Hz.</summary>
    public double? BandwidthHz { get => LeanNumber.Read(_bandwidthHz); init => _bandwidthHz = LeanNumber.Write(value); }

    /// <summary>Lower edge of the band that holds speech, Hz.</summary>
    public double? LowCutHz { get => LeanNumber.Read(_lowCutHz); init => _lowCutHz = LeanNumber.Write(value); }

    public BandClass? BandClass { get; init; }

    /// <summary>True when the content was sampled at a lower rate than the file claims.</summary>
    public bool? IsUpsampled { get; init; }

    /// <summary>Hz, where <see cref="IsUpsampled"/>.</summary>
    public int? OriginalSampleRate { get; init; }

    /// <summary>A coding that left its mark on the samples (<c>G.711 A-law</c> …), whatever the container says now.</summary>
    public string? CodecTrace { get; init; }

    public double? SpeechSeconds { get => LeanNumber.Read(_speechSeconds); init => _speechSeconds = LeanNumber.Write(value); }

    /// <summary>Speech seconds over duration, 0…1.</summary>
    public double? SpeechShare { get => LeanNumber.Read(_speechShare); init => _speechShare = LeanNumber.Write(value); }

    public int? SpeechSegmentCount { get; init; }

    /// <summary>Stretches of speech that were lost: gaps of 5 ms and more, and packets of 10 to 60 ms concealed by verbatim repetition.</summary>
    public int? DropoutCount { get; init; }

    /// <summary>Length of all <see cref="DropoutCount"/> together.</summary>
    public double? DropoutMilliseconds { get => LeanNumber.Read(_dropoutMilliseconds); init => _dropoutMilliseconds = LeanNumber.Write(value); }

    /// <summary>Strongest line at a multiple of 50 or 60 Hz over the noise in the 3 Hz about it, dB; 0 where none stands out, plain from 10.</summary>
    public double? HumDb { get => LeanNumber.Read(_humDb); init => _humDb = LeanNumber.Write(value); }

    public double? DecayTimeSeconds { get => LeanNumber.Read(_decayTimeSeconds); init => _decayTimeSeconds = LeanNumber.Write(value); }

    /// <summary>Median fundamental frequency of voiced speech, Hz, 60…500.</summary>
    public double? F0MedianHz { get => LeanNumber.Read(_f0MedianHz); init => _f0MedianHz = LeanNumber.Write(value); }

    /// <summary>Syllable nuclei over <see cref="SpeechSeconds"/>.</summary>
    public double? SyllablesPerSecond { get => LeanNumber.Read(_syllablesPerSecond); init => _syllablesPerSecond = LeanNumber.Write(value); }

    /// <summary>Correlation with the other channel of a stereo recording, -1…1; 1 means dual mono.</summary>
    public double? StereoCorrelation { get => LeanNumber.Read(_stereoCorrelation); init => _stereoCorrelation = LeanNumber.Write(value); }

    /// <summary>Of a call with a side in each channel: power of what leaks from the other side over that of its speech, dB; negative.</summary>
    public double? CrosstalkDb { get => LeanNumber.Read(_crosstalkDb); init => _crosstalkDb = LeanNumber.Write(value); }

    public ChannelClass? ChannelClass { get; init; }

    /// <summary>0…1.</summary>
    public double? ChannelConfidence { get => LeanNumber.Read(_channelConfidence); init => _channelConfidence = LeanNumber.Write(value); }

    public TextList ChannelReasons { get; init; } = TextList.Empty;

    /// <summary>Which measures could not be taken and why: "SnrDb: no pauses".</summary>
    public TextList Abstained { get; init; } = TextList.Empty;

    /// <summary>What was odd in the file but survivable: "data chunk runs past the end of the file".</summary>
    public TextList Remarks { get; init; } = TextList.Empty;

    /// <summary>Speech segments, only when asked for.</summary>
    public IReadOnlyList<SpeechSegment>? Segments { get; init; }
}
