namespace AsrDataTools.Scoring.Diarization;

/// <summary>What of the evaluated time is scored.</summary>
public sealed record DiarizationOptions
{
    /// <summary>
    /// Seconds on <em>either</em> side of each reference boundary that are not scored, as md-eval's <c>-c</c>: 0.25 takes out
    /// half a second at each boundary.
    /// </summary>
    public double CollarSeconds { get; init; }

    /// <summary>Leaves out the time in which two reference turns overlap, as md-eval's <c>-1</c>.</summary>
    public bool SkipOverlap { get; init; }
}
