namespace AsrDataTools.Audio;

/// <summary>The last step shared by the headers of the WAV family: whole frames, and none at all is an error.</summary>
internal static class WaveData
{
    public static string Missing(ulong promised, long available) => FormattableString.Invariant(
        $"the header promises {promised} bytes of samples but {available} are there; the tail is missing");

    public static StoredSamples Layout(
        string path, string container, SampleEncoding encoding, WaveFormatChunk format, long offset, long size, List<string> remarks)
    {
        int frame = encoding.Bytes() * format.Channels;
        long frames = size / frame;
        if (frames == 0) throw AudioError.NoSamples(path, FormattableString.Invariant($"its data at byte {offset} are {size} bytes long, and one frame takes {frame}"));
        if (size % frame is long rest and > 0)
        {
            remarks.Add(FormattableString.Invariant($"the last {rest} bytes of the data do not make a whole frame; left out"));
        }

        return new(container, encoding, (int)format.SampleRate, format.Channels, format.ValidBits, offset, frames, remarks);
    }
}
