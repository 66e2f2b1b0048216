using AsrDataTools.Statistics;

namespace AsrDataTools.Scoring.MultiSpeaker;

/// <summary>
/// The speakers of both sides one to one so that errors are fewest, exactly: all of the side that has fewer find a partner, the
/// words of those left over are deletions or insertions.
/// </summary>
internal sealed class SpeakerPairing
{
    private readonly int[] _partners;

    public SpeakerPairing(PreparedSide reference, PreparedSide hypothesis, StreamAligner aligner, Func<PreparedSide, string, TimedWords> words)
    {
        ReferenceWords = [.. reference.Speakers.Select(speaker => words(reference, speaker))];
        HypothesisWords = [.. hypothesis.Speakers.Select(speaker => words(hypothesis, speaker))];
        Errors = new long[ReferenceWords.Length, HypothesisWords.Length];
        long[,] cost = new long[ReferenceWords.Length, HypothesisWords.Length];
        for (int r = 0; r < ReferenceWords.Length; r++)
        {
            for (int h = 0; h < HypothesisWords.Length; h++)
            {
                Errors[r, h] = aligner.Distance(ReferenceWords[r], HypothesisWords[h]);

                // What the pair saves against staying alone; among equals namesakes go together.
                long saved = ReferenceWords[r].Count + HypothesisWords[h].Count - Errors[r, h];
                cost[r, h] = -(saved * (ReferenceWords.Length + 1)) - (reference.Speakers[r] == hypothesis.Speakers[h] ? 1 : 0);
            }
        }

        _partners = OptimalAssignment.Minimize(cost);
    }

    public TimedWords[] ReferenceWords { get; }

    public TimedWords[] HypothesisWords { get; }

    /// <summary>Fewest errors of each pair of speakers.</summary>
    public long[,] Errors { get; }

    /// <summary>The hypothesis's speaker that stands for one of the reference, or −1.</summary>
    public int PartnerOf(int reference) => _partners[reference];

    /// <summary>The speaker to whom one of the reference is likest; −1 where the hypothesis has none.</summary>
    public int Likest(int reference) => _partners[reference] >= 0 || HypothesisWords.Length == 0
        ? _partners[reference]
        : Enumerable.Range(0, HypothesisWords.Length).MinBy(h => Errors[reference, h]);

    public bool HasPartner(int hypothesis) => Array.IndexOf(_partners, hypothesis) >= 0;
}
