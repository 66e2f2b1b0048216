using System.Text;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>Which texts a format can hold.</summary>
internal static class HoldableText
{
    /// <summary>Whether the text can be written in UTF-8 at all: no half of a surrogate pair stands alone.</summary>
    public static bool InUtf8(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0) return true;
        for (int index = 0; index < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(index), out _, out int length) != System.Buffers.OperationStatus.Done) return false;
            index += length;
        }

        return true;
    }

    /// <summary>Whether it can stand in a text table: in UTF-8, and without the control characters by which binary files are told.</summary>
    public static bool InTable(string text) =>
        text.AsSpan().IndexOfAnyInRange('\0', '\b') < 0 && text.AsSpan().IndexOfAnyInRange('\x0E', '\x1A') < 0 && InUtf8(text);
}
