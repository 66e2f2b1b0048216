using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Statistics;

public class QuantileBinsTests
{
    [Fact]
    public void TenBinsOfATenthEach()
    {
        double[] reference = [.. Enumerable.Repeat(1.0, 200)];
        double[] difference = [.. Enumerable.Range(0, 200).Select(g => g < 40 ? 1.0 : 0)];

        (double[] p, double[] q) = Bins(reference, difference);

        Assert.Equal(Enumerable.Repeat(20.0, 10), p);
        Assert.Equal([20, 20, 0, 0, 0, 0, 0, 0, 0, 0], q);
    }

    [Fact]
    public void TiedEdgesAreMergedAndAnAtomIsABinOfItsOwn()
    {
        // 80 of 100 are the third value.
        (double[] p, double[] q) = Bins([4, 6, 80, 5, 5], [1, 1, 1, 1, 96]);

        Assert.Equal([10, 80, 10], p);
        Assert.Equal([2, 1, 97], q);
    }

    [Theory]
    [InlineData(0, 50, 50, 0)] // Training lies above a constant production,
    [InlineData(50, 0, 0, 50)] // or below it: never in the same bin.
    public void AConstantIsToldFromWhatLiesBesideIt(double p1, double p2, double q1, double q2)
    {
        (double[] p, double[] q) = Bins([p1, p2], [q1, q2]);

        Assert.Equal(2, p.Length);
        Assert.Equal(0, p[0] * q[0] + p[1] * q[1]);
    }

    [Fact]
    public void TheMixtureIsBinnedAlikeFromBothSides()
    {
        double[] a = [.. Enumerable.Range(0, 97).Select(g => (double)(g % 7))];
        double[] b = [.. Enumerable.Range(0, 97).Select(g => (double)(g % 5))];
        double[] p = new double[42];
        double[] q = new double[42];
        double[] p2 = new double[42];
        double[] q2 = new double[42];

        int count = QuantileBins.ByMixture(a, b, 20, p, q);

        Assert.Equal(count, QuantileBins.ByMixture(b, a, 20, q2, p2));
        Assert.Equal(p[..count], p2[..count]);
        Assert.Equal(a.Sum(), p[..count].Sum(), 9);
        Assert.Equal(b.Sum(), q[..count].Sum(), 9);
    }

    // A draw may leave one side with none that has a value.
    [Fact]
    public void ASideWithoutMassHasNoPartInTheEdges()
    {
        double[] mass = [.. Enumerable.Repeat(1.0, 200)], none = new double[200];
        double[] p = new double[42];
        double[] q = new double[42];

        int count = QuantileBins.ByMixture(mass, none, 20, p, q);

        Assert.InRange(count, 10, 21);
        Assert.Equal(200, p[..count].Sum());
        Assert.Equal(0, q[..count].Sum());
        Assert.Equal(1, QuantileBins.ByReference(none, mass, 20, p, q));
        Assert.Equal(0, QuantileBins.ByMixture(none, none, 20, p, q));
    }

    private static (double[] Reference, double[] Difference) Bins(double[] reference, double[] difference)
    {
        double[] p = new double[22];
        double[] q = new double[22];
        int count = QuantileBins.ByReference(reference, difference, 10, p, q);
        return (p[..count], q[..count]);
    }
}
