using AsrDataTools.Coverage;

namespace AsrDataTools.Core.Tests.Coverage;

public sealed class RatioBarTests
{
    [Theory]
    [InlineData(1.0, 0.5, 2.0, "      ├──●──┤")]
    [InlineData(0.25, 0.01, 0.5, "◄──●──┤  │")]
    [InlineData(4.0, 2.0, 99.0, "         │  ├──●──►")]
    [InlineData(0.0, null, null, "○        │")]
    [InlineData(null, null, null, "")]
    public void Draws(double? ratio, double? low, double? high, string bar)
    {
        Assert.Equal(bar, RatioBar.Draw(ratio, low, high));
        Assert.True(bar.Length <= RatioBar.Scale.Length);
    }
}
