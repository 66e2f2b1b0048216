using AsrDataTools.Acoustics;
using AsrDataTools.Audio;

namespace AsrDataTools.Annotation.Depth;

/// <summary>Where somebody speaks in a recording, channel by channel, as found in its audio.</summary>
/// <param name="DurationSeconds">Length of the recording.</param>
/// <param name="Channels">Speech in each channel, in their order.</param>
internal sealed record RecordedSpeech(double DurationSeconds, IReadOnlyList<TimeSet> Channels)
{
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
            [.. Enumerable.Range(1, profiles.Max(profile => Math.Max(profile.Channel, profile.Channels))).Select(channel => TimeSet.Of(profiles.Where(profile => profile.Channel == channel).SelectMany(Spans)))]);

    /// <summary>With what was found in another stretch of the same recording.</summary>
    public RecordedSpeech And(RecordedSpeech other) => new(
        Math.Max(DurationSeconds, other.DurationSeconds),
        [.. Enumerable.Range(0, Math.Max(Channels.Count, other.Channels.Count)).Select(channel => TimeSet.Union([Of(channel), other.Of(channel)]))]);

    private TimeSet Of(int channel) => channel < Channels.Count ? Channels[channel] : TimeSet.Empty;

    private static IEnumerable<(double, double)> Spans(AcousticProfile profile)
    {
        double start = profile.StartSeconds ?? 0;
        return profile.Segments!.Select(segment => (start + segment.StartSeconds, start + segment.EndSeconds));
    }
}
