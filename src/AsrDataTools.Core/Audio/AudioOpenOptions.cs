namespace AsrDataTools.Audio;

/// <summary>Which part of a recording to read, and how to read what has no header.</summary>
public sealed record AudioOpenOptions
{
    public static AudioOpenOptions Default { get; } = new();

    /// <summary>First second to read.</summary>
    public double StartSeconds { get; init; }

    /// <summary>Seconds to read; null for all up to the end.</summary>
    public double? DurationSeconds { get; init; }

    /// <summary>
    /// How to read headerless samples; null when the file says it itself. When given, the file is read so from its first byte,
    /// whatever it looks like.
    /// </summary>
    public RawAudioFormat? Raw { get; init; }

    /// <summary>Stops a decoder that is at work; the reader then throws <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>To hash the bytes of the file on the way, where the reader meets all of them: see <see cref="AudioReader.HashFile"/>.</summary>
    internal bool HashFile { get; init; }

    /// <summary>For tests: a storage that fails.</summary>
    internal StorageCalls Calls { get; init; } = StorageCalls.System;
}

/// <summary>How headerless samples are stored.</summary>
/// <param name="Codec"><c>pcm_s16le</c>, <c>pcm_s16be</c>, <c>pcm_s8</c>, <c>pcm_u8</c>, <c>pcm_s24le</c>, <c>pcm_s32le</c>, <c>pcm_f32le</c>, <c>pcm_f64le</c>, <c>pcm_alaw</c>, <c>pcm_mulaw</c>, <c>gsm</c>, <c>g722</c>.</param>
/// <param name="SampleRate">Hz.</param>
/// <param name="Channels">Interleaved channels.</param>
public sealed record RawAudioFormat(string Codec, int SampleRate, int Channels = 1)
{
    /// <summary>Every codec that samples without a header may have.</summary>
    public static IReadOnlyList<string> Codecs { get; } = [.. SampleEncodings.CodecNames, HeaderlessFormat.Gsm, HeaderlessFormat.G722];

    /// <summary>The rate of telephony, Hz: 16000 for G.722, 8000 for all others.</summary>
    public static int UsualSampleRate(string codec) => string.Equals(codec, HeaderlessFormat.G722, StringComparison.OrdinalIgnoreCase) ? 16000 : 8000;
}
