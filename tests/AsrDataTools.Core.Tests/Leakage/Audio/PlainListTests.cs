using System.Runtime.InteropServices;
using AsrDataTools.Leakage;

namespace AsrDataTools.Core.Tests.Leakage.Audio;

public sealed class PlainListTests
{
    // Headers may promise less than comes, more, and what no machine could hold.
    [Theory]
    [InlineData(0, 1000)]
    [InlineData(256, 257)]
    [InlineData(5000, 3)]
    [InlineData(long.MaxValue, 2000)]
    [InlineData(-1, 0)]
    public void HoldsWhatCameWhateverWasExpected(long expected, int count)
    {
        PlainList<ulong> list = new(expected);
        ulong[] items = [.. Enumerable.Range(0, count).Select(i => ulong.MaxValue - (ulong)i)];

        foreach (ulong item in items) list.Add(item);

        Assert.Equal(items, MemoryMarshal.Cast<byte, ulong>(list.Take().Span).ToArray());
        Assert.Equal(0, list.Take().Length);
    }
}
