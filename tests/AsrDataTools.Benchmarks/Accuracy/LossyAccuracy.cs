using AsrDataTools.Acoustics;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>What MP3, AAC and Opus leave of a full band, and what resampling must not pass for.</summary>
internal static class LossyAccuracy
{
    private const string Letters = "/usr/share/klettres";
    private const string Channels = "/usr/share/sounds/alsa";

    /// <summary>Voices whose letters reach beyond 16 kHz; the rule was set on others.</summary>
    private static readonly string[] Voices = ["en", "ml", "ar", "pt_BR", "he", "tn"];

    public static IEnumerable<AccuracyRow> Rows()
    {
        RecordingTape? letters = Directory.Exists(Letters) ? RecordingTape.Of(Voices.SelectMany(Words), 44100) : null;
        foreach ((string encoder, string extension, int[] rates) in ((string, string, int[])[])[
            ("libmp3lame", "mp3", [128, 64, 32]), ("aac", "m4a", [96, 64, 32]), ("libopus", "ogg", [32])])
        {
            foreach (int kilobits in rates)
            {
                List<AcousticProfile> profiles = Profiles(letters?.Coded(encoder, extension, kilobits));
                string against = $"klettres, 44.1 kHz, decoded from {encoder} of {kilobits} kbit/s";
                yield return Row("CodecTrace", against, "named lossy", profiles, Named, "klettres-data or ffmpeg");
                yield return Row("IsUpsampled", against, "called upsampled", profiles, profile => profile.IsUpsampled == true, "klettres-data or ffmpeg");
            }
        }

        RecordingTape? channels = Directory.Exists(Channels)
            ? RecordingTape.Of(Directory.EnumerateFiles(Channels, "*_*.wav").Order(StringComparer.Ordinal).Select(SpeechMaterial.Samples), 48000)
            : null;
        yield return Row("CodecTrace", "alsa-utils, 48 kHz, never coded", "false alarms", Profiles(channels), Named, "alsa-utils");
        foreach (UpsamplingWay way in UpsamplingWay.All.Take(3))
        {
            yield return Row(
                "CodecTrace",
                $"g722 prompts, es fr it ru, by {way.Name} to 44.1 and 48 kHz",
                "false alarms",
                [.. SpeechMaterial.JudgingLanguages.SelectMany(language => Resampled(way, RecordingTape.Prompts(language, "g722", 6)))],
                Named,
                "asterisk-core-sounds, sox or ffmpeg");
        }

        yield return Row(
            "CodecTrace",
            "wav and g722 prompts, es fr it ru",
            "false alarms",
            [.. SpeechMaterial.JudgingLanguages.SelectMany(language => Profiles(RecordingTape.Prompts(language, "wav", 24)).Concat(Profiles(RecordingTape.Prompts(language, "g722", 24))))],
            profile => profile.CodecTrace is not null,
            "asterisk-core-sounds");
    }

    private static IEnumerable<AcousticProfile> Resampled(UpsamplingWay way, RecordingTape tape) =>
        Profiles(way.Apply(tape, 44100)).Concat(Profiles(way.Apply(tape, 48000)));

    /// <summary>Six letters or syllables a recording.</summary>
    private static IEnumerable<float[]> Words(string voice) => Directory
        .EnumerateFiles(Path.Combine(Letters, voice), "*.ogg", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Take(24)
        .Chunk(6)
        .Select(words => words.SelectMany(SpeechMaterial.Samples).ToArray());

    private static List<AcousticProfile> Profiles(RecordingTape? tape) =>
        tape is null ? [] : [.. tape.Recordings().Select(recording => SpeechMaterial.Profile(recording, tape.SampleRate))];

    private static bool Named(AcousticProfile profile) => profile.CodecTrace?.StartsWith("lossy", StringComparison.Ordinal) == true;

    private static AccuracyRow Row(string measure, string against, string statistic, List<AcousticProfile> profiles, Func<AcousticProfile, bool> counts, string needs) => new(
        measure,
        against,
        statistic,
        profiles.Count == 0 ? double.NaN : 100.0 * profiles.Count(counts) / profiles.Count,
        "%",
        profiles.Count,
        Missing: profiles.Count == 0 ? needs : null);
}
