namespace AsrDataTools.Audio;

/// <summary>Streams the samples of one recording, or of a span of it, from first to last, once. Not for several threads at a time.</summary>
public abstract class AudioReader : IDisposable
{
    private readonly List<string> _remarks = [];

    protected AudioReader(string path, AudioFormat format)
    {
        Path = path;
        Format = format;
        Span = new(0, format.FrameCount);
    }

    /// <summary>Absolute path of the recording.</summary>
    public string Path { get; }

    /// <summary>The whole recording, even where only a span of it is read.</summary>
    public AudioFormat Format { get; }

    /// <summary>The part that is read; the whole recording unless <see cref="AudioOpenOptions"/> says otherwise.</summary>
    public AudioSpan Span { get; protected init; }

    /// <summary>
    /// What was odd but survivable ("data size 0xFFFFFFFF, read to the end of the file"); complete once the last block is read.
    /// </summary>
    public virtual IReadOnlyList<string> Remarks => _remarks;

    /// <summary>
    /// Fills the block with the next frames, to its capacity except at the end; false, with an empty block, when there are no more.
    /// </summary>
    /// <exception cref="SpeechDataException">The recording cannot be read further.</exception>
    public abstract bool Read(AudioBlock block);

    /// <summary>
    /// SHA-256 of the whole file, when the last block has been read and <see cref="AudioOpenOptions.HashFile"/> was set; null where the reader does
    /// not meet all bytes of it.
    /// </summary>
    internal virtual byte[]? HashFile() => null;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    /// <summary>For readers: adds to <see cref="Remarks"/>.</summary>
    protected void AddRemark(string? remark)
    {
        if (remark is not null) _remarks.Add(remark);
    }

    /// <summary>For readers: fails early where a block was made for another number of channels.</summary>
    protected void RequireChannels(AudioBlock block)
    {
        if (block.Channels != Format.Channels)
        {
            throw new ArgumentException($"The block has {block.Channels} channels, the recording {Format.Channels}.", nameof(block));
        }
    }
}
