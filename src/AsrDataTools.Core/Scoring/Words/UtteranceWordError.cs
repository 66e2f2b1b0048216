namespace AsrDataTools.Scoring.Words;

/// <summary>Word errors of one utterance.</summary>
public sealed class UtteranceWordError(UtteranceScore score, AlignmentConvention convention, string normalizer)
{
    public string Id => score.Pair.Id;

    public string? Speaker => score.Pair.Speaker;

    public string? Recording => score.Pair.Recording;

    public long Words => score.Words.Words;

    public long Correct => score.Words.Correct;

    public long Substitutions => score.Words.Substitutions;

    public long Deletions => score.Words.Deletions;

    public long Insertions => score.Words.Insertions;

    /// <summary>Null without reference words.</summary>
    public double? WordErrorRate => score.Words.ErrorRate;

    public double? CharacterErrorRate => score.Characters.ErrorRate;

    public double? MatchErrorRate => score.Words.MatchErrorRate;

    public double? WordInformationLost => score.Words.InformationLost;

    public bool IsHypothesisMissing => score.Pair.IsHypothesisMissing;

    /// <summary>At least 5 words inserted between two that are right.</summary>
    public bool IsHallucinated => score.IsHallucinated;

    /// <summary>A phrase four times or more in a row that the reference does not repeat so.</summary>
    public bool IsRepetitive => score.IsRepetitive;

    /// <summary>As it was given.</summary>
    public string Reference => score.Pair.Reference;

    /// <summary>As it was given.</summary>
    public string Hypothesis => score.Pair.Hypothesis;

    /// <summary>The alignment in one line: <c>the [-cat-] {+hat+} sat</c>.</summary>
    public string Difference => AlignmentText.Plain(Alignment);

    public IReadOnlyList<AlignedWord> Alignment => score.Alignment;

    public AlignmentConvention Convention => convention;

    public string Normalizer => normalizer;

    /// <summary>The alignment in one line, in colours of the terminal: red what was missed, green what was put in.</summary>
    public string ToColouredText() => AlignmentText.Coloured(Alignment);
}
