namespace AsrDataTools.Audio;

/// <summary>What the header (or the decoder) says of a recording, before any sample is read.</summary>
/// <param name="Container">WAV, RF64, BW64, W64, FLAC, Ogg, MP3, MP4, AMR, Raw …</param>
/// <param name="Codec">Field's name of the coding: <c>pcm_s16le</c>, <c>pcm_alaw</c>, <c>pcm_mulaw</c>, <c>gsm</c>, <c>g722</c>, <c>vorbis</c> …</param>
/// <param name="SampleRate">Hz, per channel.</param>
/// <param name="Channels">Number of interleaved channels, at least 1.</param>
/// <param name="BitDepth">Bits per sample of the stored samples; null for lossy codings, which have none.</param>
/// <param name="FrameCount">Samples per channel where known before decoding; null for streams.</param>
public sealed record AudioFormat(
    string Container,
    string Codec,
    int SampleRate,
    int Channels,
    int? BitDepth,
    long? FrameCount)
{
    /// <summary>Seconds, where the length is known before decoding.</summary>
    public double? DurationSeconds => FrameCount / (double)SampleRate;
}
