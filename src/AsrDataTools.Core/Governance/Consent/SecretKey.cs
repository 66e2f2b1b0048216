namespace AsrDataTools.Governance.Consent;

/// <summary>A key of HMAC-SHA-256 (RFC 2104).</summary>
public static class SecretKey
{
    /// <summary>128 bits: what is shorter can be guessed.</summary>
    public const int ShortestBytes = 16;

    private const int LongestBytes = 1 << 16;

    /// <summary>Refuses a key that can be guessed.</summary>
    /// <exception cref="SpeechDataException"><c>KeyTooShort</c>.</exception>
    public static void Check(ReadOnlySpan<byte> key)
    {
        if (key.Length < ShortestBytes)
            throw new SpeechDataException("KeyTooShort", SpeechDataProblem.InvalidArgument, $"The key has {key.Length} bytes; it needs {ShortestBytes} at least. 'openssl rand -hex 32 > key.txt' makes a good one.");
    }

    /// <summary>The bytes of a key file, line ends and blanks at its end left out, so that a key made by an editor or by <c>openssl rand -hex</c> is one key.</summary>
    /// <exception cref="SpeechDataException">It cannot be read (<c>KeyUnreadable</c>), or is too short (<c>KeyTooShort</c>).</exception>
    public static byte[] Read(string path)
    {
        byte[] bytes;
        try
        {
            using FileStream stream = File.OpenRead(path);
            if (stream.Length > LongestBytes) throw new IOException("it is too large for a key");
            bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SpeechDataException("KeyUnreadable", SpeechDataProblem.InvalidArgument, $"The key file '{path}' cannot be read: {exception.Message.TrimEnd('.')}. Name another with -KeyPath, or let this user read it.", path, exception);
        }

        byte[] key = bytes.AsSpan().TrimEnd(" \t\r\n"u8).ToArray();
        Check(key);
        return key;
    }
}
