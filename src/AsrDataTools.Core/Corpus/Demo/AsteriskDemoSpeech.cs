using System.Collections.Concurrent;
using System.IO.Compression;
using System.Runtime.InteropServices;
using AsrDataTools.Signal;
using AsrDataTools.Simulation;
using AsrDataTools.Statistics;

namespace AsrDataTools.Corpus.Demo;

/// <summary>
/// Telephone prompts recorded by people: Debian's asterisk-core-sounds in G.722, three languages of one voice each. Other
/// speakers are derived from these by resampling, which shifts pitch, formants and tempo together.
/// </summary>
internal sealed class AsteriskDemoSpeech : IDemoSpeech
{
    private const int BytesPerSecond = 8000;
    private const double ShortestSeconds = 0.9;
    private const double LongestSeconds = 7;

    // Resampling by n/50: from 0.88 (slower and lower) to 1.12.
    private const int WarpBase = 50;
    private const int LowestWarp = 44;
    private const int HighestWarp = 56;

    private readonly DemoSourcePlaces _places;
    private readonly string _ffmpeg;
    private readonly Dictionary<string, ILookup<DemoUse, DemoLine>> _lines;
    private readonly Dictionary<string, Lazy<Dictionary<string, float[]>>> _pools = [];
    private readonly ConcurrentDictionary<int, Resampler> _warps = [];

    private AsteriskDemoSpeech(DemoSourcePlaces places, string ffmpeg)
    {
        _places = places;
        _ffmpeg = ffmpeg;
        _lines = Accents.ToDictionary(accent => accent.Name, ReadLines);
        foreach (IGrouping<DemoUse, DemoLine> pool in _lines.Values.SelectMany(uses => uses))
        {
            Lazy<Dictionary<string, float[]>> decoded = new(() => Decode([.. pool.Select(line => line.Key)]));
            foreach (DemoLine line in pool) _pools[line.Key] = decoded;
        }
    }

    public DemoSource Source => DemoSource.Asterisk;

    public string Description =>
        "Debian's asterisk-core-sounds (people recorded at 16 kHz, one voice a language; en-US and es-MX are the same person); further speakers are derived by resampling";

    public string License => "CC-BY-SA-3.0";

    public IReadOnlyList<DemoAccent> Accents { get; } =
    [
        new("en-US", "en", "en_US_f_Allison", 0.92, 0.5),
        new("es-MX", "es", "es_MX_f_Allison", 0.08, 0.3),
        new("fr-CA", "fr", "fr_CA_f_June", 0, 0.2),
    ];

    public IReadOnlyList<string> DomainTerms { get; } = ["mailbox", "voicemail", "buzón", "messagerie"];

    public DemoLine? CardNumberLine => null;

    /// <summary>The source, or null and what to install.</summary>
    public static AsteriskDemoSpeech? Open(DemoSourcePlaces places, out string? missing)
    {
        string[] languages = ["en", "es", "fr"];
        string? ffmpeg = places.FindProgram("ffmpeg");
        List<string> lacks = [];
        foreach ((string language, string voice) in languages.Zip(["en_US_f_Allison", "es_MX_f_Allison", "fr_CA_f_June"]))
        {
            if (!File.Exists(Path.Combine(places.SoundFolder, voice, "vm-intro.g722"))) lacks.Add($"Debian package asterisk-core-sounds-{language}-g722");
            string transcripts = TranscriptPath(places, language);
            if (!File.Exists(transcripts)) lacks.Add($"transcripts {transcripts} (Debian package asterisk-core-sounds-{language}; some images leave out {places.TranscriptFolder})");
        }

        if (ffmpeg is null) lacks.Add("the program ffmpeg (Debian package ffmpeg)");
        missing = lacks.Count == 0 ? null : string.Join(", ", lacks);
        return lacks.Count == 0 ? new(places, ffmpeg!) : null;
    }

    public DemoLine Line(DemoUse use, DemoAccent accent, SeededRandom random)
    {
        // Callers and agents draw from the same prompts: those of the voice mail, which training never has.
        DemoUse pool = use == DemoUse.Agent ? DemoUse.Caller : use;
        return random.Pick([.. _lines[accent.Name][pool]]);
    }

    public float[] Speak(DemoLine line, DemoSpeaker speaker, SeededRandom random, CancellationToken cancellation)
    {
        float[] original = _pools[line.Key].Value[line.Key];
        return _warps.GetOrAdd(WarpOf(speaker), warp => new(warp, WarpBase)).Apply(original);
    }

    public string DescribeVoice(DemoSpeaker speaker) =>
        FormattableString.Invariant($"{speaker.Accent.Voice}, resampled to {WarpOf(speaker) / (double)WarpBase:f2} of pitch, formants and tempo");

    // All are recorded women; the derived "sex" only decides which way the voice is moved.
    private static int WarpOf(DemoSpeaker speaker) => speaker.IsFemale
        ? WarpBase + (int)Math.Round(speaker.Tract * (HighestWarp - WarpBase))
        : WarpBase - (int)Math.Round(speaker.Tract * (WarpBase - LowestWarp));

    private static string TranscriptPath(DemoSourcePlaces places, string language) =>
        Path.Combine(places.TranscriptFolder, $"asterisk-core-sounds-{language}", $"core-sounds-{language}.txt.gz");

    private ILookup<DemoUse, DemoLine> ReadLines(DemoAccent accent)
    {
        List<(DemoUse Use, DemoLine Line)> lines = [];
        using GZipStream stream = new(File.OpenRead(TranscriptPath(_places, accent.Language)), CompressionMode.Decompress);
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is string row)
        {
            int colon = row.IndexOf(": ", StringComparison.Ordinal);
            // Subfolders hold single numbers, letters and silences; brackets stand for tones.
            if (row.StartsWith(';') || colon < 0 || row.Contains('[') || row.AsSpan(0, colon).Contains('/')) continue;
            string name = row[..colon];
            FileInfo file = new(Path.Combine(_places.SoundFolder, accent.Voice, name + ".g722"));
            if (!file.Exists || file.Length / (double)BytesPerSecond is < ShortestSeconds or > LongestSeconds) continue;
            lines.Add((UseOf(name), new(row[(colon + 2)..].Trim(), file.FullName)));
        }

        return lines.ToLookup(line => line.Use, line => line.Line);
    }

    private static DemoUse UseOf(string name) => name.StartsWith("vm-", StringComparison.Ordinal) ? DemoUse.Caller
        : SeededRandom.For(0, name).Next(5) == 0 ? DemoUse.Evaluation
        : DemoUse.Training;

    /// <summary>
    /// Decodes a pool of prompts in one run: a program started for each of hundreds would take most of the time. Each byte is
    /// two samples, so the places of the prompts are known; that the coder's state is handed on from one to the next does not
    /// matter, since it adapts within milliseconds and prompts begin with silence.
    /// </summary>
    private Dictionary<string, float[]> Decode(IReadOnlyList<string> paths)
    {
        byte[][] coded = [.. paths.Select(File.ReadAllBytes)];
        byte[] bytes = SystemProgram.Run(_ffmpeg, ["-v", "error", "-f", "g722", "-i", "pipe:0", "-f", "f32le", "pipe:1"], CancellationToken.None, coded);
        ReadOnlySpan<float> samples = MemoryMarshal.Cast<byte, float>(bytes);
        Dictionary<string, float[]> decoded = [];
        int position = 0;
        foreach ((string path, byte[] prompt) in paths.Zip(coded))
        {
            if (position + 2 * prompt.Length > samples.Length)
            {
                throw new SpeechDataException(
                    "DemoSourceUnreadable", SpeechDataProblem.InvalidData, $"ffmpeg decoded less of '{path}' than there is. Use another source.", path);
            }

            decoded[path] = samples.Slice(position, 2 * prompt.Length).ToArray();
            position += 2 * prompt.Length;
        }

        return decoded;
    }
}
