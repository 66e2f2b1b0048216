using AsrDataTools.Acoustics;
using AsrDataTools.Audio;

namespace AsrDataTools.Annotation.Rules;

/// <summary>What the recording itself says: how long it is, and where speech is heard in it.</summary>
internal sealed class RecordingAudio
{
    private readonly List<Stretch>[] _speech;

    private RecordingAudio(string path, double durationSeconds, List<Stretch>[] speech)
    {
        Path = path;
        DurationSeconds = durationSeconds;
        _speech = speech;
    }

    public string Path { get; }

    public double DurationSeconds { get; }

    /// <summary>Where speech is heard on any channel.</summary>
    public List<Stretch> Speech => Stretches.Union(_speech.SelectMany(channel => channel));

    /// <summary>Where speech is heard on a channel as annotation names it; on any where it names none that the recording has.</summary>
    public List<Stretch> SpeechOn(string? channel) =>
        _speech.Length > 1 && AnnotationChannel.Number(channel) is { } number && number <= _speech.Length ? _speech[number - 1] : Speech;

    /// <summary>Listens to a recording as a whole.</summary>
    /// <exception cref="SpeechDataException">It cannot be opened or decoded.</exception>
    public static RecordingAudio Measure(string path, CancellationToken cancellation)
    {
        using AudioReader reader = AudioFile.Open(path);
        IReadOnlyList<AcousticProfile> channels = AcousticProfiler.Profile(reader, new AcousticProfileOptions { IncludeSegments = true }, cancellation);
        return new(path, channels[0].DurationSeconds, [.. channels.Select(channel => (channel.Segments ?? []).Select(segment => new Stretch(segment.StartSeconds, segment.EndSeconds)).ToList())]);
    }

    /// <summary>For tests of rules: a recording of which all is known.</summary>
    internal static RecordingAudio Known(double durationSeconds, params Stretch[][] speech) => new("known.wav", durationSeconds, [.. speech.Select(channel => channel.ToList())]);
}
