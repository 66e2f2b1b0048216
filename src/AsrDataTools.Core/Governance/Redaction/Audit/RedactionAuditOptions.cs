namespace AsrDataTools.Governance.Redaction;

/// <summary>What counts as redacted.</summary>
public sealed record RedactionAuditOptions
{
    /// <summary>Names within brackets, or whole marks, beside those that <see cref="RedactionTags"/> knows.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Share of a window under a tag that may be speech, 0 to 1: words' times are never exact.</summary>
    public double MaximumSpeechShare { get; init; } = 0.1;

    /// <summary>Seconds of silence inside speech from which on it is taken for a mute.</summary>
    public double MinimumMuteSeconds { get; init; } = 0.15;
}
