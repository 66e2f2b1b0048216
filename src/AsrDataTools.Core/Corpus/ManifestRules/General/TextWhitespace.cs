namespace AsrDataTools.Corpus;

/// <summary>
/// White space other than the blank: no-break and wide spaces, tabs, line breaks. Kaldi's check refuses them, and to most
/// tokenizers they are part of a word.
/// </summary>
internal sealed class TextWhitespace : TextRule
{
    public override string Id => "TextWhitespace";

    public override string Description => "The text holds white space other than blanks and tabs: no-break space, wide space, line break";

    public override Severity Severity => Severity.Warning;

    protected override (string Message, string Remedy)? Fault(string text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            // Zero-width ones are no white space by Unicode, but part words all the same.
            char c = text[index];
            if ((char.IsWhiteSpace(c) && c is not (' ' or '\t')) || c is '\u200B' or '\uFEFF')
                return ($"character {index + 1} of its text is the white space U+{(int)c:X4}", "write a blank instead");
        }

        return null;
    }
}
