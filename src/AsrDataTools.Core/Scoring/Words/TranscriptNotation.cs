namespace AsrDataTools.Scoring.Words;

/// <summary>How braces, parentheses and hyphens in transcripts are read.</summary>
public enum TranscriptNotation
{
    /// <summary>NIST's in trn, stm and ctm files, plain elsewhere.</summary>
    Auto,

    /// <summary>Letters like any other.</summary>
    Plain,

    /// <summary>Alternates, optional words and the empty word, wherever the text comes from.</summary>
    Nist,
}
