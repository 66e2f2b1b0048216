using System.Text;

namespace AsrDataTools.Text;

/// <summary>Undoes the commonest damage to text: UTF-8 that was read as Windows-1252 (<c>QuÃ©bec</c> for <c>Québec</c>).</summary>
public static class Mojibake
{
    // What Windows-1252 has at 0x80 to 0x9F; at the five places that it leaves empty, decoders give the control character.
    private const string Upper = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether characters were lost for good: a decoder put U+FFFD in their place.</summary>
    public static bool HasLosses(string text) => text.Contains('\uFFFD');

    /// <summary>The text as it was meant; null where it is not damaged in this way.</summary>
    public static string? Repair(string text)
    {
        byte[] bytes = new byte[text.Length];
        bool hasUpper = false;
        for (int i = 0; i < text.Length; i++)
        {
            int place = text[i] > '\u00FF' ? Upper.IndexOf(text[i]) : 0;
            if (place < 0) return null;
            int value = text[i] > '\u00FF' ? 0x80 + place : text[i];
            hasUpper |= value >= 0x80;
            bytes[i] = (byte)value;
        }

        if (!hasUpper) return null;
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            // Properly decoded accented letters do not form UTF-8 by chance.
            return null;
        }
    }
}
