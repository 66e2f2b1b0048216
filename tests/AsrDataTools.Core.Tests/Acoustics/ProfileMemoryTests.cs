using AsrDataTools.Acoustics;
using AsrDataTools.Annotation.Depth;
using AsrDataTools.Catalog;

namespace AsrDataTools.Core.Tests.Acoustics;

/// <summary>What a profile, and a row of annotation depth, take that are kept of each recording of a corpus of millions.</summary>
public sealed class ProfileMemoryTests
{
    private const int Count = 1000;

    public static TheoryData<double> Numbers =>
        [0, -0.0, 1.5, double.MaxValue, double.Epsilon, double.PositiveInfinity, double.NegativeInfinity, double.NaN, -double.NaN, BitConverter.Int64BitsToDouble(0x7FF8_0000_0000_0001)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void EveryNumberIsKeptAsItIs(double number)
    {
        AcousticProfile profile = new() { Path = "/a.wav", SnrDb = number };
        Assert.Equal(BitConverter.DoubleToInt64Bits(number), BitConverter.DoubleToInt64Bits(profile.SnrDb!.Value));
        Assert.Null(profile.SnrLowDb);
        Assert.Null((profile with { SnrDb = null }).SnrDb);
        Assert.Equal(profile, profile with { SnrLowDb = null });
        Assert.Equal(new() { Path = "/a.wav" }, profile with { SnrDb = null });
    }

    [Fact]
    public void AProfileTakesLessThanHalfAKilobyte() => Assert.InRange(BytesOf(_ => new AcousticProfile { Path = "/a.wav" }), 1, 480);

    [Fact]
    public void ARowOfAnnotationDepthTakesAQuarterOfAKilobyte() => Assert.InRange(BytesOf(_ => new AnnotationDepth { Recording = "a" }), 1, 256);

    [Fact]
    public void WhatProfilesHaveInCommonStandsOnce()
    {
        ProfileTexts texts = new();
        byte[] data = ProfileBinary.Write([new AcousticProfile
        {
            Path = "/a.wav",
            Container = "WAV",
            Codec = "pcm_s16le",
            CodecTrace = "G.711 A-law",
            Speaker = "s1",
            Environment = "telephony",
            Abstained = new TextList("LoudnessRangeLu: under 10 s", "DecayTimeSeconds: no free decay"),
            ChannelReasons = new TextList("nothing above 3.4 kHz"),
        }]);
        AcousticProfile[] apart = [.. Enumerable.Range(0, Count).Select(row => ProfileBinary.Read(data, $"/{row}.wav")[0])];
        AcousticProfile[] kept = [.. apart.Select(texts.Share)];

        Assert.Equal(apart, kept);
        Func<AcousticProfile, object?>[] shared = [p => p.Container, p => p.Codec, p => p.CodecTrace, p => p.Speaker, p => p.Environment, p => p.Abstained, p => p.ChannelReasons, p => p.Remarks];
        Assert.All(shared, value => Assert.Single(kept.Select(value).Distinct(ReferenceEqualityComparer.Instance)));
    }

    [Fact]
    public void MoreTextsThanAreRememberedStayTheirOwn()
    {
        ProfileTexts texts = new();
        AcousticProfile[] kept = [.. Enumerable.Range(0, 20_000).Select(row => texts.Share(new() { Path = "/a.wav", Speaker = $"s{row}", Remarks = new TextList($"r{row}") }))];
        Assert.All(kept.Index(), entry => Assert.Equal(($"s{entry.Index}", $"r{entry.Index}"), (entry.Item.Speaker!, entry.Item.Remarks[0])));
    }

    private static long BytesOf(Func<int, object> make)
    {
        object[] made = new object[Count];
        made[0] = make(0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Count; i++) made[i] = make(i);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Count;
    }
}
