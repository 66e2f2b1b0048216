using System.Text;

namespace AsrDataTools.Transcription;

/// <summary>Decodes what engines write, without loss or not at all.</summary>
internal static class EngineText
{
    /// <summary>UTF-8 that refuses bytes that are none.</summary>
    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>An encoding by its name, made strict.</summary>
    /// <exception cref="SpeechDataException">There is none (<c>EncodingUnknown</c>).</exception>
    public static Encoding Named(string? name)
    {
        if (name is null) return Utf8;
        try
        {
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            return Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException cause)
        {
            throw new SpeechDataException("EncodingUnknown", SpeechDataProblem.InvalidArgument, $"There is no text encoding '{name}'. Names are those of IANA: utf-8, windows-1252, iso-8859-15, utf-16.", null, cause);
        }
    }

    /// <param name="engine">For the message.</param>
    /// <param name="source">The recording.</param>
    /// <exception cref="SpeechDataException">The bytes are not of the encoding (<c>TranscriptionNotText</c>).</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, Encoding encoding, string engine, string source)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble) && encoding is UTF8Encoding) bytes = bytes[3..];
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException cause)
        {
            throw new SpeechDataException(
                "TranscriptionNotText",
                SpeechDataProblem.InvalidData,
                FormattableString.Invariant($"What {engine} wrote for '{source}' is not {encoding.WebName}: byte 0x{cause.BytesUnknown?.FirstOrDefault():X2} at {cause.Index:N0}. Name its encoding with -OutputEncoding, for example windows-1252."),
                source,
                cause);
        }
    }
}
