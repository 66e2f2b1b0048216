using System.Numerics.Tensors;
using AsrDataTools.Audio;
using AsrDataTools.Signal;
using AsrDataTools.Simulation;
using AsrDataTools.Statistics;

namespace AsrDataTools.Corpus.Demo;

/// <summary>
/// The production part: telephone calls of a caller and an agent, 8 kHz, 300–3400 Hz, G.711, with noise, packet loss and now
/// and then clipping, in the accents of live traffic.
/// </summary>
internal sealed class DemoProduction(DemoStudio studio, DemoPlan plan, long seed, IReadOnlyList<float[]> babble)
{
    public const string Split = "production";
    public const int Rate = 8000;

    private const int PacketSamples = Rate / 50;
    private const double BurstDensity = 0.6;
    private const double NoisySnrDb = 10;
    private const int ClippedEvery = 12;
    private const int CardNumberEvery = 24;

    private readonly Resampler _down = new(DemoCorpusBuilder.StudioRate, Rate);

    private readonly IReadOnlyList<DemoSpeaker> _agents =
        DemoSpeaker.Make("A", plan.Agents, [studio.Speech.Accents[0]], _ => 1, seed);

    public IReadOnlyList<DemoSpeaker> Speakers { get; } =
        DemoSpeaker.Make("P", plan.Callers, studio.Speech.Accents, accent => accent.TrafficShare, seed);

    public int Count => plan.Callers * plan.CallsPerCaller;

    public DemoRecording Make(int number)
    {
        DemoSpeaker caller = Speakers[number / plan.CallsPerCaller];
        string id = $"call-{number + 1:0000}";
        string path = $"production/audio/{id}.wav";
        SeededRandom random = SeededRandom.For(seed, path);
        bool tellsCardNumber = number % CardNumberEvery == CardNumberEvery / 2 && studio.Speech.CardNumberLine is not null;
        DemoTake take = studio.Converse(Talk(caller, random.Pick(_agents), tellsCardNumber, random), overlapShare: 0.3, random);
        float[] samples = TelephoneBand.At(Rate).Apply(_down.Apply(take.Samples));
        Dictionary<string, object> truth = [];
        List<DemoDefect> defects = [];

        AddNoise(samples, path, random, truth, defects);
        SetLevel(samples, path, number % ClippedEvery == ClippedEvery / 2, caller, random, truth, defects);
        SampleEncoding encoding = Code(samples, random, truth);
        if (random.NextDouble() < 0.5) Lose(samples, path, random, truth, defects);
        if (tellsCardNumber)
        {
            DemoTurn turn = take.Turns.First(turn => turn.Text == studio.Speech.CardNumberLine!.Text);
            defects.Add(new("Governance", "SpokenCardNumber", path, "a payment card's number is read out and transcribed") { StartSeconds = turn.StartSeconds, EndSeconds = turn.EndSeconds });
        }

        studio.Write(path, samples, Rate, encoding);
        double seconds = samples.Length / (double)Rate;
        DemoRow row = new()
        {
            Id = id,
            Path = path,
            DurationSeconds = seconds,
            Text = string.Join(' ', take.Turns.Select(turn => turn.Text)),
            Speaker = caller,
            Recording = id,
            Domain = "call centre",
            Device = "telephone",
            Environment = "telephony",
            Split = Split,
            License = studio.Speech.License,
        };
        return new(path, seconds, take.Turns, [row], defects) { Truth = truth };
    }

    private List<(DemoSpeaker, DemoLine)> Talk(DemoSpeaker caller, DemoSpeaker agent, bool tellsCardNumber, SeededRandom random)
    {
        List<(DemoSpeaker, DemoLine)> lines = [(agent, studio.Speech.Line(DemoUse.Agent, agent.Accent, random))];
        lines.Add((caller, studio.Speech.Line(DemoUse.Caller, caller.Accent, random)));
        lines.Add((caller, tellsCardNumber ? studio.Speech.CardNumberLine! : studio.Speech.Line(DemoUse.Caller, caller.Accent, random)));
        lines.Add((agent, studio.Speech.Line(DemoUse.Agent, agent.Accent, random)));
        lines.Add((caller, studio.Speech.Line(DemoUse.Caller, caller.Accent, random)));
        return lines;
    }

    // The noise is around the caller, so it comes through the same band as the voice.
    private void AddNoise(float[] samples, string path, SeededRandom random, Dictionary<string, object> truth, List<DemoDefect> defects)
    {
        string[] kinds = ["white", "pink", "babble"];
        string kind = random.Pick(kinds);
        float[] noise = kind switch
        {
            "white" => NoiseGenerator.White(samples.Length, random),
            "pink" => NoiseGenerator.Pink(samples.Length, Rate, random),
            _ => NoiseGenerator.Babble(samples.Length, babble, random),
        };
        double snr = Math.Round(Math.Clamp(14 + 5 * random.NextNormal(), 3, 30), 2);
        NoiseMixer.Add(samples, TelephoneBand.At(Rate).Apply(noise), snr, Rate);
        truth["noise"] = kind;
        truth["snrDb"] = snr;
        if (snr < NoisySnrDb) defects.Add(new("Acoustics", "Noise", path, $"{kind} noise, on active speech level (ITU-T P.56)") { Value = snr, Unit = "dB" });
    }

    private static void SetLevel(
        float[] samples, string path, bool clips, DemoSpeaker caller, SeededRandom random, Dictionary<string, object> truth, List<DemoDefect> defects)
    {
        double level = Math.Round((clips ? -9 : -28) + Math.Clamp(caller.LevelDb, -5, 5) + random.NextNormal(), 2);
        NoiseMixer.SetLevel(samples, Rate, level);
        int clipped = samples.Count(sample => Math.Abs(sample) >= 1);
        TensorPrimitives.Clamp(samples, -1f, 32767f / 32768, samples);
        truth["levelDbovBeforeClipping"] = level;
        truth["clippedSamples"] = clipped;
        if (!clips) return;
        defects.Add(new("Acoustics", "Clipping", path, "overdriven by about 19 dB") { Value = clipped / (double)samples.Length, Unit = "share of samples" });
    }

    /// <summary>All calls were coded in G.711; in a quarter of them only the samples still tell.</summary>
    private static SampleEncoding Code(float[] samples, SeededRandom random, Dictionary<string, object> truth)
    {
        SampleEncoding codec = random.NextDouble() < 0.6 ? SampleEncoding.MuLaw : SampleEncoding.ALaw;
        bool keepsCodec = random.NextDouble() < 0.75;
        for (int i = 0; i < samples.Length; i++)
        {
            short sample = (short)Math.Clamp(MathF.Round(samples[i] * 32768f), short.MinValue, short.MaxValue);
            short coded = codec == SampleEncoding.MuLaw ? G711.MuLawValues[G711.EncodeMuLaw(sample)] : G711.ALawValues[G711.EncodeALaw(sample)];
            samples[i] = coded / 32768f;
        }

        truth["codec"] = codec == SampleEncoding.MuLaw ? "G.711 μ-law" : "G.711 A-law";
        truth["storedAs"] = keepsCodec ? truth["codec"] : "16-bit PCM";
        return keepsCodec ? codec : SampleEncoding.Signed16;
    }

    private static void Lose(float[] samples, string path, SeededRandom random, Dictionary<string, object> truth, List<DemoDefect> defects)
    {
        double rate = Math.Round(random.Between(0.02, 0.1), 4);
        LossConcealment concealment = random.NextDouble() < 0.5 ? LossConcealment.Zero : LossConcealment.Repeat;
        PacketLossResult result = PacketLoss.Apply(samples, PacketSamples, new(rate, BurstDensity, random), concealment);
        truth["lossRate"] = rate;
        truth["burstDensity"] = BurstDensity;
        truth["concealment"] = concealment.ToString();
        truth["packetMilliseconds"] = 1000 * PacketSamples / Rate;
        truth["lostPackets"] = result.LostPackets;
        if (result.LostPackets.Count == 0) return;
        defects.Add(new("Acoustics", "PacketLoss", path, $"{result.LostPackets.Count} of {result.Packets} packets of 20 ms, concealment {concealment}") { Value = result.LostShare, Unit = "share of packets" });
    }
}
