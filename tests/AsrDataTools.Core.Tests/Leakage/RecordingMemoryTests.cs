using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AsrDataTools.Audio;
using AsrDataTools.Corpus;
using AsrDataTools.Leakage;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Leakage;

/// <summary>What the search for leaks allocates for each recording: corpora have millions of short ones.</summary>
public sealed class RecordingMemoryTests : IDisposable
{
    private const int Rate = 8000;
    private const int Count = 50;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ADigestHasNoBuffersOfItsOwn()
    {
        LeakageItem item = Item(Rate);
        Assert.InRange(BytesOf(() => SpanDigest.Of(item, CancellationToken.None)), 1, 32 << 10);
    }

    [Fact]
    public void AFingerprintHasNoStoreOfItsOwn()
    {
        LeakageItem item = Item(Rate);
        Assert.InRange(BytesOf(() => AudioFingerprinter.Fingerprint(item.Utterance, FingerprintDensity.Index)), 1, 192 << 10);
    }

    // Shorter than a piece, of whole pieces, of pieces and a rest, longer than a block.
    [Theory]
    [InlineData(100)]
    [InlineData(8192)]
    [InlineData(10_001)]
    [InlineData(70_000)]
    public void ADigestIsOfAllSamples(int frames)
    {
        LeakageItem item = Item(frames);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes<int>([Rate]));
        hash.AppendData(MemoryMarshal.AsBytes<float>([.. Samples(frames).Select(sample => sample / 32768f)]));
        Assert.Equal(MemoryMarshal.Read<UInt128>(hash.GetHashAndReset()), SpanDigest.Of(item, CancellationToken.None).Channels.Single());
    }

    private LeakageItem Item(int frames)
    {
        string path = _folder["a.wav"];
        using (WaveWriter writer = new(path, Rate))
        {
            writer.Write(Samples(frames));
            writer.Complete();
        }

        return new(new SpeechUtterance { Id = "a", AudioPath = path }, 0);
    }

    private static short[] Samples(int frames)
    {
        SeededRandom random = new(frames);
        return [.. Enumerable.Range(0, frames).Select(_ => (short)random.Next(20_000))];
    }

    private static long BytesOf(Action act)
    {
        act();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Count; i++) act();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Count;
    }
}
