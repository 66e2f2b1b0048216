using AsrDataTools.Annotation;

namespace AsrDataTools.Governance.PersonalData;

/// <summary>Where a stretch of a text is heard.</summary>
internal static class WordWindow
{
    /// <summary>Room before and behind the words, seconds: times of words are not exact, and half a digit tells it.</summary>
    public const double Padding = 0.25;

    /// <summary>
    /// The window, padded. Where a word at its edge has no time or is not found in the text, the window reaches to the nearest word that
    /// has, and at last to the edge of the segment: never less than what is said.
    /// </summary>
    /// <returns>Seconds, and whether they are those of words; nothing where the segment has no times either.</returns>
    public static (double Start, double End, bool OfWords)? Of(PersonalDataField field, int start, int end)
    {
        double? from = field.StartSeconds;
        double? to = null;
        bool timed = false;
        int cursor = 0;
        foreach (AnnotationWord word in field.Words)
        {
            string text = word.Text.Trim();
            int at = text.Length == 0 ? -1 : field.Text.IndexOf(text, cursor, StringComparison.Ordinal);
            if (at < 0) continue;
            cursor = at + text.Length;
            if (word.StartSeconds is not { } wordStart || word.EndSeconds is not { } wordEnd) continue;
            if (at <= start && wordStart >= (from ?? double.NegativeInfinity)) from = cursor > start ? wordStart : wordEnd;
            if (at < end && cursor > start) timed = true;
            if (cursor >= end && at < end) to = Math.Max(to ?? wordEnd, wordEnd);
            if (at >= end && to is null) to = wordStart;
            if (at >= end) break;
        }

        to ??= field.EndSeconds;
        return from is { } first && to is { } last ? (Math.Max(0, first - Padding), Math.Max(first, last) + Padding, timed) : null;
    }
}
