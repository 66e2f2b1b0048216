namespace AsrDataTools.Text;

/// <summary>Characters that nobody writes: controls, halves of characters, and the mark that stands for bytes that were no text.</summary>
public static class IllegalCharacter
{
    /// <summary>The first such character: what is wrong with it and what to do; null where there is none.</summary>
    public static (string Message, string Remedy)? Find(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyExceptInRange(' ', '~')) return null;
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
