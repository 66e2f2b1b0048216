using System.Text;

namespace AsrDataTools.Vocabulary;

/// <summary>Scripts as far as code-switching needs to tell them apart.</summary>
public enum WritingSystem
{
    Other,
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Hebrew,
    Arabic,
    Indic,
    Thai,
    Georgian,
    Hangul,

    /// <summary>Chinese characters and kana, which Japanese mixes.</summary>
    Han,
}

/// <summary>Tells scripts.</summary>
internal static class WritingSystems
{
    /// <summary>The script of a word: that of its first letter. By block (Unicode 16, Blocks.txt).</summary>
    public static WritingSystem Of(ReadOnlySpan<char> word)
    {
        if (word[0] < 0x80) return WritingSystem.Latin;
        Rune.DecodeFromUtf16(word, out Rune rune, out _);
        return rune.Value switch
        {
            (<= 0x024F) or (>= 0x1E00 and <= 0x1EFF) => WritingSystem.Latin,
            (>= 0x0370 and <= 0x03FF) or (>= 0x1F00 and <= 0x1FFF) => WritingSystem.Greek,
            >= 0x0400 and <= 0x052F => WritingSystem.Cyrillic,
            >= 0x0530 and <= 0x058F => WritingSystem.Armenian,
            >= 0x0590 and <= 0x05FF => WritingSystem.Hebrew,
            (>= 0x0600 and <= 0x077F) or (>= 0x08A0 and <= 0x08FF) or (>= 0xFB50 and <= 0xFEFF) => WritingSystem.Arabic,
            >= 0x0900 and <= 0x0DFF => WritingSystem.Indic,
            >= 0x0E00 and <= 0x0E7F => WritingSystem.Thai,
            >= 0x10A0 and <= 0x10FF => WritingSystem.Georgian,
            (>= 0x1100 and <= 0x11FF) or (>= 0xAC00 and <= 0xD7AF) => WritingSystem.Hangul,
            (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x323AF) => WritingSystem.Han,
            _ => WritingSystem.Other,
        };
    }
}
