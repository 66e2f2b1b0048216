using AsrDataTools.Corpus;

namespace AsrDataTools.Readiness;

/// <summary>
/// Tells read from spontaneous speech: by what the manifest declares, else by the hesitations that a speaker's transcripts write down,
/// by a sequential probability ratio test (Wald 1945). Speakers with too few words for it have no style.
/// </summary>
public static class SpeakingStyles
{
    /// <summary>Fillers a word in conversation: 2.6 in a hundred in Bortfeld et al. 2001 (Language and Speech 44); the test takes fewer, for tidier transcribers.</summary>
    private const double SpontaneousRate = 0.02;

    /// <summary>In reading: a slip now and then.</summary>
    private const double ReadRate = 0.002;

    /// <summary>Odds at which a speaker is decided: 19 to 1, so that one in twenty may be wrong.</summary>
    private const double Odds = 19;

    private static readonly string[] Columns = ["SpeakingStyle", "speaking_style", "style", "speech_style", "speech_type", "SpeechType"];

    private static readonly Dictionary<string, SpeakingStyle> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["read"] = SpeakingStyle.Read,
        ["reading"] = SpeakingStyle.Read,
        ["prompted"] = SpeakingStyle.Read,
        ["scripted"] = SpeakingStyle.Read,
        ["dictation"] = SpeakingStyle.Read,
        ["spontaneous"] = SpeakingStyle.Spontaneous,
        ["conversational"] = SpeakingStyle.Spontaneous,
        ["conversation"] = SpeakingStyle.Spontaneous,
        ["free"] = SpeakingStyle.Spontaneous,
        ["unscripted"] = SpeakingStyle.Spontaneous,
        ["interview"] = SpeakingStyle.Spontaneous,
        ["dialogue"] = SpeakingStyle.Spontaneous,
        ["dialog"] = SpeakingStyle.Spontaneous,
    };

    /// <summary>What a column of the row declares; null where none does, or in words that are not known.</summary>
    public static SpeakingStyle? Declared(SpeechUtterance utterance)
    {
        if (utterance.Extra.Count == 0) return null;
        foreach (string column in Columns)
        {
            if (utterance.Extra.TryGetValue(column, out string? name) && Names.TryGetValue(name.Trim(), out SpeakingStyle style)) return style;
        }

        return null;
    }

    /// <summary>The style of a speaker of so many words and hesitations; null where they do not tell.</summary>
    public static SpeakingStyle? Of(long words, long hesitations)
    {
        double evidence = hesitations * Math.Log(SpontaneousRate / ReadRate) - words * (SpontaneousRate - ReadRate);
        return evidence > Math.Log(Odds) ? SpeakingStyle.Spontaneous : evidence < -Math.Log(Odds) ? SpeakingStyle.Read : null;
    }

    /// <summary>The style of each item: as declared, else of its speaker (or, unnamed, its recording) by the texts.</summary>
    public static IReadOnlyDictionary<AlignmentItem, SpeakingStyle> Of(IReadOnlyList<AlignmentItem> items)
    {
        Dictionary<AlignmentItem, SpeakingStyle> styles = new(ReferenceEqualityComparer.Instance);
        foreach (IGrouping<string, AlignmentItem> speaker in items.GroupBy(item => item.Utterance.Speaker ?? item.Utterance.Recording ?? item.Utterance.AudioPath ?? item.Utterance.Id, StringComparer.Ordinal))
        {
            AlignmentItem[] texted = [.. speaker.Where(item => item.Words is not null)];
            SpeakingStyle? told = Of(texted.Sum(item => (long)item.Words!.Value), texted.Sum(item => (long)item.Hesitations));
            foreach (AlignmentItem item in speaker)
            {
                if ((item.DeclaredStyle ?? told) is { } style) styles[item] = style;
            }
        }

        return styles;
    }
}
