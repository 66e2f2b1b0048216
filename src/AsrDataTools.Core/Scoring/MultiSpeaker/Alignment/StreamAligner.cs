using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Scoring.MultiSpeaker;

/// <summary>Aligns one speaker's words of the reference with one of the hypothesis, with or without regard to time.</summary>
/// <param name="timed">Whether words match only where their times overlap.</param>
internal sealed class StreamAligner(bool timed, WordIds ids, CancellationToken cancellation)
{
    private readonly SequenceAligner _sequences = new(AlignmentConvention.Minimum, cancellation);
    private readonly TimedAligner _timed = new(cancellation);

    /// <summary>The steps of the last alignment, from the start; valid until the next.</summary>
    public ReadOnlySpan<EditKind> Steps => timed ? _timed.Steps : _sequences.Steps;

    public WordCounts Align(TimedWords reference, TimedWords hypothesis) => timed
        ? _timed.Align(reference, hypothesis)
        : _sequences.Align(reference.Words, hypothesis.Words, ids.Count);

    /// <summary>Fewest errors.</summary>
    public long Distance(TimedWords reference, TimedWords hypothesis) => timed
        ? _timed.Distance(reference, hypothesis)
        : _sequences.Align(reference.Words, hypothesis.Words, ids.Count).Errors;
}
