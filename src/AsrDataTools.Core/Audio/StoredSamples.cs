namespace AsrDataTools.Audio;

/// <summary>Where in a file uncompressed samples lie and how to read them: what a header comes down to.</summary>
/// <param name="Container">WAV, RF64, BW64, W64 or Raw.</param>
/// <param name="Encoding">How one sample is stored.</param>
/// <param name="SampleRate">Hz.</param>
/// <param name="Channels">Interleaved channels.</param>
/// <param name="BitDepth">Bits that carry the sample; may be fewer than are stored.</param>
/// <param name="Offset">First byte of the first frame.</param>
/// <param name="FrameCount">Whole frames that are really there.</param>
/// <param name="Remarks">What was odd but survivable.</param>
internal sealed record StoredSamples(
    string Container,
    SampleEncoding Encoding,
    int SampleRate,
    int Channels,
    int BitDepth,
    long Offset,
    long FrameCount,
    IReadOnlyList<string> Remarks)
{
    public const int MaximumChannels = 1024;

    public const int MaximumSampleRate = 768_000;

    public int BytesPerFrame => Encoding.Bytes() * Channels;

    public AudioFormat Format => new(Container, Encoding.CodecName(), SampleRate, Channels, BitDepth, FrameCount);
}
