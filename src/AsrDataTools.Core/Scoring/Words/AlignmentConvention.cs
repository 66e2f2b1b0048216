namespace AsrDataTools.Scoring.Words;

/// <summary>
/// What an alignment minimises. Both break ties alike: seen from the end, a match or substitution before an insertion before a
/// deletion.
/// </summary>
public enum AlignmentConvention
{
    /// <summary>As NIST's sclite: a substitution costs 4, a deletion or insertion 3.</summary>
    Nist,

    /// <summary>Every error costs 1: the fewest errors, Levenshtein's distance.</summary>
    Minimum,
}
