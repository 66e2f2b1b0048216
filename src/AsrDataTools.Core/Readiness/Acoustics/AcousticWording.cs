using System.Globalization;
using AsrDataTools.Acoustics;

namespace AsrDataTools.Readiness;

/// <summary>How people speak of an acoustic measure, and how much a difference in it weighs.</summary>
/// <param name="Measure">Property of <see cref="AcousticProfile"/>.</param>
/// <param name="Label">"bandwidth".</param>
/// <param name="Unit">The unit shown, after <paramref name="Scale"/>.</param>
/// <param name="Scale">What the property's value is multiplied by to come into that unit.</param>
/// <param name="Decimals">Digits after the point.</param>
/// <param name="More">How training is when its values are larger: "wider".</param>
/// <param name="Less">How training is when its values are smaller: "narrower".</param>
/// <param name="Weight">How far a difference may move the gate.</param>
/// <param name="Theme">What the measure tells of; of several that tell of the same, one is said and drawn.</param>
public sealed record AcousticWording(
    string Measure, string Label, string Unit, double Scale, int Decimals, string More, string Less, EvidenceWeight Weight, string Theme)
{
    private static readonly Dictionary<string, AcousticWording> Known = new AcousticWording[]
    {
        new("BandwidthHz", "bandwidth", "kHz", 0.001, 1, "wider", "narrower", EvidenceWeight.Decisive, "band"),
        new("LowCutHz", "low cut", "Hz", 1, 0, "higher", "lower", EvidenceWeight.Decisive, "LowCutHz"),
        new("SnrDb", "signal-to-noise ratio", "dB", 1, 1, "cleaner", "noisier", EvidenceWeight.Decisive, "noise"),
        new("ClippedShare", "clipping", "%", 100, 2, "more clipped", "less clipped", EvidenceWeight.Decisive, "ClippedShare"),
        new("DropoutShare", "dropouts", "% of speech", 100, 2, "more broken", "less broken", EvidenceWeight.Decisive, "DropoutShare"),
        new("DecayTimeSeconds", "reverberation", "s", 1, 2, "more reverberant", "drier", EvidenceWeight.Decisive, "DecayTimeSeconds"),
        new("ChannelClass", "channel", "", 1, 0, "", "", EvidenceWeight.Decisive, "ChannelClass"),
        new("BandClass", "band", "", 1, 0, "", "", EvidenceWeight.Decisive, "band"),
        new("NoiseFloorDbfs", "noise floor", "dBFS", 1, 1, "higher", "lower", EvidenceWeight.Contributing, "noise"),
        new("WadaSnrDb", "WADA signal-to-noise ratio", "dB", 1, 1, "cleaner", "noisier", EvidenceWeight.Contributing, "noise"),
        new("HumDb", "hum", "dB", 1, 1, "stronger", "weaker", EvidenceWeight.Contributing, "HumDb"),
        new("CodecTrace", "codec trace", "", 1, 0, "", "", EvidenceWeight.Contributing, "CodecTrace"),
        new("SampleRate", "sampling rate", "Hz", 1, 0, "higher", "lower", EvidenceWeight.Contributing, "band"),
        new("IsUpsampled", "upsampling", "", 1, 0, "", "", EvidenceWeight.Contributing, "band"),
        new("ActiveLevelDbov", "active speech level", "dBov", 1, 1, "louder", "quieter", EvidenceWeight.Contributing, "level"),
        new("RmsDbfs", "RMS level", "dBFS", 1, 1, "louder", "quieter", EvidenceWeight.Contributing, "level"),
        new("LoudnessLufs", "loudness", "LUFS", 1, 1, "louder", "quieter", EvidenceWeight.Contributing, "level"),
        new("LoudnessRangeLu", "loudness range", "LU", 1, 1, "more dynamic", "less dynamic", EvidenceWeight.Contributing, "dynamics"),
        new("PeakDbfs", "peak level", "dBFS", 1, 1, "higher", "lower", EvidenceWeight.Contributing, "level"),
        new("TruePeakDbtp", "true peak", "dBTP", 1, 1, "higher", "lower", EvidenceWeight.Contributing, "level"),
        new("CrestFactorDb", "crest factor", "dB", 1, 1, "higher", "lower", EvidenceWeight.Contributing, "dynamics"),
        new("CrosstalkDb", "crosstalk", "dB", 1, 1, "stronger", "weaker", EvidenceWeight.Contributing, "CrosstalkDb"),
        new("StereoCorrelation", "stereo correlation", "", 1, 2, "higher", "lower", EvidenceWeight.Informative, "StereoCorrelation"),
        new("SyllablesPerSecond", "speaking rate", "syllables/s", 1, 1, "faster", "slower", EvidenceWeight.Informative, "SyllablesPerSecond"),
        new("F0MedianHz", "pitch", "Hz", 1, 0, "higher", "lower", EvidenceWeight.Informative, "F0MedianHz"),
        new("EffectiveBits", "resolution", "bits", 1, 1, "finer", "coarser", EvidenceWeight.Informative, "EffectiveBits"),
        new("DurationSeconds", "duration", "s", 1, 1, "longer", "shorter", EvidenceWeight.Informative, "DurationSeconds"),
        new("SpeechSeconds", "speech", "s", 1, 1, "longer", "shorter", EvidenceWeight.Informative, "SpeechSeconds"),
        new("SpeechSegmentCount", "speech segments", "", 1, 0, "more", "fewer", EvidenceWeight.Informative, "SpeechSegmentCount"),
        new("DcOffset", "DC offset", "", 1, 4, "higher", "lower", EvidenceWeight.Informative, "DcOffset"),
        new("Container", "container", "", 1, 0, "", "", EvidenceWeight.Informative, "Container"),
        new("Codec", "codec", "", 1, 0, "", "", EvidenceWeight.Informative, "Codec"),
        new("BitDepth", "bit depth", "bits", 1, 0, "higher", "lower", EvidenceWeight.Informative, "BitDepth"),
        new("Channels", "channels", "", 1, 0, "more", "fewer", EvidenceWeight.Informative, "Channels"),
        new("Environment", "declared environment", "", 1, 0, "", "", EvidenceWeight.Informative, "Environment"),
        new("SpeechShare", "speech share", "%", 100, 0, "denser", "sparser", EvidenceWeight.Informative, "activity"),
        new("ActivityFactor", "speech activity", "%", 100, 0, "denser", "sparser", EvidenceWeight.Informative, "activity"),
        new("Joint", "decisive measures together", "", 1, 2, "", "", EvidenceWeight.Decisive, "Joint"),
        new("UncoveredShare", "production not covered by training", "%", 100, 0, "", "", EvidenceWeight.Decisive, "UncoveredShare"),
    }.ToDictionary(wording => wording.Measure, StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, int> Ranks = Known.Keys.Select((measure, rank) => (measure, rank)).ToDictionary(entry => entry.measure, entry => entry.rank);

    /// <summary>The wording of a measure; one made of its name, informative only, where none is listed.</summary>
    public static AcousticWording Of(string measure) => Known.TryGetValue(measure, out AcousticWording? wording)
        ? wording
        : new(measure, measure, "", 1, 2, "higher", "lower", EvidenceWeight.Informative, measure);

    /// <summary>What people look at first among differences of the same size.</summary>
    public static int RankOf(string measure) => Ranks.TryGetValue(measure, out int rank) ? rank : int.MaxValue;

    /// <summary>"7.4", in the unit shown.</summary>
    public string Number(double value) => (Math.Round(value * Scale, Decimals) + 0.0).ToString("N" + Decimals, CultureInfo.InvariantCulture);

    /// <summary>"7.4 kHz".</summary>
    public string Quantity(double value) => Unit.Length == 0 ? Number(value) : $"{Number(value)} {Unit}";

    /// <summary>The unit of a difference: levels against full scale differ by plain decibels.</summary>
    public string DifferenceUnit => Unit switch
    {
        "dBFS" or "dBov" or "dBTP" => "dB",
        "LUFS" => "LU",
        "%" or "% of speech" => "points",
        _ => Unit,
    };

    /// <summary>"Bandwidth".</summary>
    public string Title => char.ToUpperInvariant(Label[0]) + Label[1..];
}
