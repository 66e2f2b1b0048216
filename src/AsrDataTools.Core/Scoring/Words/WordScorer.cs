namespace AsrDataTools.Scoring.Words;

/// <summary>
/// Aligns hypotheses with references and counts. One instance serves one thread; what it returns may be read by any.
/// </summary>
public sealed class WordScorer
{
    private readonly WordScoringOptions _options;
    private readonly WordIds _ids = new();
    private readonly CharacterScorer _characters;
    private readonly NistNotation _notation;
    private readonly SequenceAligner _sequences;
    private readonly LatticeAligner _lattices;
    private readonly WordReader _words;

    /// <param name="cancellation">Stops even within one long pair.</param>
    public WordScorer(WordScoringOptions options, CancellationToken cancellation = default)
    {
        _options = options;
        _characters = new(_ids, new(options.Convention, cancellation));
        _words = new(options, _ids);
        _notation = new(_ids, _words.Normalize);
        _sequences = new(options.Convention, cancellation);
        _lattices = new(options.Convention, options.FragmentsCorrect ? IsSameFragment : static (_, _) => false);
    }

    /// <exception cref="SpeechDataException">The notation is broken, or the pair too long for alternates.</exception>
    public UtteranceScore Score(TranscriptPair pair)
    {
        (int[]? referenceWords, WordLattice? reference) = Read(pair, pair.Reference, GlmSide.Reference);
        (int[]? hypothesisWords, WordLattice? hypothesis) = Read(pair, pair.Hypothesis, GlmSide.Hypothesis);
        AlignedIds[] path;
        if (referenceWords is not null && hypothesisWords is not null && !(_options.FragmentsCorrect && (HasFragment(referenceWords) || HasFragment(hypothesisWords))))
        {
            _sequences.Align(referenceWords, hypothesisWords, _ids.Count);
            path = Pathed(_sequences.Steps, referenceWords, hypothesisWords);
        }
        else
        {
            path = [.. _lattices.Align(reference ?? WordLattice.OfSequence(referenceWords), hypothesis ?? WordLattice.OfSequence(hypothesisWords))];
        }

        return new UtteranceScore(pair, Counted(path), _characters.Count(path), path, _ids);
    }

    private (int[]? Words, WordLattice? Lattice) Read(TranscriptPair pair, string text, GlmSide side)
    {
        if (_options.Rules is { } rules) text = rules.Apply(text, side);
        bool notation = pair.InNistNotation || _options.Rules is not null;
        if (!notation || !NistNotation.IsUsed(text)) return (_words.Split(_words.Normalize(text)), null);
        try
        {
            WordLattice lattice = _notation.Parse(text);
            return lattice.AsSequence() is { } words ? (words, null) : (null, lattice);
        }
        catch (FormatException exception)
        {
            throw new SpeechDataException(
                "TranscriptNotationInvalid",
                SpeechDataProblem.InvalidData,
                $"The {(side == GlmSide.Reference ? "reference" : "hypothesis")} of '{pair.Id}' is not in NIST's notation: {exception.Message}. If braces are part of the text, score it with -Notation Plain.",
                null,
                exception);
        }
    }

    private static AlignedIds[] Pathed(ReadOnlySpan<EditKind> steps, int[] reference, int[] hypothesis)
    {
        AlignedIds[] path = new AlignedIds[steps.Length];
        int row = 0, column = 0;
        for (int i = 0; i < path.Length; i++)
        {
            path[i] = steps[i] switch
            {
                EditKind.Insertion => new(EditKind.Insertion, LatticeWord.Null, hypothesis[column++]),
                EditKind.Deletion => new(EditKind.Deletion, reference[row++], LatticeWord.Null),
                EditKind kind => new(kind, reference[row++], hypothesis[column++]),
            };
        }

        return path;
    }

    private static WordCounts Counted(AlignedIds[] path)
    {
        Span<long> tally = stackalloc long[4];
        foreach (AlignedIds step in path) tally[(int)step.Kind]++;
        return new(
            tally[(int)EditKind.Correct], tally[(int)EditKind.Substitution], tally[(int)EditKind.Deletion], tally[(int)EditKind.Insertion]);
    }

    private bool HasFragment(int[] words) => Array.Exists(words, word => FragmentText.IsFragment(_ids[word]));

    private bool IsSameFragment(int left, int right) => FragmentText.Matches(_ids[left], _ids[right]);
}
