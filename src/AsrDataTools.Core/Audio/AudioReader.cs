namespace AsrDataTools.Audio;

/// <summary>Streams the samples of one recording, from first to last, once.</summary>
public abstract class AudioReader : IDisposable
{
    protected AudioReader(string path, AudioFormat format)
    {
        Path = path;
        Format = format;
    }

    /// <summary>Absolute path of the recording.</summary>
    public string Path { get; }

    public AudioFormat Format { get; }

    /// <summary>
    /// What was odd but survivable ("data size 0xFFFFFFFF, read to the end of the file"); complete once the last block is read.
    /// </summary>
    public virtual IReadOnlyList<string> Remarks => [];

    /// <summary>Fills the block with the next frames; false, with an empty block, when there are no more.</summary>
    /// <exception cref="SpeechDataException">The recording cannot be read further.</exception>
    public abstract bool Read(AudioBlock block);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
