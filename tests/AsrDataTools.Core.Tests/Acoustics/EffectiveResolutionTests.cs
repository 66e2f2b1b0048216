using AsrDataTools.Acoustics;
using AsrDataTools.Audio;

namespace AsrDataTools.Core.Tests.Acoustics;

public class EffectiveResolutionTests
{
    [Theory]
    [InlineData(8, 1)]
    [InlineData(8, 0.7)]
    [InlineData(12, 1)]
    [InlineData(12, 1.37)]
    [InlineData(14, 0.9)]
    [InlineData(16, 1)]
    public void FindsTheStepWhateverItIs(int bits, double gain)
    {
        double steps = Math.ScaleB(1, bits - 1);
        short[] samples = TestSignals.ToShort([.. TestSignals.Phrases(10, 16000, 1, 0.2).Select(x => (float)(gain * Math.Round(x * steps) / steps))]);

        Assert.Equal(Math.Min(16, bits - Math.Log2(gain)), Of(samples).Bits!.Value, 0.1);
    }

    /// <summary>The noise of μ-law, measured, is that of a uniform quantiser of as many bits.</summary>
    [Fact]
    public void G711CountsAsTheUniformQuantiserOfEqualNoise()
    {
        SpeechMixture.SkipWithoutPrompts("es");
        float[] speech = SpeechMixture.Speech("es", 8000, 20, seed: 1);
        short[] linear = TestSignals.ToShort(speech);
        short[] coded = [.. linear.Select(x => G711.MuLawValues[G711.EncodeMuLaw(x)])];
        double noise = linear.Zip(coded).Where(p => p.First != 0).Average(p => Math.Pow(p.First - p.Second, 2));

        Assert.Equal(16 - (0.5 * Math.Log2(12 * noise)), Of(coded).Bits!.Value, 0.5);
    }

    [Fact]
    public void FloatsCountTheirLowestBit()
    {
        float[] phrases = TestSignals.Phrases(2, 16000, 3);
        Assert.Equal(16, Of(TestSignals.ToFloat(TestSignals.ToShort(phrases)), 32).Bits);
        Assert.Equal(24, Of([.. phrases.Select(x => MathF.Round(x * (1 << 23)) / (1 << 23))], 24).Bits);
        Assert.Equal("lossy coding decoded to floating point", Of(phrases, null).Abstained);
    }

    [Fact]
    public void AbstainsOnTooLittle()
    {
        Assert.Equal("too few samples or values", Of([1, 2, 3]).Abstained);
        Assert.Null(Of([.. Enumerable.Range(0, 4000).Select(n => (short)(n * 7))]).Bits);
        Assert.Null(Of(new short[100]).Bits);
    }

    [Fact]
    public void PromptsUseTheirSixteenBits()
    {
        foreach (string path in TestSignals.Prompts(every: 60))
        {
            if (Of(TestSignals.ReadPrompt(path)).Bits is double bits)
                Assert.InRange(bits, 15.8, 16);
        }
    }

    private static EffectiveResolution Of(short[] samples)
    {
        LevelStatistics levels = new();
        levels.Add(samples);
        DropoutFinder silence = new(8000);
        silence.Add(samples);
        silence.Finish([], null);
        return EffectiveResolution.Of(levels, levels.Finish(), silence.DigitalSilenceSamples, 16);
    }

    private static EffectiveResolution Of(float[] samples, int? bitDepth)
    {
        LevelStatistics levels = new();
        levels.Add(samples);
        return EffectiveResolution.Of(levels, levels.Finish(), 0, bitDepth);
    }
}
