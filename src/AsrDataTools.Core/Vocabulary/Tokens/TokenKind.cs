namespace AsrDataTools.Vocabulary;

/// <summary>What a token is.</summary>
public enum TokenKind : byte
{
    Word,

    /// <summary>A single letter: of a spelling, or a word such as "a".</summary>
    Letter,

    /// <summary>Digits, perhaps with a decimal point.</summary>
    Number,

    /// <summary>21st, 90s.</summary>
    Ordinal,

    /// <summary>A sign of currency, of per cent or of degrees, always after its number.</summary>
    Sign,

    /// <summary>A unit after a number, in its short form.</summary>
    Unit,

    /// <summary>One character of a script that is written without spaces.</summary>
    Character,
}
