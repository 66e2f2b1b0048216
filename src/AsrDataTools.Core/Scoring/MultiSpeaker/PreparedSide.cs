namespace AsrDataTools.Scoring.MultiSpeaker;

/// <summary>One side of a recording: its utterances in the order of their starts, or of the source where one has no times.</summary>
internal sealed class PreparedSide
{
    public PreparedSide(IEnumerable<SpokenUtterance> utterances)
    {
        SpokenUtterance[] all = [.. utterances];
        Utterances = Array.TrueForAll(all, u => u.Segment.StartSeconds is not null) ? [.. all.OrderBy(u => u.Segment.StartSeconds)] : all;
        Speakers = [.. all.Select(u => u.Speaker).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Untimed = Array.Find(all, u => u.Words.Length > 0 && !u.HasTimes);
    }

    public SpokenUtterance[] Utterances { get; }

    /// <summary>Names, ascending; those count who have a segment, even without a word.</summary>
    public string[] Speakers { get; }

    /// <summary>The first utterance with words and without times; null where all have them.</summary>
    public SpokenUtterance? Untimed { get; }

    public long Words => Utterances.Sum(u => (long)u.Words.Length);

    public IEnumerable<SpokenUtterance> Of(string speaker) => Utterances.Where(u => u.Speaker == speaker);
}
