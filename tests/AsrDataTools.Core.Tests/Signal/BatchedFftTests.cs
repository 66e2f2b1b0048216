using System.Runtime.Intrinsics;
using AsrDataTools.Signal;

namespace AsrDataTools.Core.Tests.Signal;

public class BatchedFftTests
{
    [Theory]
    [InlineData(32, 10)]
    [InlineData(64, 7)]
    [InlineData(128, 80)]
    [InlineData(256, 160)]
    [InlineData(512, 221)]
    public void EqualsTheDefinitionOfTheTransform(int size, int hop)
    {
        Random random = new(size);
        float[] samples = new float[(15 * hop) + size];
        for (int n = 0; n < samples.Length; n++)
            samples[n] = (float)((2 * random.NextDouble()) - 1);
        BatchedFft fft = BatchedFft.Create(size);
        Vector512<float>[] scratch = new Vector512<float>[fft.ScratchLength];
        Vector512<float>[] power = new Vector512<float>[fft.Bins];

        fft.PowerSpectra(samples, hop, scratch, power);

        for (int frame = 0; frame < BatchedFft.Lanes; frame++)
        {
            for (int k = 0; k < fft.Bins; k++)
            {
                double re = 0, im = 0;
                for (int n = 0; n < size; n++)
                {
                    double value = samples[(frame * hop) + n] * (0.5 - (0.5 * Math.Cos(2 * Math.PI * n / size)));
                    re += value * Math.Cos(2 * Math.PI * k * n / size);
                    im -= value * Math.Sin(2 * Math.PI * k * n / size);
                }

                double expected = (re * re) + (im * im);
                Assert.InRange(power[k][frame], expected - (1e-4 * (size + expected)), expected + (1e-4 * (size + expected)));
            }
        }
    }

    [Fact]
    public void SumOfPowersIsTheMeanSquare()
    {
        BatchedFft fft = BatchedFft.Create(256);
        float[] samples = new float[(15 * 160) + 256];
        for (int n = 0; n < samples.Length; n++)
            samples[n] = (float)Math.Sin(2 * Math.PI * 1000 * n / 16000);
        Vector512<float>[] power = new Vector512<float>[fft.Bins];
        fft.PowerSpectra(samples, 160, new Vector512<float>[fft.ScratchLength], power);
        double sum = power[0][0] + power[128][0];
        for (int k = 1; k < 128; k++)
            sum += 2 * power[k][0];
        Assert.Equal(0.5, sum / (256 * fft.WindowEnergy), 4);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(16)]
    [InlineData(131072)]
    [InlineData(257)]
    public void RefusesOtherSizes(int size) => Assert.Throws<ArgumentOutOfRangeException>(() => BatchedFft.Create(size));
}
