using AsrDataTools.Acoustics;
using AsrDataTools.Audio;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>
/// How often a false declaration is found and an honest one is doubted, on prompts in the languages kept for judging, changed
/// by sox. Every eighth prompt of at least 1.5 s with half a second of speech in it.
/// </summary>
internal sealed class DeclarationAccuracy : IAccuracyStudy
{
    private const double LeastSeconds = 1.5;

    // Some prompts are silence on purpose, one is the screaming of monkeys.
    private const double LeastSpeechSeconds = 0.5;
    private const int Every = 8;

    // Some packages hold prompts of no sample at all.
    private const long EmptyBytes = 100;

    public string Name => "declarations";

    public IEnumerable<AccuracyRow> Run()
    {
        yield return Honest("8 kHz PCM declared telephony, telephone", "wav", new() { Path = "", DeclaredSampleRate = 8000, DeclaredCodec = "PCM", DeclaredChannels = 1, Environment = "telephony", Device = "telephone" });
        yield return Honest("16 kHz G.722 declared VoIP, IP phone", "g722", new() { Path = "", DeclaredSampleRate = 16000, DeclaredCodec = "G.722", DeclaredChannels = 1, DeclaredBandwidth = "wideband", Environment = "VoIP", Device = "IP phone" });
        yield return Honest("GSM declared mobile", "gsm", new() { Path = "", DeclaredSampleRate = 8000, DeclaredCodec = "GSM 06.10", DeclaredBandwidth = "narrowband", Environment = "mobile", Device = "mobile phone" });

        yield return Found("DeclaredContentRate", "8 kHz brought to 16 kHz, declared 16 kHz", "wav", new() { Path = "", DeclaredSampleRate = 16000 }, 95, ["-r", "16000"]);
        yield return Found("DeclaredCodecTrace", "decoded A-law, declared PCM", "wav", new() { Path = "", DeclaredCodec = "PCM" }, 99, ["-e", "a-law"], ["-e", "signed", "-b", "16"]);
        yield return Found("DeclaredCodecTrace", "decoded μ-law, declared PCM", "wav", new() { Path = "", DeclaredCodec = "PCM" }, 99, ["-e", "u-law"], ["-e", "signed", "-b", "16"]);
        yield return Found("DeclaredEnvironment", "A-law file at 8 kHz, declared studio", "wav", new() { Path = "", Environment = "studio" }, null, ["-e", "a-law"]);
        yield return Found("DeclaredEnvironment", "decoded A-law, declared studio", "wav", new() { Path = "", Environment = "studio" }, null, ["-e", "a-law"], ["-e", "signed", "-b", "16"]);
        yield return Found("DeclaredDevice", "16 kHz G.722, declared telephone handset", "g722", new() { Path = "", Device = "telephone handset" }, null);
        yield return Found("DeclaredBandwidth", "8 kHz brought to 16 kHz, declared wideband", "wav", new() { Path = "", DeclaredBandwidth = "wideband" }, null, ["-r", "16000"]);
    }

    private static AccuracyRow Honest(string material, string format, AcousticProfile declared)
    {
        IReadOnlyList<AcousticProfile> profiles = Profiles(format, declared, []);
        int doubted = profiles.Count(profile => new DeclarationAudit().Judge(profile).Count > 0);
        double share = 100.0 * doubted / profiles.Count;
        return new("all rules", material, "profiles contradicted", share, "%", profiles.Count, "≤ 1 %", share <= 1, Missing(profiles, format));
    }

    private static AccuracyRow Found(string rule, string material, string format, AcousticProfile declared, double? target, params string[][] steps)
    {
        IReadOnlyList<AcousticProfile> profiles = Profiles(format, declared, steps);
        double share = 100.0 * profiles.Count(profile => new DeclarationAudit([rule]).Judge(profile).Count > 0) / profiles.Count;
        return new(rule, material, "recall", share, "%", profiles.Count, target is null ? "" : $"≥ {target} %", target is null ? null : share >= target, Missing(profiles, format));
    }

    private static string? Missing(IReadOnlyList<AcousticProfile> profiles, string format) => profiles.Count > 0 ? null : $"sox or asterisk-core-sounds-*-{format}";

    private static IReadOnlyList<AcousticProfile> Profiles(string format, AcousticProfile declared, string[][] steps)
    {
        string folder = Directory.CreateTempSubdirectory("asrdata-accuracy-").FullName;
        try
        {
            List<AcousticProfile> profiles = [];
            IEnumerable<string> prompts = SpeechMaterial.JudgingLanguages
                .SelectMany(language => SpeechMaterial.Files(language, format).Where((_, index) => index % Every == 0))
                .Where(file => new FileInfo(file).Length > EmptyBytes);
            foreach (string prompt in prompts)
            {
                if (Changed(prompt, folder, steps) is not string file) return [];
                using AudioReader reader = AudioFile.Open(file);
                AcousticProfile measured = AcousticProfiler.Profile(reader)[0];
                if (measured.DurationSeconds >= LeastSeconds && measured.SpeechSeconds >= LeastSpeechSeconds) profiles.Add(Declaring(measured, declared));
            }

            return profiles;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Null where sox is not installed.
    private static string? Changed(string prompt, string folder, string[][] steps)
    {
        string file = prompt;
        for (int step = 0; step < steps.Length; step++)
        {
            string made = Path.Combine(folder, $"{step}.wav");
            if (SystemTool.Run("sox", [file, .. steps[step], made]) is null) return null;
            file = made;
        }

        return file;
    }

    private static AcousticProfile Declaring(AcousticProfile measured, AcousticProfile declared) => measured with
    {
        Environment = declared.Environment,
        Device = declared.Device,
        DeclaredSampleRate = declared.DeclaredSampleRate,
        DeclaredCodec = declared.DeclaredCodec,
        DeclaredBandwidth = declared.DeclaredBandwidth,
        DeclaredChannels = declared.DeclaredChannels,
    };
}
