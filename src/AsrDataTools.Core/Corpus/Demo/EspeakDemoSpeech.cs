using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using AsrDataTools.Signal;
using AsrDataTools.Statistics;

namespace AsrDataTools.Corpus.Demo;

/// <summary>Speech of the espeak-ng synthesizer.</summary>
internal sealed class EspeakDemoSpeech : IDemoSpeech
{
    private static readonly string[] FemaleVariants = ["f1", "f2", "f3", "f4"];
    private static readonly string[] MaleVariants = ["m1", "m2", "m3", "m4", "m5", "m6", "m7"];

    private readonly string _program;
    private readonly Resampler _toStudioRate = new(22050, DemoCorpusBuilder.StudioRate);

    private EspeakDemoSpeech(string program)
    {
        _program = program;
        string version = Encoding.UTF8.GetString(SystemProgram.Run(program, ["--version"], CancellationToken.None)).Split("  ")[0].Trim();
        Description = $"{version}; speakers differ in voice variant, pitch and tempo";
    }

    public DemoSource Source => DemoSource.Espeak;

    public string Description { get; }

    public string License => "CC0-1.0";

    public IReadOnlyList<DemoAccent> Accents { get; } =
    [
        new("en-US", "en", "en-us", 0.84, 0.4),
        new("en-GB", "en", "en-gb-x-rp", 0.12, 0.25),
        new("en-GB-scotland", "en", "en-gb-scotland", 0.04, 0.2),
        new("en-029", "en", "en-029", 0, 0.15),
    ];

    public IReadOnlyList<string> DomainTerms => DemoSentences.DomainTerms;

    public DemoLine? CardNumberLine => DemoSentences.CardNumber;

    /// <summary>The source, or null and what to install.</summary>
    public static EspeakDemoSpeech? Open(DemoSourcePlaces places, out string? missing)
    {
        string? program = places.FindProgram("espeak-ng");
        missing = program is null ? "the program espeak-ng (Debian package espeak-ng)" : null;
        return program is null ? null : new(program);
    }

    public DemoLine Line(DemoUse use, DemoAccent accent, SeededRandom random) => DemoSentences.Pick(use, random);

    public float[] Speak(DemoLine line, DemoSpeaker speaker, SeededRandom random, CancellationToken cancellation)
    {
        string[] arguments =
        [
            "-v", VoiceOf(speaker),
            "-p", PitchOf(speaker).ToString(CultureInfo.InvariantCulture),
            "-s", ((int)(150 + 40 * speaker.Tempo)).ToString(CultureInfo.InvariantCulture),
            "--stdout", "--", line.Key,
        ];
        byte[] wave = SystemProgram.Run(_program, arguments, cancellation);
        return _toStudioRate.Apply(Samples(wave));
    }

    public string DescribeVoice(DemoSpeaker speaker) => $"espeak-ng {VoiceOf(speaker)}, pitch {PitchOf(speaker)}";

    private static string VoiceOf(DemoSpeaker speaker)
    {
        string[] variants = speaker.IsFemale ? FemaleVariants : MaleVariants;
        return $"{speaker.Accent.Voice}+{variants[(int)(speaker.Tract * variants.Length)]}";
    }

    private static int PitchOf(DemoSpeaker speaker) => (int)(25 + 50 * speaker.Pitch);

    // Written to a pipe, the header cannot know its sizes: 44 bytes of it, then 16-bit samples to the end.
    private float[] Samples(byte[] wave)
    {
        if (wave.Length < 44 || !wave.AsSpan(36, 4).SequenceEqual("data"u8) || BinaryPrimitives.ReadInt32LittleEndian(wave.AsSpan(24)) != 22050)
        {
            throw new SpeechDataException(
                "DemoSourceUnreadable", SpeechDataProblem.InvalidData, "espeak-ng did not write WAV at 22,050 Hz. Use -Source Formant, or another version of it.", _program);
        }

        ReadOnlySpan<short> integers = MemoryMarshal.Cast<byte, short>(wave.AsSpan(44, (wave.Length - 44) & ~1));
        float[] samples = new float[integers.Length];
        for (int i = 0; i < samples.Length; i++) samples[i] = integers[i] / 32768f;
        return samples;
    }
}
