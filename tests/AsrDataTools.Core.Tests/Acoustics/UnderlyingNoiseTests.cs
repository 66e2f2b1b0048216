using System.Runtime.Intrinsics;
using AsrDataTools.Acoustics;

namespace AsrDataTools.Core.Tests.Acoustics;

/// <summary>Spectra of noise of a known power, with speech 20 dB above it in two of three batches of 16 frames.</summary>
public class UnderlyingNoiseTests
{
    private const double Power = 1e-3;
    private const float Speech = 100;

    [Theory]
    [InlineData(0, 0.3)]
    [InlineData(0.2, 1.5)]
    public void SpeechAmongThePausesIsLeftOut(double share, double toleranceDb)
    {
        UnderlyingNoise noise = Of(share, FrameClass.Pause);
        Assert.Equal(640, noise.Frames);
        AssertPower(noise, toleranceDb);
    }

    [Fact]
    public void WhereNothingIsAPauseTheLowEndOfTheLevelsTells() => AssertPower(Of(0, FrameClass.Speech), 1.5);

    [Fact]
    public void WhereThePausesAreDigitalSilenceThereIsButRounding()
    {
        UnderlyingNoise noise = Of(0, FrameClass.Silence);
        Assert.Equal(1e-7, noise.Power(100));
    }

    private static void AssertPower(UnderlyingNoise noise, double toleranceDb)
    {
        foreach ((int from, int to) in ((int, int)[])[(8, 12), (18, 30), (35, 60), (66, 88), (92, 126)])
        {
            double mean = Enumerable.Range(from, to - from).Average(noise.Power);
            Assert.InRange(10 * Math.Log10(mean / Power), -toleranceDb, toleranceDb);
        }
    }

    /// <param name="spoken">Share of the quiet frames that hold speech after all.</param>
    /// <param name="quiet">What they were found to be.</param>
    private static UnderlyingNoise Of(double spoken, FrameClass quiet)
    {
        FrameGrid grid = new(16000);
        LongTermSpectrum spectrum = new(grid.Fft.Bins);
        BandFloors floors = new(grid);
        Random random = new(6);
        Vector512<float>[] power = new Vector512<float>[grid.Fft.Bins];
        float[] lanes = new float[16];
        for (int batch = 0; batch < 120; batch++)
        {
            bool pause = batch % 3 == 0;
            for (int k = 0; k < power.Length; k++)
            {
                for (int lane = 0; lane < lanes.Length; lane++)
                    lanes[lane] = (float)(-Power * Math.Log(1 - random.NextDouble())) * (!pause || lane < 16 * spoken ? Speech : 1);
                power[k] = Vector512.Create(lanes);
            }

            FrameClass[] classes = [.. Enumerable.Repeat(pause ? quiet : FrameClass.Speech, lanes.Length)];
            spectrum.Add(power, classes);
            floors.Add(power, classes);
        }

        spectrum.Fold();
        return new UnderlyingNoise(spectrum, floors, grid, rounding: 1e-7);
    }
}
