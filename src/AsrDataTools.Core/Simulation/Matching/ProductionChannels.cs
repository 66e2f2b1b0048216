using System.Collections;
using AsrDataTools.Acoustics;
using AsrDataTools.Statistics;

namespace AsrDataTools.Simulation;

/// <summary>
/// Draws chains like production: each from the profile of one call, so that what goes together there, a narrow band and little room,
/// noise and loss, goes together here.
/// </summary>
internal sealed class ProductionChannels(IReadOnlyList<AcousticProfile> production, long seed, bool hasOtherSpeech, bool hasNoiseFiles)
{
    private const string Name = "Match";
    private const double LeastDecay = 0.25;
    private const double LeastClipped = 1e-5;

    // Closer to half the rate there is nothing left to cut.
    private const double WholeBand = 0.46;

    private readonly AcousticProfile[] _withSnr = [.. production.Where(call => call.SnrDb is not null)];

    /// <summary>Correction of each measure: a difference, or the logarithm of a factor.</summary>
    public Dictionary<MatchedMeasure, double> Corrections { get; } = MatchedMeasure.All.ToDictionary(measure => measure, _ => 0.0);

    /// <summary>The call that a variant is made after.</summary>
    public AcousticProfile Draw(string stream) => SeededRandom.For(seed, $"{stream}\nproduction").Pick(production);

    /// <summary>The chain of a variant.</summary>
    public ChannelChain Chain(string stream)
    {
        AcousticProfile call = Draw(stream);
        List<IDictionary> stages = [];
        int rate = call.BandClass == BandClass.Narrowband ? Math.Min(8000, call.SampleRate) : call.SampleRate;
        if (call.DecayTimeSeconds >= LeastDecay)
            Add(stages, "Room", ("DecaySeconds", Math.Clamp(Asked(MatchedMeasure.Decay, call)!.Value, 0.1, 2)), ("DistanceMetres", "0.8..2"));
        Add(stages, "Resample", ("SampleRate", rate));
        (double low, double high) = Band(call, rate);
        bool isCut = high < WholeBand * rate || low > 0;
        if (isCut) Add(stages, "Band", ("LowHz", low), ("HighHz", high));
        if ((Asked(MatchedMeasure.Snr, call) ?? SnrOfAnother(stream)) is { } snr)
        {
            List<(string, object)> noise = [("SnrDb", Math.Clamp(snr, -10, 70)), ("Type", hasNoiseFiles ? ["File"] : hasOtherSpeech ? ["White", "Pink", "Babble"] : new[] { "White", "Pink" })];
            if (isCut) noise.AddRange([("LowHz", low), ("HighHz", Math.Max(1000, high))]);
            Add(stages, "Noise", [.. noise]);
        }

        if (Asked(MatchedMeasure.Level, call) is { } level) Add(stages, "Gain", ("LevelDbov", Math.Clamp(level, -70, -5)));
        if (call.ClippedShare > LeastClipped) Add(stages, "Clip", ("Share", Math.Min(0.5, call.ClippedShare.Value)));
        if (CodecOf(call) is { } codec) Add(stages, "Codec", ("Name", codec));
        if (call.DropoutCount > 0 && Asked(MatchedMeasure.Dropouts, call) is > 0 and { } lost)
            Add(stages, "Loss", ("Rate", Math.Min(0.5, lost)), ("MeanBurstPackets", "1..2"), ("Concealment", new[] { "Zero", "Repeat" }));
        Add(stages, "Resample", ("SampleRate", call.SampleRate));
        return ChannelChain.Of(stages, Name);
    }

    // Where a call's SNR could not be measured it has one all the same: that of another.
    private double? SnrOfAnother(string stream) => _withSnr.Length == 0 ? null : Asked(MatchedMeasure.Snr, SeededRandom.For(seed, $"{stream}\nsnr").Pick(_withSnr));

    private double? Asked(MatchedMeasure measure, AcousticProfile call) =>
        measure.Value(call) is { } value ? Math.Round(measure.Corrected(value, Corrections[measure]), 3) : null;

    private (double Low, double High) Band(AcousticProfile call, int rate)
    {
        double high = Math.Clamp(Asked(MatchedMeasure.Bandwidth, call) ?? rate, 1000, 24000), low = Math.Clamp(Asked(MatchedMeasure.LowCut, call) ?? 0, 0, 900);

        // Below 100 Hz there is no speech to lose: what is measured there is the voice itself.
        return (call.LowCutHz < 150 ? 0 : low, Math.Min(high, rate / 2.0));
    }

    /// <summary>The codec that a profile shows and that nothing here codes; null where there is none such.</summary>
    public static string? MissingCodec(AcousticProfile call) => ShownCodec(call) is { } name && !SpeechCodecs.IsHere(name) ? name : null;

    private static string? CodecOf(AcousticProfile call) => ShownCodec(call) is { } name && SpeechCodecs.IsHere(name) ? name : null;

    private static string? ShownCodec(AcousticProfile call)
    {
        string shown = $"{call.CodecTrace} {call.Codec} {call.DeclaredCodec}".ToLowerInvariant();
        return shown switch
        {
            _ when shown.Contains("a-law", StringComparison.Ordinal) || shown.Contains("alaw", StringComparison.Ordinal) => "ALaw",
            _ when shown.Contains("μ-law", StringComparison.Ordinal) || shown.Contains("mulaw", StringComparison.Ordinal) || shown.Contains("g.711", StringComparison.Ordinal) => "MuLaw",
            _ when shown.Contains("g722", StringComparison.Ordinal) => "G722",
            _ when shown.Contains("gsm", StringComparison.Ordinal) => "Gsm",
            _ when shown.Contains("amr", StringComparison.Ordinal) => "AmrNb",
            _ when shown.Contains("opus", StringComparison.Ordinal) => "Opus",
            _ when shown.Contains("mp3", StringComparison.Ordinal) || shown.Contains("lossy", StringComparison.Ordinal) => "Mp3",
            _ => null,
        };
    }

    private static void Add(List<IDictionary> stages, string kind, params ReadOnlySpan<(string Key, object Value)> settings)
    {
        Hashtable stage = new(StringComparer.OrdinalIgnoreCase) { ["Kind"] = kind };
        foreach ((string key, object value) in settings) stage[key] = value;
        stages.Add(stage);
    }
}
