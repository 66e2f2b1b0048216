using AsrDataTools.Acoustics;
using AsrDataTools.Corpus;
using AsrDataTools.Statistics;

namespace AsrDataTools.Simulation;

/// <summary>
/// Finds chains whose result is measured like production: makes a batch, measures it as production was measured, corrects what it asks
/// for by the median difference, and keeps the best of a few passes.
/// </summary>
public sealed class ChannelMatcher
{
    private const int BatchSize = 96;
    private const int MostPasses = 4;
    private const int Replicates = 200;

    // What is left out is of speakers (F0, speaking rate), of how utterances are cut (length, pauses, loudness range, and RMS, peak and
    // crest, which go with pauses), or made by no stage (hum, offset, sides of stereo).
    private static readonly string[] ChannelMeasures =
    [
        AcousticShift.Joint, nameof(AcousticProfile.ActiveLevelDbov), nameof(AcousticProfile.LoudnessLufs), nameof(AcousticProfile.ClippedShare), nameof(AcousticProfile.NoiseFloorDbfs),
        nameof(AcousticProfile.SnrDb), nameof(AcousticProfile.WadaSnrDb), nameof(AcousticProfile.BandwidthHz), nameof(AcousticProfile.LowCutHz), "DropoutShare", nameof(AcousticProfile.DecayTimeSeconds),
    ];

    private readonly IReadOnlyList<AcousticProfile> _production;
    private readonly IReadOnlyList<SpeechUtterance> _speech;
    private readonly ProductionChannels _channels;
    private readonly VariantOptions _options;
    private readonly int _threads;
    private readonly CancellationToken _cancellation;
    private readonly List<AcousticProfile> _originals = [];
    private int _passes;

    /// <param name="production">What is to be matched.</param>
    /// <param name="speech">What variants are made of.</param>
    /// <param name="options">Seed, noises; the folder is not used.</param>
    /// <exception cref="SpeechDataException">There is no production.</exception>
    public ChannelMatcher(IReadOnlyList<AcousticProfile> production, IReadOnlyList<SpeechUtterance> speech, VariantOptions options, int threads, CancellationToken cancellation)
    {
        if (production.Count == 0)
            throw new SpeechDataException("ProductionEmpty", SpeechDataProblem.InvalidArgument, "There is no profile of production to match. Give profiles, saved profiles, a manifest or a folder of calls with -MatchProfile.");
        _production = production;
        _speech = speech;
        _options = options;
        _threads = threads;
        _cancellation = cancellation;
        bool others = speech.Count > 1 && speech.Select(utterance => utterance.Speaker).Distinct().Count() is var speakers && (speakers > 1 || speech[0].Speaker is null);
        _channels = new ProductionChannels(production, options.Seed, others, options.NoisePaths.Count > 0);
    }

    /// <summary>The chain of a variant, for <see cref="VariantOptions.Choose"/>.</summary>
    public ChannelChain Chain(string stream) => _channels.Chain(stream);

    /// <summary>Makes and measures batches until a pass brings nothing.</summary>
    /// <param name="report">Takes the trouble with one utterance; the others go on.</param>
    /// <param name="pass">Told the number of each pass, from 1.</param>
    public void Fit(Action<SpeechDataException> report, Action<int> pass)
    {
        SpeechUtterance[] batch = [.. SeededRandom.For(_options.Seed, "batch").Sample(_speech.Count, Math.Min(BatchSize, _speech.Count)).Select(place => _speech[place])];
        _originals.AddRange(Measure(batch, utterance => UtteranceProfiler.Profile(utterance, AcousticProfileOptions.Default, null, _cancellation), report));
        Dictionary<MatchedMeasure, double> best = new(_channels.Corrections);
        double least = double.PositiveInfinity;
        for (_passes = 1; _passes <= MostPasses; _passes++)
        {
            pass(_passes);
            (AcousticProfile Production, AcousticProfile Variant)[] made = Pilot(batch, _passes == 1 ? report : _ => { });
            if (made.Length == 0) break;
            double apart = Joint(Compare([.. made.Select(pair => pair.Variant)], ChannelMeasures))?.Auc ?? 1;
            if (apart < least)
            {
                least = apart;
                best = new(_channels.Corrections);
            }

            if (!Correct(made)) break;
        }

        _passes = Math.Min(_passes, MostPasses);
        foreach ((MatchedMeasure measure, double correction) in best) _channels.Corrections[measure] = correction;
    }

    /// <summary>Compares the finished variants, and the originals, with production.</summary>
    /// <param name="variants">Profiles of the variants.</param>
    public ChannelMatch Judge(IReadOnlyList<AcousticProfile> variants)
    {
        IReadOnlyList<AcousticShift> after = Compare(variants);
        AcousticShift? first = Joint(Compare(_originals)), last = Joint(after);
        AcousticShift? channelBefore = Joint(Compare(_originals, ChannelMeasures)), channelAfter = Joint(Compare(variants, ChannelMeasures));
        return new ChannelMatch
        {
            ProductionProfiles = _production.Count,
            VariantProfiles = variants.Count,
            Passes = _passes,
            ChannelAucBefore = channelBefore?.Auc,
            ChannelAucBeforeLow = channelBefore?.Low,
            ChannelAucBeforeHigh = channelBefore?.High,
            ChannelAucAfter = channelAfter?.Auc,
            ChannelAucAfterLow = channelAfter?.Low,
            ChannelAucAfterHigh = channelAfter?.High,
            AucBefore = first?.Auc,
            AucBeforeLow = first?.Low,
            AucBeforeHigh = first?.High,
            AucAfter = last?.Auc,
            AucAfterLow = last?.Low,
            AucAfterHigh = last?.High,
            Corrections = new TextList(_channels.Corrections.Where(entry => Math.Abs(entry.Value) >= (entry.Key.IsRatio ? 0.005 : 0.05)).Select(entry => entry.Key.IsRatio
                ? FormattableString.Invariant($"{entry.Key.Name} × {Math.Exp(entry.Value):0.00}")
                : FormattableString.Invariant($"{entry.Key.Name} {entry.Value:+0.0;-0.0} dB"))),
            Unmatched = new TextList(after.Where(row => row.Measure != AcousticShift.Joint && row.Verdict is Verdict.Fail or Verdict.Warn)
                .Select(row => FormattableString.Invariant($"{row.Measure} ({row.Verdict}, effect {AcousticComparison.Strength(row):0.00}{Why(row.Measure)})"))),
            Drivers = last?.Drivers ?? TextList.Empty,
            Remarks = new TextList((last?.Remarks ?? TextList.Empty).Concat(UnknownCodecs())),
        };
    }

    private (AcousticProfile, AcousticProfile)[] Pilot(SpeechUtterance[] batch, Action<SpeechDataException> report)
    {
        string folder = Directory.CreateTempSubdirectory("asrdata-match-").FullName;
        try
        {
            using VariantMaker maker = new(_options with { Folder = folder, Choose = _channels.Chain, Annotation = [] }, _speech, _cancellation);
            List<(AcousticProfile, AcousticProfile)> pairs = [];
            foreach (AcousticProfile variant in Measure(batch, utterance => Profile(maker, utterance), report)) pairs.Add((_channels.Draw(variant.Id!), variant));
            return [.. pairs];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private List<AcousticProfile> Profile(VariantMaker maker, SpeechUtterance utterance)
    {
        List<AcousticProfile> profiles = [];
        foreach (ChannelVariant variant in maker.Make(utterance, 1))
        {
            profiles.AddRange(UtteranceProfiler.Profile(variant.Utterance, AcousticProfileOptions.Default, null, _cancellation));
            File.Delete(variant.Path);
        }

        return profiles;
    }

    // In the order of the utterances, whichever thread is done first: the result must not depend on it.
    private List<AcousticProfile> Measure(SpeechUtterance[] batch, Func<SpeechUtterance, IReadOnlyList<AcousticProfile>> measure, Action<SpeechDataException> report)
    {
        (IReadOnlyList<AcousticProfile>? Profiles, SpeechDataException? Trouble)[] results = new (IReadOnlyList<AcousticProfile>?, SpeechDataException?)[batch.Length];
        Parallel.For(0, batch.Length, new ParallelOptions { TaskScheduler = TaskScheduler.Current, MaxDegreeOfParallelism = _threads, CancellationToken = _cancellation }, place =>
        {
            try
            {
                results[place] = (measure(batch[place]), null);
            }
            catch (SpeechDataException trouble)
            {
                results[place] = (null, trouble);
            }
        });
        foreach ((_, SpeechDataException? trouble) in results)
        {
            if (trouble is not null) report(trouble);
        }

        return [.. results.SelectMany(result => result.Profiles ?? [])];
    }

    private IReadOnlyList<AcousticShift> Compare(IReadOnlyList<AcousticProfile> difference, string[]? measures = null) => difference.Count == 0 ? [] : AcousticComparison.Compare(
        _production, difference, new AcousticComparisonOptions { Measures = measures, Seed = _options.Seed, Replicates = Replicates, ThrottleLimit = _threads }, _cancellation);

    private static AcousticShift? Joint(IEnumerable<AcousticShift> rows) => rows.FirstOrDefault(row => row.Measure == AcousticShift.Joint);

    private bool Correct((AcousticProfile Production, AcousticProfile Variant)[] made)
    {
        bool any = false;
        foreach (MatchedMeasure measure in MatchedMeasure.All)
        {
            double[] biases = [.. made.Select(pair => measure.Bias(pair.Production, pair.Variant)).OfType<double>().Order()];
            if (biases.Length < 5) continue;
            double before = _channels.Corrections[measure], median = biases[biases.Length / 2];
            _channels.Corrections[measure] = Math.Clamp(before - median, -measure.Most, measure.Most);
            any |= Math.Abs(_channels.Corrections[measure] - before) > (measure.IsRatio ? 0.02 : 0.3);
        }

        return any;
    }

    private string Why(string measure) => measure switch
    {
        nameof(AcousticProfile.F0MedianHz) or nameof(AcousticProfile.SyllablesPerSecond) => "; of the speakers, not the channel",
        nameof(AcousticProfile.SpeechShare) or nameof(AcousticProfile.ActivityFactor) or nameof(AcousticProfile.LoudnessRangeLu) => "; of how utterances are cut, not the channel",
        nameof(AcousticProfile.StereoCorrelation) or nameof(AcousticProfile.CrosstalkDb) => "; variants are mono",
        nameof(AcousticProfile.HumDb) or nameof(AcousticProfile.DcOffset) => "; no stage makes it",
        nameof(AcousticProfile.SnrDb) when Median(_originals) < Median(_production) => "; the speech is noisier than production",
        _ => "",
    };

    private IEnumerable<string> UnknownCodecs()
    {
        string[] missing = [.. _production.Select(ProductionChannels.MissingCodec).OfType<string>().Distinct()];
        if (missing.Length > 0) yield return $"production went through {string.Join(", ", missing)}, which no program here codes: left out of the chains";
    }

    private static double Median(IReadOnlyList<AcousticProfile> profiles)
    {
        double[] values = [.. profiles.Select(profile => profile.SnrDb).OfType<double>().Order()];
        return values.Length == 0 ? double.NaN : values[values.Length / 2];
    }
}
