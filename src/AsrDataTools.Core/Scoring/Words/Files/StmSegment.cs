namespace AsrDataTools.Scoring.Words;

/// <summary>One line of an stm file.</summary>
/// <param name="Labels">The set labels between angle brackets, without them; null where there are none.</param>
internal sealed record StmSegment(string Recording, string Channel, string Speaker, double StartSeconds, double EndSeconds, string? Labels, string Text, int Line)
{
    private const string IgnoredText = "IGNORE_TIME_SEGMENT_IN_SCORING";

    /// <summary>Hypothesis words in this stretch are not scored.</summary>
    public bool IsIgnored => Text.Contains(IgnoredText, StringComparison.OrdinalIgnoreCase)
        || Text.Contains(IgnoredText.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
}
