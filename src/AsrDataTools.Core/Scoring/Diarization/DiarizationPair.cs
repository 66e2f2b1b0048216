namespace AsrDataTools.Scoring.Diarization;

/// <summary>
/// One channel of one recording as the reference and the hypothesis have it. Turns may come in any order, overlap, and be of no
/// length: such a turn is no speech, but a reference one still draws its collar and marks the recording's extent.
/// </summary>
public sealed record DiarizationPair
{
    public required string Recording { get; init; }

    /// <summary>Channel as the source has it; null where it has none.</summary>
    public string? Channel { get; init; }

    public required IReadOnlyList<SpeakerTurn> Reference { get; init; }

    public IReadOnlyList<SpeakerTurn> Hypothesis { get; init; } = [];

    /// <summary>
    /// What is evaluated (UEM); null for the time from the first start to the last end in the reference, words and non-lexical
    /// sounds included, as md-eval takes it. Hypothesised speech outside is then neither right nor wrong.
    /// </summary>
    public IReadOnlyList<TimeRegion>? Regions { get; init; }

    /// <summary>Stretches that the reference exempts (RTTM <c>NOSCORE</c>).</summary>
    public IReadOnlyList<TimeRegion> NoScore { get; init; } = [];

    /// <summary>
    /// Laughs, coughs and breaths of the reference (RTTM <c>NON-LEX</c>): not scored, nor up to 0.5 s on either side of them as
    /// far as no turn begins or ends and no word stands there.
    /// </summary>
    public IReadOnlyList<TimeRegion> NonLexical { get; init; } = [];

    /// <summary>Words of the reference (RTTM <c>LEXEME</c>); they only bound what <see cref="NonLexical"/> takes out.</summary>
    public IReadOnlyList<TimeRegion> Words { get; init; } = [];
}
