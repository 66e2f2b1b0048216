using AsrDataTools.Leakage;
using AsrDataTools.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace AsrDataTools.Core.Tests.Leakage;

/// <summary>Indices of parts of a corpus, put one after the other, are the index of the whole.</summary>
public sealed class FingerprintIndexMergeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AnyCutGivesTheSameBytes() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        SeededRandom random = new(seed);
        (FingerprintItem Item, AudioFingerprint Fingerprint)[] items = [.. Enumerable.Range(0, random.Next(40)).Select(number => Made(number, random))];
        string whole = PathOf("whole"), merged = PathOf("merged");
        FingerprintIndexTests.Write(whole, items);

        using (FingerprintIndexBuilder builder = new(merged))
        {
            for (int first = 0; first < items.Length;)
            {
                int count = 1 + random.Next(items.Length - first);
                string part = PathOf("part");
                FingerprintIndexTests.Write(part, items[first..(first + count)]);
                using FingerprintIndex index = FingerprintIndex.Open(part);
                for (int item = 0; item < count; item++) builder.Add(index, item);
                first += count;
            }

            builder.Complete(TestContext.Current.CancellationToken);
        }

        return File.ReadAllBytes(whole).AsSpan().SequenceEqual(File.ReadAllBytes(merged));
    }).QuickCheckThrowOnFailure();

    private string PathOf(string name) => Path.Combine(_folder.Path, name + ".fpx");

    // Codes from few keys, many of them silent, so that parts have fewer bits of key than the whole, and share postings.
    private static (FingerprintItem, AudioFingerprint) Made(int number, SeededRandom random)
    {
        ulong[] codes = [.. Enumerable.Range(0, random.Next(200)).Select(_ => random.Next(4) == 0 ? SubFingerprint.None : ((ulong)random.Next(int.MaxValue) << 33) | (uint)random.Next(random.Next(2) == 0 ? 300 : 1 << 20))];
        byte[] bytes = new byte[8 * codes.Length];
        Buffer.BlockCopy(codes, 0, bytes, 0, bytes.Length);
        return (
            FingerprintIndexTests.Item(FormattableString.Invariant($"{number / 3}/{number}.wav"), number % 4, number % 2 == 0 ? null : 1.5),
            new AudioFingerprint(FingerprintDensity.Index, bytes, ReadOnlyMemory<byte>.Empty));
    }
}
