namespace AsrDataTools.Coverage;

/// <summary>What a column of a table of word errors can stand for.</summary>
public enum WordErrorField
{
    Accent,
    Words,
    Errors,
    Correct,
    Substitutions,
    Deletions,
    Insertions,
    WordErrorRate,
    Speaker,
    Recording,
    Environment,
    Channel,
    SnrDb,
    DurationSeconds,
}
