using System.Buffers;
using System.Globalization;
using System.Text;

namespace AsrDataTools.Governance.Consent;

/// <summary>
/// Texts and whole numbers of canonical JSON (RFC 8785, sections 3.2.2.1 to 3.2.2.3): UTF-8, and only what must be escaped is, in the
/// shortest form.
/// </summary>
internal static class CanonicalText
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (char)code), '"', '\\']);

    public static bool IsWellFormed(string text)
    {
        for (ReadOnlySpan<char> rest = text; rest.Length > 0;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out int taken) != OperationStatus.Done) return false;
            rest = rest[taken..];
        }

        return true;
    }

    public static void WriteString(ArrayBufferWriter<byte> target, string text)
    {
        target.Write("\""u8);
        ReadOnlySpan<char> rest = text;
        for (int plain; (plain = rest.IndexOfAny(Escaped)) >= 0; rest = rest[(plain + 1)..])
        {
            Encoding.UTF8.GetBytes(rest[..plain], target);
            target.Write(Escape(rest[plain]));
        }

        Encoding.UTF8.GetBytes(rest, target);
        target.Write("\""u8);
    }

    public static void WriteNumber(ArrayBufferWriter<byte> target, long number)
    {
        number.TryFormat(target.GetSpan(20), out int written, provider: CultureInfo.InvariantCulture);
        target.Advance(written);
    }

    private static ReadOnlySpan<byte> Escape(char character) => character switch
    {
        '"' => "\\\""u8,
        '\\' => "\\\\"u8,
        '\b' => "\\b"u8,
        '\t' => "\\t"u8,
        '\n' => "\\n"u8,
        '\f' => "\\f"u8,
        '\r' => "\\r"u8,
        _ => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}")),
    };
}
