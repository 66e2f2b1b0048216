namespace AsrDataTools.Scoring.KeywordSearch;

/// <summary>Where a keyword truly is, whole nanoseconds.</summary>
internal readonly record struct KeywordOccurrence(int Keyword, int Place, long Start, long End, long FirstWordEnd);
