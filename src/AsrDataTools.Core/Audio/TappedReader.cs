namespace AsrDataTools.Audio;

/// <summary>Shows every block to another on its way to the one who reads, so that one decoding serves both.</summary>
/// <param name="reader">Stays its owner's.</param>
/// <param name="see">Gets each block before it is handed out; must leave it as it is.</param>
internal sealed class TappedReader(AudioReader reader, Action<AudioBlock> see) : AudioReader(reader.Path, reader.Format)
{
    public override IReadOnlyList<string> Remarks => reader.Remarks;

    public override bool Read(AudioBlock block)
    {
        if (!reader.Read(block)) return false;
        see(block);
        return true;
    }

    internal override byte[]? HashFile() => reader.HashFile();
}
