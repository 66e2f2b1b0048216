namespace AsrDataTools.Corpus;

/// <summary>Characters that nobody writes: controls, and the mark that stands for bytes that were no text.</summary>
internal sealed class TextCharacters : TextRule
{
    public override string Id => "TextCharacters";

    public override string Description => "The text holds control characters, U+FFFD, or halves of characters";

    protected override (string Message, string Remedy)? Fault(string text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            char c = text[index];
            if (c == '\uFFFD') return ($"character {index + 1} of its text is U+FFFD, which stands for a byte that was no UTF-8", "export the text again from its source, in UTF-8");
            if (char.IsControl(c) && !char.IsWhiteSpace(c)) return ($"character {index + 1} of its text is the control character U+{(int)c:X4}", "take the character away");
            if (!char.IsSurrogate(c)) continue;
            if (!char.IsHighSurrogate(c) || index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1])) return ($"character {index + 1} of its text is half of one, U+{(int)c:X4}", "export the text again from its source, in UTF-8");
            index++;
        }

        return null;
    }
}
