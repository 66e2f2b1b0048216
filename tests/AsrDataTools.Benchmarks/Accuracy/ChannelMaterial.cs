using System.Globalization;
using AsrDataTools.Acoustics;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>
/// Recordings of known channel, made by sox, ffmpeg and espeak-ng alone: nothing that judges them has had a part in making
/// them. Each is some 45 s of phrases with pauses, in one language.
/// </summary>
internal sealed class ChannelMaterial(string folder)
{
    /// <summary>Recordings a class and language.</summary>
    public const int Variants = 8;

    private const int Prompts = 24;

    private readonly Dictionary<string, double> _levels = [];

    /// <summary>The classes that can be made; a mobile network's codec (AMR) has no encoder in Debian's tools.</summary>
    public static IReadOnlyList<ChannelClass> Classes { get; } = [ChannelClass.Telephony, ChannelClass.Voip, ChannelClass.FarField, ChannelClass.CloseTalk];

    /// <summary>Whether every program and the prompts are there; else what is missing.</summary>
    public static string? Missing()
    {
        if (SpeechMaterial.Files("en", "g722").Count == 0)
            return "asterisk-core-sounds";
        foreach ((string program, string argument) in ((string, string)[])[("sox", "--version"), ("ffmpeg", "-version"), ("espeak-ng", "--version")])
        {
            if (SystemTool.Run(program, argument) is null)
                return program;
        }

        return null;
    }

    /// <summary>Makes one recording and gives its path.</summary>
    /// <param name="language">Of the prompts.</param>
    /// <param name="channel">One of <see cref="Classes"/>.</param>
    /// <param name="variant">0 … <see cref="Variants"/> − 1: which chain, and with which settings.</param>
    /// <param name="seed">Which prompts and pauses.</param>
    public string Make(string language, ChannelClass channel, int variant, int seed)
    {
        Random random = new(HashCode(language, (int)channel, variant, seed));
        string name = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{language}-{channel}-{variant}-{seed}"));
        string speech = channel == ChannelClass.CloseTalk && variant >= Variants / 2 ? Spoken(language, name, random) : Prompted(language, name, random);
        string made = channel switch
        {
            ChannelClass.Telephony => Telephone(speech, name, variant, random),
            ChannelClass.Voip => VoiceOverIp(speech, name, variant, random),
            ChannelClass.FarField => FarField(speech, name, variant, random),
            _ => CloseTalk(speech, name, variant, random),
        };
        File.Delete(speech);
        return made;
    }

    /// <summary>Chains that leave little or nothing to tell them by; reported apart.</summary>
    public static IReadOnlyList<(string Name, ChannelClass Channel)> HardCases { get; } =
    [
        ("Opus without loss, decoded to WAV", ChannelClass.Voip),
        ("close talk stored as MP3", ChannelClass.CloseTalk),
        ("close talk brought to 8 kHz", ChannelClass.CloseTalk),
        ("far field brought to 8 kHz", ChannelClass.FarField),
    ];

    /// <summary>Makes a recording of a hard case and gives its path.</summary>
    /// <param name="language">Of the prompts.</param>
    /// <param name="hardCase">Index into <see cref="HardCases"/>.</param>
    /// <param name="seed">Which prompts, pauses, noise and room.</param>
    public string MakeHard(string language, int hardCase, int seed)
    {
        string name = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{language}-hard-{hardCase}-{seed}"));
        Random random = new(HashCode(language, 9, hardCase, seed));
        if (hardCase == 0)
        {
            string speech = WithNoise(Prompted(language, name, random), name, "pink", 22 + (20 * random.NextDouble()));
            return Decoded(FFmpeg(speech, name + "-sent.mka", "-c:a", "libopus", "-application", "voip", "-b:a", "24k"), name, "-ar", "16000");
        }

        string wide = Make(language, HardCases[hardCase].Channel, variant: 0, seed + 1);
        return hardCase == 1
            ? FFmpeg(wide, name + ".mp3", "-c:a", "libmp3lame", "-b:a", "64k")
            : Sox(wide, "-b", "16", name + ".wav", "rate", "8000");
    }

    private string Telephone(string speech, string name, int variant, Random random)
    {
        string line = name + "-line.wav", noisy = WithNoise(speech, name, "white", 20 + (20 * random.NextDouble()));
        Sox(noisy, "-b", "16", line, "sinc", "-n", "512", "300-3400", "rate", "8000");
        File.Delete(noisy);
        string coded;
        switch (variant)
        {
            case 0:
                return Sox(line, "-e", "a-law", name + ".wav");
            case 1:
                return Decoded(FFmpeg(line, name + "-u.wav", "-c:a", "pcm_mulaw"), name);
            case 2:
                return Sox(line, name + ".gsm");
            case 3:
                coded = Sox(line, name + "-coded.gsm");
                return Decoded(coded, name);
            case 4:
                return Sox(line, name + ".wav", "vol", "-6dB");
            case 5:
                coded = Sox(line, "-e", "u-law", name + "-coded.wav");
                return Decoded(coded, name, "-ar", "16000");
            case 6:
                coded = FFmpeg(line, name + "-coded.wav", "-c:a", "g726", "-b:a", "32k");
                return Decoded(coded, name);
            default:
                return FFmpeg(line, name + ".wav", "-c:a", "pcm_mulaw");
        }
    }

    private string VoiceOverIp(string speech, string name, int variant, Random random)
    {
        string noisy = WithNoise(speech, name, variant % 2 == 0 ? "pink" : "brown", 22 + (20 * random.NextDouble()));
        string rate = variant == 6 ? "32k" : variant == 5 ? "16k" : "24k";
        switch (variant)
        {
            case 0:
                return FFmpeg(noisy, name + ".ogg", "-c:a", "libopus", "-application", "voip", "-b:a", rate);
            case 2:
                return FFmpeg(noisy, name + ".g722", "-ar", "16000", "-c:a", "g722", "-f", "g722");
            case 3:
                return FFmpeg(noisy, name + ".ogg", "-c:a", "libspeex", "-ar", "16000", "-b:a", "24k");
            case 7:
                return FFmpeg(noisy, name + ".wav", "-ar", "16000", "-c:a", "g722");
            default:
                // Packets of 20 ms are dropped on the way; the receiver plays nothing in their place.
                string sent = FFmpeg(noisy, name + "-sent.mka", "-c:a", "libopus", "-application", "voip", "-b:a", rate);
                string loss = (0.01 + (0.05 * random.NextDouble())).ToString("0.000", CultureInfo.InvariantCulture);
                string arrived = FFmpeg(sent, name + "-arrived.mka", "-c", "copy", "-bsf:a", $"noise=drop=lt(random(1)\\,{loss})");
                return Decoded(arrived, name, "-af", "aresample=async=1:first_pts=0:min_hard_comp=0.01", "-ar", variant % 2 == 0 ? "48000" : "16000");
        }
    }

    private string FarField(string speech, string name, int variant, Random random)
    {
        string Percent(double low, double high) => (low + ((high - low) * random.NextDouble())).ToString("0", CultureInfo.InvariantCulture);
        string room = name + "-room.wav";
        Sox(speech, "-b", "16", room, "vol", "-15dB", "reverb", Percent(10, 60), Percent(20, 70), Percent(30, 90), "0", Percent(5, 20), Percent(1, 5), "remix", "1");
        string noisy = WithNoise(room, name, variant % 2 == 0 ? "pink" : "brown", 8 + (17 * random.NextDouble()));
        File.Delete(room);
        return Sox(noisy, "-b", "16", name + ".wav", "vol", $"-{random.Next(0, 12)}dB", "rate", variant % 4 == 3 ? "44100" : "16000");
    }

    private string CloseTalk(string speech, string name, int variant, Random random)
    {
        string noisy = WithNoise(speech, name, variant % 2 == 0 ? "pink" : "brown", 20 + (25 * random.NextDouble()));
        return Sox(noisy, "-b", "16", name + ".wav", "vol", $"-{random.Next(0, 12)}dB", "rate", variant is 3 or 7 ? "48000" : "16000");
    }

    /// <summary>Prompts decoded by ffmpeg, with pauses of digital silence put between them by sox.</summary>
    private string Prompted(string language, string name, Random random)
    {
        string[] files = [.. SpeechMaterial.Files(language, "g722").Where(path => new FileInfo(path).Length > 1.5 * 8000)];
        List<string> parts = [Pause(random)];
        double seconds = 0;
        while (seconds < 42)
        {
            string prompt = files[random.Next(files.Length) / Prompts * Prompts % files.Length];
            string wave = Path.Combine(folder, language + "-" + Path.GetFileNameWithoutExtension(prompt) + ".wav");
            if (!File.Exists(wave))
                FFmpeg(prompt, wave);
            seconds += new FileInfo(prompt).Length / 8000.0;
            parts.Add(wave);
            parts.Add(Pause(random));
        }

        string joined = name + "-speech.wav";
        SystemTool.Run("sox", ["-R", .. parts, joined, "norm", "-9"]);
        return joined;
    }

    /// <summary>Numbers, read by espeak-ng at 22.05 kHz: a talker of full band who needs no text of the language.</summary>
    private string Spoken(string language, string name, Random random)
    {
        string raw = name + "-raw.wav", text = string.Join(". ", Enumerable.Range(0, 20).Select(_ => random.Next(1000, 99999).ToString(CultureInfo.InvariantCulture)));
        SystemTool.Run("espeak-ng", "-v", language, "-s", "150", "-g", "4", "-w", raw, text);
        string spoken = Sox(raw, name + "-speech.wav", "norm", "-9", "pad", "0.5", "0.5");
        File.Delete(raw);
        return spoken;
    }

    private string Pause(Random random)
    {
        int tenths = random.Next(3, 13);
        string path = Path.Combine(folder, $"pause-{tenths}.wav");
        if (!File.Exists(path))
            SystemTool.Run("sox", "-R", "-n", "-r", "16000", "-b", "16", "-c", "1", path, "trim", "0", (tenths / 10.0).ToString(CultureInfo.InvariantCulture));
        return path;
    }

    /// <summary>Adds sox's noise so far below the RMS of the whole; the level of speech alone is about 1 dB higher.</summary>
    private string WithNoise(string speech, string name, string colour, double ratioDb)
    {
        string rate = SystemTool.Run("sox", "--i", "-r", speech)!.Value.Output.Trim(), length = SystemTool.Run("sox", "--i", "-D", speech)!.Value.Output.Trim();
        string noise = Path.Combine(folder, $"{colour}-{rate}.wav"), noisy = name + "-noisy.wav";
        if (!File.Exists(noise))
            SystemTool.Run("sox", "-R", "-n", "-r", rate, "-b", "24", "-c", "1", noise, "synth", "90", colour + "noise", "highpass", "40");
        double gain = Math.Pow(10, (Level(speech) - ratioDb - Level(noise)) / 20);
        SystemTool.Run("sox", "-R", "-m", "-v", "1", speech, "-v", gain.ToString("0.000000", CultureInfo.InvariantCulture), noise, "-b", "16", noisy, "trim", "0", length);
        return noisy;
    }

    private double Level(string path)
    {
        if (!_levels.TryGetValue(path, out double level))
        {
            string line = SystemTool.Run("sox", path, "-n", "stats")!.Value.Messages.Split('\n').First(l => l.StartsWith("RMS lev dB", StringComparison.Ordinal));
            _levels[path] = level = double.Parse(line["RMS lev dB".Length..].Trim(), CultureInfo.InvariantCulture);
        }

        return level;
    }

    private static string Sox(string input, params IReadOnlyList<string> rest)
    {
        SystemTool.Run("sox", ["-R", input, .. rest]);
        return rest.First(argument => argument.StartsWith('/'));
    }

    private static string FFmpeg(string input, string output, params IReadOnlyList<string> options)
    {
        SystemTool.Run("ffmpeg", ["-nostdin", "-v", "error", "-y", "-i", input, .. options, output]);
        return output;
    }

    private static string Decoded(string coded, string name, params IReadOnlyList<string> options)
    {
        string output = FFmpeg(coded, name + ".wav", [.. options, "-c:a", "pcm_s16le"]);
        File.Delete(coded);
        return output;
    }

    /// <summary>The same on every run, which <see cref="System.HashCode"/> does not promise.</summary>
    private static int HashCode(string language, int channel, int variant, int seed) =>
        (((((language[0] * 31) + language[1]) * 31) + channel) * 31 * 31) + (variant * 31) + (seed * 7919);
}
