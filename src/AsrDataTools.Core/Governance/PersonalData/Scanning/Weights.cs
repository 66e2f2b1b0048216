namespace AsrDataTools.Governance.PersonalData;

/// <summary>What evidence counts for. A score is pattern + checksum + context; docs/methods/personal-data.md has the table.</summary>
internal static class Weights
{
    /// <summary>A fitting cue within five words.</summary>
    public const double Context = 0.4;

    /// <summary>A cue of something else that stands nearer than any fitting one.</summary>
    public const double Foreign = -0.4;

    /// <summary>Evidence of the cues around a stretch for one recogniser.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the stretch begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="own">Cues that fit.</param>
    /// <param name="foreign">Cues of something else.</param>
    /// <param name="list">Lends the room.</param>
    /// <param name="beforeOnly">Whether a fitting cue must stand before the stretch.</param>
    public static (double Weight, string? Cue) ContextOf(ReadOnlySpan<char> text, int start, int end, Cue own, Cue foreign, CandidateList list, bool beforeOnly = false)
    {
        CueLexicon.Around(text, start, end, list.Hits);
        CueHit? nearest = null;
        CueHit? against = null;
        foreach (CueHit hit in list.Hits)
        {
            if ((hit.Cue & own) != 0 && !(beforeOnly && hit.IsBehind) && (nearest is not { } known || Better(hit, known))) nearest = hit;
            else if ((hit.Cue & foreign & ~own) != 0 && (against is not { } other || Better(hit, other))) against = hit;
        }

        if (nearest is { } fits && (against is not { } rival || !Better(rival, fits))) return (Context, fits.Phrase);
        return against is { } wrong ? (Foreign, wrong.Phrase) : (0, null);
    }

    // Of two cues that end at the same word the longer says more: "policy number" against "number".
    private static bool Better(in CueHit left, in CueHit right) =>
        left.Distance != right.Distance ? left.Distance < right.Distance : left.Phrase.Length > right.Phrase.Length;
}
