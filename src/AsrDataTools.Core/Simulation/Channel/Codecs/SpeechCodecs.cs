using AsrDataTools.Audio;

namespace AsrDataTools.Simulation;

/// <summary>The codecs that speech can be sent through: G.711 by the module itself, the others by the system's programs.</summary>
internal static class SpeechCodecs
{
    public const string MuLaw = "MuLaw";
    public const string ALaw = "ALaw";
    public const int TelephoneRate = 8000;

    private static readonly SystemCodec[] System =
    [
        new("Gsm", "libgsm", ".gsm") { Rates = [8000], Raw = new("gsm", 8000) },
        new("G722", "g722", ".g722") { Rates = [16000], Raw = new("g722", 16000), DelaySamples = 22 },
        new("AmrNb", "libopencore_amrnb", ".amr") { Rates = [8000], Bitrates = [4.75, 5.15, 5.9, 6.7, 7.4, 7.95, 10.2, 12.2], UsualKbps = 12.2, SoxExtension = ".amr-nb", Package = "ffmpeg (built with libopencore-amrnb) or libsox-fmt-base" },
        new("Opus", "libopus", ".opus") { Rates = [8000, 12000, 16000, 24000, 48000], UsualKbps = 24 },
        new("Mp3", "libmp3lame", ".mp3") { Rates = [8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000], UsualKbps = 64 },
    ];

    public static IReadOnlyCollection<string> Names { get; } = [MuLaw, ALaw, .. System.Select(codec => codec.Name)];

    public static bool HasBitrate(string name) => Find(name)?.UsualKbps is not null;

    /// <summary>Whether something on this machine codes it.</summary>
    public static bool IsHere(string name) => Find(name)?.IsHere ?? true;

    /// <summary>What the codec makes of a bit rate: its usual one where none is asked for, the nearest of those that it has.</summary>
    public static double Bitrate(string name, double? kbps)
    {
        SystemCodec codec = Find(name)!;
        double asked = kbps ?? codec.UsualKbps!.Value;
        return codec.Bitrates.Count == 0 ? Math.Round(asked) : codec.Bitrates.MinBy(rate => Math.Abs(rate - asked));
    }

    /// <summary>G.711 at 8 kHz: every sample becomes the value that its code stands for.</summary>
    public static SampleSource Companded(SampleSource input, string law)
    {
        float[] values = law == ALaw ? ALawTable : MuLawTable;
        return new ChangedSource(ResampledSource.Of(input, TelephoneRate), (samples, _) =>
        {
            for (int i = 0; i < samples.Length; i++)
                samples[i] = values[(ushort)(short)Math.Clamp(MathF.Round(samples[i] * 32768f), short.MinValue, short.MaxValue)];
        });
    }

    /// <summary>The source coded and decoded, at the rate that the codec works at.</summary>
    /// <param name="kbps">Bit rate; null for the codec's only one.</param>
    /// <exception cref="SpeechDataException">The program that codes is missing or fails.</exception>
    public static SampleSource Coded(SampleSource input, string name, double? kbps, StageRun run) => Find(name) is { } codec
        ? codec.Apply(input, kbps, run.Studio.TemporaryFolder, run.Cancellation)
        : Companded(input, name);

    private static readonly float[] ALawTable = Tabulate(sample => G711.ALawValues[G711.EncodeALaw(sample)]);
    private static readonly float[] MuLawTable = Tabulate(sample => G711.MuLawValues[G711.EncodeMuLaw(sample)]);

    private static float[] Tabulate(Func<short, short> law) => [.. Enumerable.Range(0, 65536).Select(code => law((short)(ushort)code) / 32768f)];

    private static SystemCodec? Find(string name) => Array.Find(System, codec => codec.Name == name);
}
