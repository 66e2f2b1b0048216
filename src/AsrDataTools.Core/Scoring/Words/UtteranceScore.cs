namespace AsrDataTools.Scoring.Words;

/// <summary>The alignment of one utterance.</summary>
public sealed class UtteranceScore
{
    private readonly AlignedIds[] _path;
    private readonly WordIds _ids;

    internal UtteranceScore(TranscriptPair pair, WordCounts words, WordCounts characters, AlignedIds[] path, WordIds ids)
    {
        Pair = pair;
        Words = words;
        Characters = characters;
        _path = path;
        _ids = ids;
        LongestRepetition = RepetitionFinder.Excess(path);
        LongestInsertion = InsertionRun(path);
    }

    public TranscriptPair Pair { get; }

    public WordCounts Words { get; }

    /// <summary>By grapheme cluster, over the words joined by single spaces.</summary>
    public WordCounts Characters { get; }

    /// <summary>Most words inserted between two that are right.</summary>
    public int LongestInsertion { get; }

    /// <summary>Words of the longest phrase said over and over, beyond what the reference repeats; 0 for none.</summary>
    public int LongestRepetition { get; }

    /// <summary>At least 5 words inserted between two that are right: text that nobody said.</summary>
    public bool IsHallucinated => LongestInsertion >= 5;

    /// <summary>A phrase four times or more in a row that the reference does not repeat so.</summary>
    public bool IsRepetitive => LongestRepetition > 0;

    /// <summary>A reference word of several characters in a script that is written without spaces.</summary>
    internal bool HasUnsegmentedWords
    {
        get
        {
            foreach (AlignedIds step in _path)
            {
                if (step.Reference >= 0 && _ids.IsUnsegmented(step.Reference)) return true;
            }

            return false;
        }
    }

    /// <summary>What is summed up; it does not hold the alignment.</summary>
    public UtteranceCounts Counts => new(Pair, Words, Characters, IsHallucinated, IsRepetitive, HasUnsegmentedWords);

    public IReadOnlyList<AlignedWord> Alignment => [.. _path.Select(step => new AlignedWord
    {
        Kind = step.Kind,
        Reference = step.Reference < 0 ? null : _ids[step.Reference],
        Hypothesis = step.Hypothesis < 0 ? null : _ids[step.Hypothesis],
    })];

    internal ReadOnlySpan<AlignedIds> Path => _path;

    internal string Word(int id) => _ids[id];

    private static int InsertionRun(AlignedIds[] path)
    {
        int longest = 0, run = 0;
        foreach (AlignedIds step in path)
        {
            if (step.Kind == EditKind.Correct) run = 0;
            else if (step.Kind == EditKind.Insertion) longest = Math.Max(longest, ++run);
        }

        return longest;
    }
}
