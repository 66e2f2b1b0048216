namespace AsrDataTools.Corpus.Manifests;

/// <summary>A stream whose first bytes were looked at already: they are handed out before the rest. Reading only.</summary>
internal sealed class PrefixedStream : ForwardStream
{
    private readonly Stream _rest;
    private readonly byte[] _prefix;
    private int _position;

    private PrefixedStream(Stream rest, byte[] prefix)
        : base(rest)
    {
        _rest = rest;
        _prefix = prefix;
    }

    /// <summary>The bytes that were looked at; fewer than asked for at the end of the stream.</summary>
    public ReadOnlySpan<byte> Prefix => _prefix;

    /// <param name="stream">Owned from here on.</param>
    /// <param name="length">How many bytes to look at.</param>
    public static PrefixedStream Over(Stream stream, int length)
    {
        byte[] prefix = new byte[length];
        int read = 0;
        try
        {
            int more;
            while (read < length && (more = stream.Read(prefix, read, length - read)) > 0) read += more;
        }
        catch (SpeechDataException exception) when (exception.ErrorId == "ArchiveDamaged" && read > 0)
        {
            // Said again by the next read, after what there is was handed out.
        }

        return new PrefixedStream(stream, prefix[..read]);
    }

    /// <summary>Leaves out the first bytes.</summary>
    public PrefixedStream Skip(int bytes)
    {
        _position = bytes;
        return this;
    }

    public override int Read(Span<byte> buffer)
    {
        if (_position >= _prefix.Length) return _rest.Read(buffer);
        int count = Math.Min(buffer.Length, _prefix.Length - _position);
        _prefix.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }
}
