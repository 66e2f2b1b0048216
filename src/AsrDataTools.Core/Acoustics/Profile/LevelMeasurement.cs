using AsrDataTools.Audio;

namespace AsrDataTools.Acoustics;

/// <summary>The measures of one channel that come from the samples themselves rather than from their spectrum.</summary>
internal sealed class LevelMeasurement(int sampleRate)
{
    /// <summary>Above it squares leave the range of single precision, and nothing that follows means anything.</summary>
    private const double HighestPeakDbfs = 200;

    private static readonly string[] Measures =
    [
        "EffectiveBits", "PeakDbfs", "TruePeakDbtp", "RmsDbfs", "CrestFactorDb", "ActiveLevelDbov", "ActivityFactor", "LoudnessLufs", "LoudnessRangeLu",
        "ClippedShare", "CodecTrace", "DropoutCount", "DropoutMilliseconds", "HumDb", "WadaSnrDb",
    ];

    private readonly LevelStatistics _levels = new();
    private readonly ClippingDetector _clipping = new();
    private readonly DropoutFinder _dropouts = new(sampleRate);
    private readonly ActiveSpeechLevel _active = new(sampleRate);
    private readonly Loudness _loudness = new(sampleRate);
    private readonly TruePeak _truePeak = new();
    private readonly RepeatFinder _repeats = new(sampleRate);
    private readonly HumDetector _hum = new(sampleRate);

    public void Reset()
    {
        _levels.Reset();
        _clipping.Reset();
        _dropouts.Reset();
        _active.Reset();
        _loudness.Reset();
        _truePeak.Reset();
        _repeats.Reset();
        _hum.Reset();
    }

    public void Add(AudioBlock block, int channel)
    {
        if (block.IsInteger16)
        {
            ReadOnlySpan<short> integers = block.Integers(channel);
            _levels.Add(integers);
            _clipping.Add(integers);
            _dropouts.Add(integers);
            _repeats.Add(integers);
        }
        else
        {
            ReadOnlySpan<float> floats = block.Samples(channel);
            _levels.Add(floats);
            _clipping.Add(floats);
            _dropouts.Add(floats);
            _repeats.Add(floats);
        }

        ReadOnlySpan<float> samples = block.Samples(channel);
        _active.Add(samples);
        _loudness.Add(samples);
        _truePeak.Add(samples);
        _hum.Add(samples);
    }

    /// <summary>Puts the level measures into the profile.</summary>
    /// <param name="profile">To complete.</param>
    /// <param name="speech">Speech segments in order of time; null where activity could not be told.</param>
    /// <param name="abstained">Takes the reasons of what stays null.</param>
    public AcousticProfile Complete(AcousticProfile profile, IReadOnlyList<SpeechSegment>? speech, Abstentions abstained)
    {
        ActiveLevel active = _active.Finish();
        DropoutSummary lost = _dropouts.Finish(speech ?? [], active.LevelDbov);
        LevelSummary levels = _levels.Finish(_dropouts.DigitalSilenceSamples);
        if (levels.PeakDbfs is null or > HighestPeakDbfs)
        {
            string reason = levels.PeakDbfs is null ? "digital silence throughout" : "samples far beyond full scale";
            abstained.Add(reason, Measures);
            return profile with { DcOffset = levels.PeakDbfs is null ? levels.DcOffset : null };
        }

        ClippingSummary clipping = _clipping.Finish();
        IntegratedLoudness loudness = _loudness.Finish();
        RangeOfLoudness range = _loudness.FinishRange();
        DropoutSummary? gaps = speech is null ? null : lost;
        DropoutSummary? repeats = speech is null ? null : _repeats.Finish(speech, active.LevelDbov);
        HumEstimate hum = _hum.Finish(FromDecibels(levels.RmsDbfs!.Value), levels.DcOffset!.Value);
        EffectiveResolution resolution = EffectiveResolution.Of(_levels, levels, _dropouts.DigitalSilenceSamples, profile.BitDepth);
        G711Finding? trace = G711Trace.Find(_levels);
        WadaSnr wada = WadaSnr.Of(_levels, levels, _dropouts.DigitalSilenceSamples);
        abstained.AddWhere(active.LevelDbov is null, active.Abstained ?? "no active speech", "ActiveLevelDbov", "ActivityFactor");
        abstained.AddWhere(loudness.Lufs is null, loudness.Abstained ?? "below the gate", "LoudnessLufs");
        abstained.AddWhere(range.Lu is null, range.Abstained ?? "below the gate", "LoudnessRangeLu");
        abstained.AddWhere(hum.Db is null, hum.Abstained ?? "", "HumDb");
        abstained.AddWhere(resolution.Bits is null, resolution.Abstained ?? "", "EffectiveBits");
        abstained.AddWhere(gaps is null, "speech activity unknown", "DropoutCount", "DropoutMilliseconds");
        abstained.AddWhere(wada.SnrDb is null, wada.Abstained ?? "", "WadaSnrDb");
        return profile with
        {
            EffectiveBits = resolution.Bits,
            PeakDbfs = levels.PeakDbfs,
            TruePeakDbtp = Math.Max(levels.PeakDbfs.Value, 20 * Math.Log10(_truePeak.Finish())),
            RmsDbfs = levels.RmsDbfs,
            DcOffset = levels.DcOffset,
            CrestFactorDb = levels.CrestFactorDb,
            ClippedShare = clipping.ClippedShare,
            ActiveLevelDbov = active.LevelDbov,
            ActivityFactor = active.ActivityFactor,
            LoudnessLufs = loudness.Lufs,
            LoudnessRangeLu = range.Lu,
            DropoutCount = gaps?.Count + repeats?.Count,
            DropoutMilliseconds = gaps?.Milliseconds + repeats?.Milliseconds,
            HumDb = hum.Db,
            Remarks = hum.MainsHz is int mains
                ? new TextList([.. profile.Remarks, FormattableString.Invariant($"hum of {mains} Hz mains, {hum.Db:0} dB above the noise about {hum.LineHz} Hz")])
                : profile.Remarks,
            CodecTrace = trace?.Codec,
            WadaSnrDb = wada.SnrDb,
        };
    }

    private static double FromDecibels(double level) => Math.Pow(10, level / 20);
}
