using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AsrDataTools.Audio;
using AsrDataTools.Corpus;
using AsrDataTools.Signal;

namespace AsrDataTools.Transcription;

/// <summary>Brings the span and channel of an utterance to what an engine takes. Streams: a recording of hours needs no more memory.</summary>
internal static class AudioPreparation
{
    private const int BlockFrames = 1 << 16;

    /// <param name="utterance">Whose audio it is.</param>
    /// <param name="folder">Where the WAV file goes.</param>
    /// <param name="name">Its name without ending.</param>
    /// <param name="sampleRate">Hz.</param>
    /// <exception cref="SpeechDataException">It names no recording, or one that cannot be decoded or written.</exception>
    public static PreparedAudio Prepare(SpeechUtterance utterance, string folder, string name, int sampleRate, CancellationToken cancellation)
    {
        if (utterance.AudioPath is not { } source)
            throw new SpeechDataException("AudioPathMissing", SpeechDataProblem.InvalidData, $"'{utterance.Id}' names no recording, so there is nothing to transcribe. Give its manifest a column of audio paths.", utterance.SourcePath);
        using AudioReader reader = AudioFile.Open(source, new AudioOpenOptions
        {
            StartSeconds = utterance.StartSeconds ?? 0,
            DurationSeconds = utterance.DurationSeconds,
            Cancellation = cancellation,
        });
        int channels = reader.Format.Channels;
        if (utterance.Channel is { } channel && channel > channels)
        {
            throw new SpeechDataException(
                "AudioChannelMissing", SpeechDataProblem.InvalidData, $"'{source}' has {channels} channels; '{utterance.Id}' asks for channel {channel}.", source);
        }

        string path = Path.Combine(folder, name + ".wav");
        using WaveWriter writer = new(path, sampleRate);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> rate = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(rate, sampleRate);
        hash.AppendData(rate);
        long frames = 0;
        StreamingResampler? resampler = reader.Format.SampleRate == sampleRate ? null : new(new Resampler(reader.Format.SampleRate, sampleRate));
        AudioBlock block = new(channels, BlockFrames);
        float[] mixed = new float[BlockFrames];
        List<float> output = [];
        while (reader.Read(block))
        {
            cancellation.ThrowIfCancellationRequested();
            Span<float> mono = mixed.AsSpan(0, block.Frames);
            Mix(block, utterance.Channel, mono);
            if (resampler is null)
            {
                Write(mono);
                continue;
            }

            resampler.Add(mono, output);
            Write(CollectionsMarshal.AsSpan(output));
            output.Clear();
        }

        resampler?.Finish(output);
        Write(CollectionsMarshal.AsSpan(output));
        writer.Complete();
        return new(name, path, source, frames / (double)sampleRate, Convert.ToHexStringLower(hash.GetHashAndReset()));

        void Write(ReadOnlySpan<float> samples)
        {
            short[] rounded = new short[samples.Length];
            for (int i = 0; i < rounded.Length; i++)
                rounded[i] = float.IsNaN(samples[i]) ? (short)0 : (short)Math.Clamp(MathF.Round(samples[i] * 32768f), short.MinValue, short.MaxValue);
            writer.Write(rounded);
            hash.AppendData(MemoryMarshal.AsBytes<short>(rounded));
            frames += rounded.Length;
        }
    }

    // The channel asked for, else the mean of all.
    private static void Mix(AudioBlock block, int? channel, Span<float> mono)
    {
        block.Samples((channel ?? 1) - 1).CopyTo(mono);
        if (channel is not null || block.Channels == 1) return;
        for (int c = 1; c < block.Channels; c++) TensorPrimitives.Add(mono, block.Samples(c), mono);
        TensorPrimitives.Multiply(mono, 1f / block.Channels, mono);
    }
}
