using System.Globalization;
using AsrDataTools.Annotation;

namespace AsrDataTools.Core.Tests.Annotation;

/// <summary>What a document says, whatever shape a format gives it; without the fields that were named as lost.</summary>
internal static class AnnotationFacts
{
    /// <summary>Checks that what is not named as lost is kept.</summary>
    public static void Kept(AnnotationDocument before, AnnotationDocument after, IReadOnlyDictionary<string, long> losses, string name)
    {
        AnnotationSegment[] speech = Speech(before);
        if (speech.Length > 0 && !losses.ContainsKey("Segment"))
        {
            // Fields that the source leaves out may be filled: ids, channels, an unknown speaker, the text from the words.
            bool ids = speech.All(segment => segment.Id is not null) && !losses.ContainsKey("Id");
            bool texts = speech.All(segment => segment.Text is not null);
            Same(speech.Select(segment => Tuple(segment, losses, ids, texts)), Speech(after).Select(segment => Tuple(segment, losses, ids, texts)), $"{name}: segments");
        }

        if (!losses.ContainsKey("Word") && !losses.ContainsKey("Word times")) Same(Words(before, losses), Words(after, losses), $"{name}: words");

        // Where two begin at once, a turn of both shows the overlap without being told.
        Same(Labels(before, losses), Labels(after, losses).Where(label => !label.StartsWith("Overlap|overlap|", StringComparison.Ordinal) || Labels(before, losses).Contains(label)), $"{name}: labels");
        if (before.Audio is not null && !losses.ContainsKey("Audio")) Assert.Equal(before.Audio, after.Audio);
        if (before.DurationSeconds is not null && !losses.ContainsKey("DurationSeconds")) Assert.Equal(before.DurationSeconds, after.DurationSeconds);
        if (before.Language is not null && !losses.ContainsKey("RecordingLanguage")) Assert.Equal(before.Language, after.Language);
        foreach (AnnotationSpeaker speaker in before.Speakers)
        {
            AnnotationSpeaker? kept = after.Speakers.FirstOrDefault(other => other.Id == speaker.Id);
            if (speaker.Gender is not null && !losses.ContainsKey("Speaker.Gender")) Assert.Equal(speaker.Gender, kept?.Gender);
            if (speaker.Name is not null && !losses.ContainsKey("Speaker.Name")) Assert.Equal(speaker.Name, kept?.Name);
            if (speaker.Accent is not null && !losses.ContainsKey("Speaker.Accent")) Assert.Equal(speaker.Accent, kept?.Accent);
        }
    }

    private static void Same(IEnumerable<string> before, IEnumerable<string> after, string what)
    {
        string[] expected = [.. before.Order(StringComparer.Ordinal)];
        string[] actual = [.. after.Order(StringComparer.Ordinal)];
        Assert.True(expected.SequenceEqual(actual), $"{what}\nmissing: {string.Join("\n", expected.Except(actual))}\nnew: {string.Join("\n", actual.Except(expected))}\n{expected.Length} and {actual.Length}");
    }

    private static AnnotationSegment[] Speech(AnnotationDocument document) => [.. document.Segments.Where(segment => segment.Kind == AnnotationKind.Speech)];

    private static string Tuple(AnnotationSegment segment, IReadOnlyDictionary<string, long> losses, bool ids, bool texts) => string.Join('|',
        Time(segment.StartSeconds, losses, "StartSeconds"),
        Time(segment.EndSeconds, losses, "EndSeconds"),
        texts && !losses.ContainsKey("Text") ? segment.Text : "",
        losses.ContainsKey("Speaker") ? "" : segment.Speaker ?? "unknown",
        losses.ContainsKey("Channel") ? "" : segment.Channel ?? "1",
        ids ? segment.Id : "",
        losses.ContainsKey("Confidence") ? "" : segment.Confidence,
        losses.ContainsKey("Language") ? "" : segment.Language);

    private static IEnumerable<string> Words(AnnotationDocument document, IReadOnlyDictionary<string, long> losses)
    {
        IEnumerable<AnnotationWord> words = document.Words.Concat(document.Segments.SelectMany(segment => segment.Words.Select(word => word with
        {
            Speaker = word.Speaker ?? segment.Speaker,
            Channel = word.Channel ?? segment.Channel,
        })));
        return words.Select(word => string.Join('|',
            word.Text,
            Time(word.StartSeconds, losses, ""),
            Time(word.EndSeconds, losses, ""),
            losses.ContainsKey("Word.Confidence") ? "" : word.Confidence,
            losses.ContainsKey("Word.Type") ? "" : word.Type ?? "lex",
            losses.ContainsKey("Speaker") ? "" : word.Speaker,
            losses.ContainsKey("Channel") ? "" : word.Channel ?? "1"));
    }

    // A tag of a segment and a label of its own say the same.
    private static IEnumerable<string> Labels(AnnotationDocument document, IReadOnlyDictionary<string, long> losses)
    {
        foreach (AnnotationSegment segment in document.Segments)
        {
            if (segment.Kind != AnnotationKind.Speech && Counts(segment.Kind)) yield return Label(segment.Kind, segment.Text, segment.StartSeconds, segment.EndSeconds);
            foreach (AnnotationTag tag in segment.Tags)
            {
                if (Counts(tag.Kind)) yield return Label(tag.Kind, tag.Value, tag.StartSeconds ?? segment.StartSeconds, tag.EndSeconds ?? segment.EndSeconds);
            }
        }

        bool Counts(AnnotationKind kind) => !losses.ContainsKey($"{kind}") && !losses.ContainsKey($"Tag.{kind}");

        string Label(AnnotationKind kind, string? text, double? start, double? end)
        {
            string value = string.IsNullOrEmpty(text) ? kind.ToString().ToLowerInvariant() : text;
            return $"{kind}|{value}|{Time(start, losses, "StartSeconds")}|{Time(end, losses, "EndSeconds")}";
        }
    }

    private static string Time(double? seconds, IReadOnlyDictionary<string, long> losses, string field) =>
        losses.ContainsKey(field) ? "" : seconds?.ToString("0.000", CultureInfo.InvariantCulture) ?? "";
}
