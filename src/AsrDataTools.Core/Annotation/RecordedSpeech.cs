using AsrDataTools.Acoustics;
using AsrDataTools.Audio;

namespace AsrDataTools.Annotation;

/// <summary>Where somebody speaks in a recording, channel by channel, as found in its audio.</summary>
/// <param name="durationSeconds">Length of the recording.</param>
/// <param name="channels">Speech in each channel, in their order.</param>
/// <param name="isWhole">Whether all of it was listened to at once, so that each edge is one of speech.</param>
internal sealed class RecordedSpeech(double durationSeconds, IReadOnlyList<TimeSet> channels, bool isWhole = true)
{
    private TimeSet? _any;

    public double DurationSeconds => durationSeconds;

    public IReadOnlyList<TimeSet> Channels => channels;

    public bool IsWhole => isWhole;

    /// <summary>Speech on any channel.</summary>
    public TimeSet Any => _any ??= TimeSet.Union(channels);

    /// <summary>Decodes the recording once.</summary>
    /// <exception cref="SpeechDataException">It cannot be read.</exception>
    public static RecordedSpeech Measure(string path, CancellationToken cancellation)
    {
        using AudioReader reader = AudioFile.Open(path);
        return Of(AcousticProfiler.Profile(reader, new AcousticProfileOptions { IncludeSegments = true }, cancellation))!;
    }

    /// <summary>Of profiles of one recording that kept their segments; null where they did not.</summary>
    public static RecordedSpeech? Of(IReadOnlyList<AcousticProfile> profiles) => profiles.Count == 0 || profiles.Any(profile => profile.Segments is null)
        ? null
        : new(
            profiles.Max(profile => (profile.StartSeconds ?? 0) + profile.DurationSeconds),
            [.. Enumerable.Range(1, profiles.Max(profile => Math.Max(profile.Channel, profile.Channels))).Select(channel => TimeSet.Of(profiles.Where(profile => profile.Channel == channel).SelectMany(Spans)))],
            profiles.All(profile => profile.StartSeconds is null));

    /// <summary>With what was found in another stretch of the same recording.</summary>
    public RecordedSpeech And(RecordedSpeech other) => new(
        Math.Max(DurationSeconds, other.DurationSeconds),
        [.. Enumerable.Range(0, Math.Max(Channels.Count, other.Channels.Count)).Select(channel => TimeSet.Union([Of(channel), other.Of(channel)]))],
        IsWhole && other.IsWhole);

    /// <summary>Speech on a channel as annotation names it; on any where it names none that the recording has.</summary>
    public TimeSet On(string? channel) =>
        Channels.Count > 1 && AnnotationChannel.Number(channel) is { } number && number <= Channels.Count ? Channels[number - 1] : Any;

    private TimeSet Of(int channel) => channel < Channels.Count ? Channels[channel] : TimeSet.Empty;

    private static IEnumerable<Stretch> Spans(AcousticProfile profile)
    {
        double start = profile.StartSeconds ?? 0;
        return profile.Segments!.Select(segment => new Stretch(start + segment.StartSeconds, start + segment.EndSeconds));
    }
}
