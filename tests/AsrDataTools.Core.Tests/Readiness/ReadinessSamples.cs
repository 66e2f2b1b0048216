using AsrDataTools.Acoustics;
using AsrDataTools.Readiness;

namespace AsrDataTools.Core.Tests.Readiness;

/// <summary>Made-up profiles of corpora whose differences are known.</summary>
internal static class ReadinessSamples
{
    /// <summary>Recordings of 36 s (100 make an hour), each of a speaker of its own.</summary>
    public static IReadOnlyList<AcousticProfile> Corpus(
        string name, int count, double bandwidthHz, double snrDb, ChannelClass channel, int seed, double levelDbov = -26)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(1, count).Select(index => new AcousticProfile
        {
            Path = $"/{name}/{index:000}.wav",
            Speaker = $"{name}-{index}",
            Container = "WAV",
            Codec = "pcm_s16le",
            SampleRate = 16000,
            DurationSeconds = 36,
            BandwidthHz = bandwidthHz + (50 * Normal(random)),
            LowCutHz = 150 + (10 * Normal(random)),
            SnrDb = snrDb + (2 * Normal(random)),
            ActiveLevelDbov = levelDbov + Normal(random),
            ClippedShare = 0,
            ChannelClass = channel,
            BandClass = bandwidthHz < 4000 ? BandClass.Narrowband : BandClass.Wideband,
        })];
    }

    public static IReadOnlyList<AcousticProfile> Telephony(string name, int count, int seed) => Corpus(name, count, 3400, 20, ChannelClass.Telephony, seed);

    public static IReadOnlyList<AcousticProfile> Studio(string name, int count, int seed) => Corpus(name, count, 7400, 35, ChannelClass.CloseTalk, seed);

    public static GateResult Judge(IReadOnlyList<AcousticProfile> training, IReadOnlyList<AcousticProfile> production, AcousticGateSettings? settings = null)
    {
        settings ??= new() { Comparison = new() { Replicates = 200 } };
        return AcousticGate.Judge(
            AcousticGate.Compare(training, production, settings.Comparison), settings) with
        { Required = true };
    }

    /// <summary>A failing audit's rows, with everything in them that a report can show.</summary>
    public static IReadOnlyList<GateResult> FailingAudit(string failedPath = "/production/broken.wav")
    {
        GateResult acoustics = Judge(Studio("training", 60, 1), Telephony("production", 40, 2));
        GateResult[] gates =
        [
            acoustics,
            AccentGate.Judge(AccentSamples.Lopsided(), new()),
            .. Enum.GetValues<Gate>().Skip(2).Select(gate => new GateResult { Gate = gate.ToString(), Reasons = new(["gate not available in this version"]) }),
        ];
        AuditRun run = new()
        {
            Plan = new() { Training = ["/training"], Production = ["/production"], RequiredGate = [Gate.Acoustics], Seed = 5 },
            Training = new() { Paths = ["/training"], Profiled = 60, Profiles = 60, Hours = 0.6 },
            Production = new()
            {
                Paths = ["/production"],
                Profiled = 40,
                Profiles = 40,
                Hours = 0.4,
                Failures = [new(failedPath, "AudioUnreadable", $"'{failedPath}' is no recording.")],
            },
            Version = "0.1.0",
            Platform = "test",
        };
        return [.. gates, OverallVerdict.Summarise(gates, run)];
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
