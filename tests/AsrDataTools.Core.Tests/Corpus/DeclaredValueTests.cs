using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Core.Tests.Corpus;

public sealed class DeclaredValueTests
{
    [Theory]
    [InlineData("16000", 16000)]
    [InlineData("16000.0", 16000)]
    [InlineData("16,000 Hz", 16000)]
    [InlineData("16 kHz", 16000)]
    [InlineData("16k", 16000)]
    [InlineData("16", 16000)]
    [InlineData("44.1 KHZ", 44100)]
    [InlineData("44,1kHz", 44100)]
    [InlineData("11.025", 11025)]
    [InlineData("8_000", 8000)]
    [InlineData("0", null)]
    [InlineData("-8000", null)]
    [InlineData("lots", null)]
    [InlineData("128 kbps", null)]
    [InlineData("1e400", null)]
    [InlineData("99999999999", null)]
    [InlineData("", null)]
    public void Rates(string text, int? hertz) => Assert.Equal(hertz, DeclaredValue.Hertz(text));

    [Theory]
    [InlineData("16", 16)]
    [InlineData("16-bit", 16)]
    [InlineData("24 Bits", 24)]
    [InlineData("16.5", null)]
    [InlineData("65", null)]
    [InlineData("float", null)]
    public void BitDepths(string text, int? bits) => Assert.Equal(bits, DeclaredValue.Bits(text));

    [Theory]
    [InlineData("Mono", 1)]
    [InlineData("stereo", 2)]
    [InlineData("2 channels", 2)]
    [InlineData("6ch", 6)]
    [InlineData("0", null)]
    [InlineData("left", null)]
    public void ChannelCounts(string text, int? channels) => Assert.Equal(channels, DeclaredValue.Channels(text));

    [Theory]
    [InlineData(" Unknown ", true)]
    [InlineData("N/A", true)]
    [InlineData(null, true)]
    [InlineData("phone", false)]
    public void NothingSaid(string? text, bool absent) => Assert.Equal(absent, DeclaredValue.IsAbsent(text));
}
