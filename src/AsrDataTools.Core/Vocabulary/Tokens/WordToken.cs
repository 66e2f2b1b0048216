namespace AsrDataTools.Vocabulary;

/// <summary>A token within the text of the <see cref="WordTokenizer"/> that made it.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="Length">Characters.</param>
/// <param name="Joint">The one sign, of - / : . @ _, that joins it to the token before without white space; else NUL.</param>
public readonly record struct WordToken(int Start, int Length, TokenKind Kind, char Joint)
{
    /// <summary>A number has no vocabulary of its own: any can be said from a few dozen words.</summary>
    public bool IsNumeral => Kind is TokenKind.Number or TokenKind.Ordinal;
}
