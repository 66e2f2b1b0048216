using System.Globalization;
using AsrDataTools.Acoustics;
using AsrDataTools.Audio;
using AsrDataTools.Corpus;

namespace AsrDataTools.Catalog;

/// <summary>Profiles utterances as <see cref="UtteranceProfiler"/> does, but measures only what a catalog does not know.</summary>
/// <param name="known">Null to measure everything.</param>
public sealed class CachedProfiler(IMeasurements? known)
{
    private readonly ProfileTexts _texts = new();

    /// <summary>What else is asked of a recording that must be opened; null for nothing.</summary>
    internal RecordingSurvey? Survey { get; init; }

    /// <inheritdoc cref="UtteranceProfiler.Profile"/>
    /// <remarks>What the catalog knows is not read, so that nobody listens.</remarks>
    public IReadOnlyList<AcousticProfile> Profile(
        SpeechUtterance utterance, AcousticProfileOptions options, RawAudioFormat? raw, CancellationToken cancellation, Func<AudioReader, AudioReader>? listen = null)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        ArgumentNullException.ThrowIfNull(options);

        // What another program's model decides is not ours to know again.
        if (known is null || options.SpeechModel is not null || utterance.AudioPath is not { } path)
        {
            return [.. UtteranceProfiler.Profile(utterance, options, raw, cancellation, listen).Select(_texts.Share)];
        }

        // Segments cost nothing to find, and whoever asks next may want them.
        AcousticProfileOptions all = options with { IncludeSegments = true };
        RecordingSurvey? survey = raw is not null ? null : Survey ?? (listen is null ? RecordingSurvey.OfBytes : null);
        byte[] data = known.GetOrMeasure(
            path,
            KeyOf(utterance, options, raw ?? HeaderlessFormat.Find(path)),
            () => survey is not null
                ? survey.Measure(utterance, all, cancellation)
                : new(ProfileBinary.Write(UtteranceProfiler.Measure(utterance, all, raw, cancellation, listen))),
            cancellation);
        IReadOnlyList<AcousticProfile> profiles = Read(data, path) ?? UtteranceProfiler.Measure(utterance, all, raw, cancellation, listen);
        if (!options.IncludeSegments) profiles = [.. profiles.Select(profile => profile with { Segments = null })];
        return [.. UtteranceProfiler.Label(profiles, utterance).Select(_texts.Share)];
    }

    // Null for what was damaged where it lay: it is measured anew.
    private static IReadOnlyList<AcousticProfile>? Read(byte[] data, string path)
    {
        try
        {
            return ProfileBinary.Read(data, path);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    // The same bytes without a header are another sound by another extension.
    private static string KeyOf(SpeechUtterance utterance, AcousticProfileOptions options, RawAudioFormat? raw) => string.Create(
        CultureInfo.InvariantCulture,
        $"profile {AcousticProfiler.Version} {ProfileBinary.Layout} {utterance.StartSeconds:R}+{(utterance.StartSeconds is null ? null : utterance.DurationSeconds):R} {utterance.Channel ?? options.Channel} {raw}");
}
