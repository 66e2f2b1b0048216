using System.Collections;
using AsrDataTools.Acoustics;
using AsrDataTools.Audio;
using AsrDataTools.Corpus;
using AsrDataTools.Simulation;

namespace AsrDataTools.Benchmarks;

/// <summary>What stages were asked for and what they did, on real speech; and which channel class the presets' results are taken for.</summary>
internal static class SimulationAccuracy
{
    private const string Sounds = "/usr/share/asterisk/sounds/en_US_f_Allison";
    private const double LeastSeconds = 4;
    private const int Prompts = 40;

    public static void Run()
    {
        SpeechUtterance[] speech = [.. Speech().Take(Prompts)];
        if (speech.Length == 0)
        {
            Console.WriteLine("needs asterisk-core-sounds-en-g722 and ffmpeg");
            return;
        }

        string folder = Directory.CreateTempSubdirectory("asrdata-benchmark-").FullName;
        try
        {
            Console.WriteLine($"{speech.Length} prompts of asterisk-core-sounds-en-g722, 16 kHz\n");
            Console.WriteLine("| stage | asked | realised: median (least to most) |\n|---|---|---|");
            foreach (double snr in (double[])[0, 10, 20]) Snr(speech, snr);
            foreach ((double rate, double burst) in ((double, double)[])[(0.02, 2), (0.1, 3)]) Loss(rate, burst);
            foreach (double decay in (double[])[0.3, 0.6, 1.0]) Decay(decay);
            foreach (double ratio in (double[])[0.2, 0.5]) Overlap(speech, ratio);
            Console.WriteLine("\n| preset | taken for its class | for another | for none |\n|---|---|---|---|");
            foreach (string preset in ChannelPresets.Names) Classes(speech, preset, Path.Combine(folder, preset));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Snr(SpeechUtterance[] speech, double asked)
    {
        List<double> measured = [];
        foreach (SpeechUtterance utterance in speech)
        {
            float[] clean = Load(utterance);
            (float[] noisy, _) = Send(clean, 16000, utterance, speech, Stage("Noise", ("Type", "Pink"), ("SnrDb", asked)));
            float[] noise = [.. noisy.Zip(clean, (sum, own) => sum - own)];
            measured.Add(NoiseMixer.ActiveLevelDbov(clean, 16000) - (20 * Math.Log10(NoiseGenerator.Rms(noise))));
        }

        Row("Noise, P.56 level over RMS, dB", asked, measured);
    }

    private static void Loss(double rate, double burst)
    {
        List<double> rates = [], bursts = [];
        float[] hour = [.. Enumerable.Repeat(0.5f, 8000 * 600)];
        for (int seed = 1; seed <= 10; seed++)
        {
            (_, StageRun run) = Send(hour, 8000, new SpeechUtterance { Id = $"{seed}" }, [], Stage("Loss", ("Rate", rate), ("MeanBurstPackets", burst)));
            rates.Add(Fact(run, "loss_realised_rate"));
            bursts.Add(Fact(run, "loss_realised_burst_packets"));
        }

        Row("Loss over 30,000 packets, rate", rate, rates);
        Row("Loss over 30,000 packets, mean burst", burst, bursts);
    }

    private static void Decay(double asked)
    {
        List<double> decays = [];
        float[] impulse = new float[32000];
        impulse[0] = 1;
        for (int seed = 1; seed <= 10; seed++)
        {
            (float[] response, _) = Send(impulse, 16000, new SpeechUtterance { Id = $"{seed}" }, [], Stage("Room", ("DecaySeconds", asked), ("DistanceMetres", 1.5)));
            if (RoomDecay.Of(response, 16000) is { } decay) decays.Add(decay);
        }

        Row("Room, decay time by Schroeder, s", asked, decays);
    }

    private static void Overlap(SpeechUtterance[] speech, double asked)
    {
        List<double> shares = [];
        foreach (SpeechUtterance utterance in speech)
        {
            float[] clean = Load(utterance);
            (float[] both, _) = Send(clean, 16000, utterance, speech, Stage("Overlap", ("Ratio", asked)));
            int first = Enumerable.Range(0, clean.Length).First(i => both[i] != clean[i]), last = Enumerable.Range(0, clean.Length).Last(i => both[i] != clean[i]);
            shares.Add((last - first + 1) / (double)clean.Length);
        }

        Row("Overlap, share of the time", asked, shares);
    }

    private static void Classes(SpeechUtterance[] speech, string preset, string folder)
    {
        using VariantMaker maker = new(new VariantOptions { Folder = folder, Chains = [ChannelPresets.Chain(preset)] }, speech, CancellationToken.None);
        List<ChannelClass?> classes = [];
        foreach (SpeechUtterance utterance in speech)
        {
            foreach (ChannelVariant variant in maker.Make(utterance, 1))
                classes.AddRange(UtteranceProfiler.Profile(variant.Utterance, AcousticProfileOptions.Default, null, CancellationToken.None).Select(profile => profile.ChannelClass));
        }

        int right = classes.Count(one => one.ToString() == preset), none = classes.Count(one => one is null);
        string others = string.Join(", ", classes.Where(one => one is not null && one.ToString() != preset).GroupBy(one => one).Select(group => $"{group.Key} {group.Count()}"));
        Console.WriteLine($"| {preset} | {right} of {classes.Count} | {(others.Length == 0 ? "0" : others)} | {none} |");
    }

    private static IEnumerable<SpeechUtterance> Speech() => !Directory.Exists(Sounds) ? [] : Directory.EnumerateFiles(Sounds, "*.g722")
        .Order(StringComparer.Ordinal)
        .Where(file => new FileInfo(file).Length / 8000.0 >= LeastSeconds)
        .Select(file => new SpeechUtterance { Id = Path.GetFileNameWithoutExtension(file), AudioPath = file });

    private static float[] Load(SpeechUtterance utterance)
    {
        using SampleSource source = UtteranceSource.Open(utterance, 1, CancellationToken.None);
        return source.ReadAll();
    }

    private static (float[] Samples, StageRun Run) Send(float[] samples, int rate, SpeechUtterance parent, SpeechUtterance[] corpus, IDictionary stage)
    {
        using ChannelStudio studio = new(1, corpus, [], [], CancellationToken.None);
        StageRun run = new(studio, parent, parent.Id);
        using SampleSource made = ChannelChain.Of([stage]).Apply(new SamplesSource(samples, rate), run);
        return (made.ReadAll(), run);
    }

    private static Hashtable Stage(string kind, params (string Key, object Value)[] settings)
    {
        Hashtable stage = new() { ["Kind"] = kind };
        foreach ((string key, object value) in settings) stage[key] = value;
        return stage;
    }

    private static double Fact(StageRun run, string column) =>
        double.Parse(run.Facts.Last(fact => fact.Key == column).Value, System.Globalization.CultureInfo.InvariantCulture);

    private static void Row(string stage, double asked, List<double> realised)
    {
        realised.Sort();
        Console.WriteLine(FormattableString.Invariant($"| {stage} | {asked:0.##} | {realised[realised.Count / 2]:0.000} ({realised[0]:0.000} to {realised[^1]:0.000}) |"));
    }
}
