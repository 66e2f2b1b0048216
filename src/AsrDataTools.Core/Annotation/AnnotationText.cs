using System.Buffers;
using System.Text;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Annotation;

/// <summary>Opens text in whatever Unicode it is in, by its byte order mark or, without one, by its zero bytes.</summary>
internal static class AnnotationText
{
    public const int OpeningBytes = 1 << 16;

    private const int MarkBytes = 4;

    /// <summary>UTF-8 without a byte order mark; bytes that are none become U+FFFD.</summary>
    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The encoding of a file, with its byte order mark where it has one.</summary>
    /// <param name="name">What the caller says it is; null to look.</param>
    /// <exception cref="SpeechDataException">The file cannot be opened, or there is no such encoding.</exception>
    public static Encoding EncodingOf(string path, string? name)
    {
        return Unicode(Opening(path, MarkBytes)) ?? (name is null ? Utf8 : Named(name));
    }

    public static StreamReader Open(string path, Encoding encoding) =>
        new(ManifestFile.OpenBytes(path), encoding, detectEncodingFromByteOrderMarks: true, 1 << 14);

    /// <summary>The first characters of a file, decoded.</summary>
    /// <param name="whole">Whether they are all.</param>
    public static string Peek(string path, string? encodingName, out bool whole)
    {
        ReadOnlySpan<byte> bytes = Opening(path, OpeningBytes);
        whole = bytes.Length < OpeningBytes;
        Encoding encoding = Unicode(bytes) ?? (encodingName is null ? Utf8 : Named(encodingName));
        return encoding.GetString(bytes[(bytes.StartsWith(encoding.Preamble) ? encoding.Preamble.Length : 0)..]);
    }

    private static ReadOnlySpan<byte> Opening(string path, int most)
    {
        using Stream stream = ManifestFile.OpenBytes(path);
        byte[] opening = ArrayPool<byte>.Shared.Rent(most);
        try
        {
            return opening.AsSpan(0, stream.ReadAtLeast(opening.AsSpan(0, most), most, throwOnEndOfStream: false)).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(opening);
        }
    }

    private static Encoding? Unicode(ReadOnlySpan<byte> opening)
    {
        if (opening.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
        if (opening.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return new UnicodeEncoding(bigEndian: false, byteOrderMark: true);
        if (opening.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return new UnicodeEncoding(bigEndian: true, byteOrderMark: true);

        // Every format begins with ASCII: in UTF-16 every other byte is then zero.
        if (opening.Length >= 4 && opening[0] != 0 && opening[1] == 0 && opening[2] != 0 && opening[3] == 0) return new UnicodeEncoding(bigEndian: false, byteOrderMark: false);
        if (opening.Length >= 4 && opening[0] == 0 && opening[1] != 0 && opening[2] == 0 && opening[3] != 0) return new UnicodeEncoding(bigEndian: true, byteOrderMark: false);
        return null;
    }

    private static Encoding Named(string name)
    {
        try
        {
            // The code pages of Windows come with the runtime but are not registered by themselves.
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? (Encoding.GetEncoding(name) is UTF8Encoding ? Utf8 : Encoding.GetEncoding(name));
        }
        catch (ArgumentException exception)
        {
            throw new SpeechDataException(
                "AnnotationEncodingUnknown",
                SpeechDataProblem.InvalidArgument,
                $"There is no encoding '{name}'. Common ones are utf-8, utf-16, iso-8859-1, windows-1252, shift_jis, gb18030.",
                null,
                exception);
        }
    }
}
