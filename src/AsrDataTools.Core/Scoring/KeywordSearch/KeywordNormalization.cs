namespace AsrDataTools.Scoring.KeywordSearch;

/// <summary>How the text of keywords and words is brought together before it is compared.</summary>
public enum KeywordNormalization
{
    /// <summary>As the list of keywords says (<c>compareNormalize</c>): lower case, or not; Unicode form NFC in either case.</summary>
    List,

    /// <summary>Code point by code point.</summary>
    None,

    /// <summary>Unicode form NFC, lower case.</summary>
    Lowercase,
}
