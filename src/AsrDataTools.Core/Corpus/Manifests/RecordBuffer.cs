namespace AsrDataTools.Corpus.Manifests;

/// <summary>The bytes of a stream from the start of the current record on; grows while a record is longer than it.</summary>
internal abstract class RecordBuffer(Stream stream) : IDisposable
{
    private const int InitialLength = 1 << 18;

    private byte[] _bytes = new byte[InitialLength];

    /// <summary>Where the current record starts.</summary>
    protected int Start { get; set; }

    /// <summary>Where the bytes at hand end.</summary>
    protected int End { get; private set; }

    /// <summary>Whether no more bytes will come.</summary>
    protected bool AtEnd { get; private set; }

    protected ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, End);

    /// <summary>As <see cref="Bytes"/>; what lies there changes with the next <see cref="Fill"/>.</summary>
    protected ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, End);

    /// <summary>Gets more bytes behind those at hand; <see cref="Start"/> moves to the front. False at the end of the stream.</summary>
    protected bool Fill()
    {
        if (AtEnd) return false;
        if (Start > 0)
        {
            _bytes.AsSpan(Start, End - Start).CopyTo(_bytes);
            End -= Start;
            Start = 0;
        }

        if (End == _bytes.Length) Array.Resize(ref _bytes, _bytes.Length * 2);
        int count = stream.Read(_bytes, End, _bytes.Length - End);
        End += count;
        AtEnd = count == 0;
        return !AtEnd;
    }

    public void Dispose() => stream.Dispose();
}
