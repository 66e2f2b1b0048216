using System.Runtime.Intrinsics;
using AsrDataTools.Signal;

namespace AsrDataTools.Core.Tests.Signal;

public class FastLogTests
{
    [Fact]
    public void StaysWithinAThousandth()
    {
        Random random = new(7);
        for (int i = 0; i < 100_000; i++)
        {
            float x = (float)Math.Pow(2, (random.NextDouble() * 200) - 100);
            Assert.InRange(FastLog.Log2(Vector512.Create(x))[i % 16] - Math.Log2(x), -0.001, 0.001);
        }

        Assert.Equal(0, FastLog.Log2(Vector512<float>.One)[0], 5);
    }
}
