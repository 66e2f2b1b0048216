using AsrDataTools.Audio;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Acoustics;

/// <summary>Profiles what one manifest row stands for: its span, its channel, with its labels carried along.</summary>
public static class UtteranceProfiler
{
    /// <summary>Opens the recording, reads the span once and closes it.</summary>
    /// <param name="utterance">The row; its <see cref="SpeechUtterance.AudioPath"/> must be set.</param>
    /// <param name="options">What to measure; the row's channel takes precedence over the option's.</param>
    /// <param name="raw">How headerless recordings are stored; null when files say it themselves.</param>
    /// <param name="cancellation">Checked between blocks, and while storage is waited for.</param>
    /// <param name="listen">Makes of the opened recording the one that is read, for who wants its samples too; null to read it as it is.</param>
    /// <returns>One profile per channel, in order.</returns>
    /// <exception cref="SpeechDataException">The recording cannot be read, or has no such channel.</exception>
    public static IReadOnlyList<AcousticProfile> Profile(
        SpeechUtterance utterance, AcousticProfileOptions options, RawAudioFormat? raw, CancellationToken cancellation, Func<AudioReader, AudioReader>? listen = null) =>
        Label(Measure(utterance, options, raw, cancellation, listen), utterance);

    /// <summary>As <see cref="Profile"/>, but without what the row says: the same of any row with that span and channel.</summary>
    internal static IReadOnlyList<AcousticProfile> Measure(
        SpeechUtterance utterance, AcousticProfileOptions options, RawAudioFormat? raw, CancellationToken cancellation, Func<AudioReader, AudioReader>? listen = null)
    {
        using AudioReader reader = Open(utterance, raw, cancellation);
        return AcousticProfiler.Profile(listen is null ? reader : listen(reader), Options(utterance, options), cancellation);
    }

    /// <summary>Opens the span that a row stands for.</summary>
    internal static AudioReader Open(SpeechUtterance utterance, RawAudioFormat? raw, CancellationToken cancellation, bool hashFile = false)
    {
        string path = utterance.AudioPath ?? throw new SpeechDataException(
            "UtteranceWithoutAudio",
            SpeechDataProblem.InvalidData,
            $"The utterance '{utterance.Id}' names no audio file{PlaceOf(utterance)}.",
            utterance.SourcePath);
        return AudioFile.Open(path, new AudioOpenOptions
        {
            StartSeconds = utterance.StartSeconds ?? 0,
            DurationSeconds = utterance.StartSeconds is null ? null : utterance.DurationSeconds,
            Raw = raw,
            HashFile = hashFile,
            Cancellation = cancellation,
        });
    }

    /// <summary>What to measure of a row: its channel takes precedence.</summary>
    internal static AcousticProfileOptions Options(SpeechUtterance utterance, AcousticProfileOptions options) =>
        utterance.Channel is { } channel ? options with { Channel = channel } : options;

    /// <summary>Adds what the row says to what was measured of it.</summary>
    internal static IReadOnlyList<AcousticProfile> Label(IReadOnlyList<AcousticProfile> profiles, SpeechUtterance utterance) =>
    [
        .. profiles.Select(profile => profile with
        {
            Id = utterance.Id,
            StartSeconds = utterance.StartSeconds,
            Speaker = utterance.Speaker,
            Recording = utterance.Recording,
            Environment = utterance.Environment,
            Device = utterance.Device,
            DeclaredSampleRate = utterance.SampleRate,
            DeclaredCodec = utterance.Codec,
            DeclaredBandwidth = utterance.Bandwidth,
            DeclaredBitDepth = utterance.BitDepth,
            DeclaredChannels = utterance.Channels,
            DeclaredDurationSeconds = utterance.DurationSeconds,
            Remarks = new TextList([.. profile.Remarks, .. MisreadNumbers(utterance)]),
        }),
    ];

    private static readonly (UtteranceField Field, string Name)[] Numbers =
    [
        (UtteranceField.SampleRate, "sampling rate"), (UtteranceField.BitDepth, "bit depth"), (UtteranceField.Channels, "channels"),
    ];

    // The manifest reader keeps what it cannot make a number of under the name of the field.
    private static IEnumerable<string> MisreadNumbers(SpeechUtterance utterance) => Numbers
        .Where(number => utterance.Extra.TryGetValue(number.Field.ToString(), out string? text) && !DeclaredValue.IsAbsent(text))
        .Select(number => DeclarationText.MisreadRemark(number.Name, utterance.Extra[number.Field.ToString()]));

    private static string PlaceOf(SpeechUtterance utterance) =>
        utterance.SourcePath is null ? string.Empty : $" ('{utterance.SourcePath}', line {utterance.SourceLine})";
}
