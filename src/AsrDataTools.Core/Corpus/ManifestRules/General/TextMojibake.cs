using System.Text;

namespace AsrDataTools.Corpus;

/// <summary>
/// UTF-8 that was read as Windows-1252 or Latin-1: <c>Ã©</c> for é, <c>â€™</c> for ’. Told by turning it back: a run of two or
/// more such characters that is valid UTF-8 in those encodings hardly ever stands in real text.
/// </summary>
internal sealed class TextMojibake : TextRule
{
    // Windows-1252 from 0x80 to 0x9F (the bytes without a character stand for themselves, as browsers take them).
    private const string HighControls = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009Dž\u009F";

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public override string Id => "TextMojibake";

    public override string Description => "The text is UTF-8 that was read in another encoding: Ã© for é";

    protected override (string Message, string Remedy)? Fault(string text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            int length = Lead(text[index]);
            if (length == 0 || index + length > text.Length) continue;
            byte[] bytes = new byte[length];
            bool fits = true;
            for (int offset = 0; offset < length && fits; offset++)
            {
                int value = Byte(text[index + offset]);
                fits = value >= 0 && (offset == 0 || (value & 0xC0) == 0x80);
                if (fits) bytes[offset] = (byte)value;
            }

            if (fits && TurnBack(bytes) is { } meant)
                return ($"'{text.Substring(index, length)}' in its text was '{meant}' before it was read in a wrong encoding", "read the source as UTF-8, not as Windows-1252 or Latin-1, and export it again");
        }

        return null;
    }

    // How many bytes begin with this one, taken as a byte.
    private static int Lead(char c) => Byte(c) switch
    {
        >= 0xC2 and <= 0xDF => 2,
        >= 0xE0 and <= 0xEF => 3,
        >= 0xF0 and <= 0xF4 => 4,
        _ => 0,
    };

    private static int Byte(char c) => c is >= '\u0080' and <= '\u00FF' ? c : HighControls.IndexOf(c) is >= 0 and int place ? 0x80 + place : -1;

    private static string? TurnBack(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
