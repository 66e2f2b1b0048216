using AsrDataTools.Acoustics;
using FsCheck;
using FsCheck.Fluent;

namespace AsrDataTools.Core.Tests.Acoustics;

public class StereoImageTests
{
    [Fact]
    public void SameChannelsAreDualMono()
    {
        short[] samples = TestSignals.ToShort(TestSignals.Phrases(1, 8000, seed: 1));
        StereoImage image = new();
        image.Add(samples, samples);

        Assert.True(image.IsDualMono);
        Assert.Equal(1, image.Correlation);
    }

    [Fact]
    public void OppositeAndShiftedChannelsAreToldApart()
    {
        float[] sine = TestSignals.Sine(100, 0.5, 1, 8000), cosine = TestSignals.Sine(100, 0.5, 1.0025, 8000)[20..];
        StereoImage opposite = new(), shifted = new();
        opposite.Add(sine, Array.ConvertAll(sine, x => -x));
        shifted.Add(sine, cosine);

        Assert.Equal(-1, opposite.Correlation!.Value, 6);
        Assert.Equal(0, shifted.Correlation!.Value, 3);
        Assert.False(opposite.IsDualMono);
    }

    [Fact]
    public void AConstantChannelHasNoCorrelation()
    {
        StereoImage image = new();
        Assert.Null(image.Correlation);
        image.Add(TestSignals.ToShort(TestSignals.Sine(100, 0.5, 1, 8000)), [.. Enumerable.Repeat((short)300, 8000)]);

        Assert.Null(image.Correlation);
        Assert.False(image.IsDualMono);
    }

    [Fact]
    public void FollowsPearsonHoweverTheSamplesCome() =>
        Prop.ForAll<(short Left, short Right)[], int>((pairs, seed) =>
        {
            short[] left = [.. pairs.Select(p => p.Left)], right = [.. pairs.Select(p => (short)((p.Left / 3) + (p.Right / 2)))];
            StereoImage integers = new(), floats = new();
            int fed = 0;
            TestSignals.FeedInPieces<short>(left, seed, piece =>
            {
                integers.Add(piece, right.AsSpan(fed, piece.Length));
                floats.Add(TestSignals.ToFloat(piece), TestSignals.ToFloat(right.AsSpan(fed, piece.Length)));
                fed += piece.Length;
            });
            double? expected = Pearson(left, right);
            return expected is null
                ? integers.Correlation is null
                : Math.Abs(integers.Correlation!.Value - expected.Value) < 1e-9 && Math.Abs(floats.Correlation!.Value - expected.Value) < 1e-6;
        }).QuickCheckThrowOnFailure();

    private static double? Pearson(short[] left, short[] right)
    {
        if (left.Distinct().Count() < 2 || right.Distinct().Count() < 2)
            return null;
        double meanLeft = left.Average(x => x), meanRight = right.Average(x => x);
        double product = left.Zip(right, (l, r) => (l - meanLeft) * (r - meanRight)).Sum();
        return product / Math.Sqrt(left.Sum(x => (x - meanLeft) * (x - meanLeft)) * right.Sum(x => (x - meanRight) * (x - meanRight)));
    }
}
