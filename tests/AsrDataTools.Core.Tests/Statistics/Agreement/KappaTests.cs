using AsrDataTools.Statistics;
using AsrDataTools.Statistics.Agreement;

namespace AsrDataTools.Core.Tests.Statistics.Agreement;

public class KappaTests
{
    // The SAS FREQ procedure's printout for this table, as statsmodels keeps it among its tests.
    private static readonly double[,] Sas = { { 0, 4, 1 }, { 0, 8, 0 }, { 0, 1, 5 } };

    // Fleiss 1971: thirty patients, six psychiatrists each, five diagnoses; votes by diagnosis.
    private static readonly int[][] Fleiss1971 =
    [
        [0, 0, 0, 6, 0], [0, 3, 0, 0, 3], [0, 1, 4, 0, 1], [0, 0, 0, 0, 6], [0, 3, 0, 3, 0], [2, 0, 4, 0, 0],
        [0, 0, 4, 0, 2], [2, 0, 3, 1, 0], [2, 0, 0, 4, 0], [0, 0, 0, 0, 6], [1, 0, 0, 5, 0], [1, 1, 0, 4, 0],
        [0, 3, 3, 0, 0], [1, 0, 0, 5, 0], [0, 2, 0, 3, 1], [0, 0, 5, 0, 1], [3, 0, 0, 1, 2], [5, 1, 0, 0, 0],
        [0, 2, 0, 4, 0], [1, 0, 2, 0, 3], [0, 0, 0, 0, 6], [0, 1, 0, 5, 0], [0, 2, 0, 1, 3], [2, 0, 0, 4, 0],
        [1, 0, 0, 4, 1], [0, 5, 0, 1, 0], [4, 0, 0, 0, 2], [0, 2, 0, 4, 0], [1, 0, 5, 0, 0], [0, 0, 0, 0, 6],
    ];

    [Theory]
    [InlineData(KappaWeights.None, 0.4842)]
    [InlineData(KappaWeights.Linear, 0.4701)]
    public void CohenAgreesWithSas(KappaWeights weights, double printed) =>
        Assert.Equal(printed, CohenKappa.Of(Table(Sas), weights)!.Value, 0.00005);

    [Fact]
    public void CohenByHand()
    {
        // Agreement 0.7 where chance gives 0.6·0.5 + 0.4·0.5 = 0.5.
        AgreementTable table = Table(new double[,] { { 40, 20 }, { 10, 30 } });
        Assert.Equal(0.7, table.Agreement!.Value, 12);
        Assert.Equal((0.7 - 0.5) / (1 - 0.5), CohenKappa.Of(table)!.Value, 12);
    }

    [Fact]
    public void WeightsChangeNothingWithTwoCategories()
    {
        AgreementTable table = Table(new double[,] { { 7, 3 }, { 2, 9 } });
        Assert.Equal(CohenKappa.Of(table), CohenKappa.Of(table, KappaWeights.Linear));
        Assert.Equal(CohenKappa.Of(table), CohenKappa.Of(table, KappaWeights.Quadratic));
    }

    [Fact]
    public void FleissAgreesWithHisPaper() => Assert.Equal(0.4302445, FleissKappa.Of(Fleiss1971)!.Value, 0.00000005);

    [Fact]
    public void FleissRefusesUnevenVotes() => Assert.Throws<ArgumentException>(() => FleissKappa.Of([[2, 1], [1, 1]]));

    [Fact]
    public void WithoutVarietyThereIsNoValue()
    {
        Assert.Null(CohenKappa.Of(new AgreementTable(2)));
        Assert.Null(CohenKappa.Of(Table(new double[,] { { 5, 0 }, { 0, 0 } })));
        Assert.Null(FleissKappa.Of([]));
        Assert.Null(FleissKappa.Of([[3, 0], [3, 0]]));
        Assert.Null(new AgreementTable(3).Agreement);
    }

    [Fact]
    public void TheIntervalResamplesRecordings()
    {
        SeededRandom random = new(4);
        AgreementTable[] recordings = [.. Enumerable.Range(0, 30).Select(_ =>
        {
            AgreementTable table = new(3);
            for (int i = 0; i < 50; i++)
            {
                int truth = random.Next(3);
                table.Add(truth, random.Next(4) == 0 ? random.Next(3) : truth, 0.5);
            }

            return table;
        })];
        AgreementTable all = new(3);
        foreach (AgreementTable table in recordings) all.Add(table);
        (double low, double high) = CohenKappa.Interval(recordings, KappaWeights.None, new(), TestContext.Current.CancellationToken)!.Value;
        Assert.Equal(750, all.Total, 9);
        Assert.InRange(CohenKappa.Of(all)!.Value, low, high);
        Assert.InRange(high - low, 0.02, 0.12);
        Assert.Null(CohenKappa.Interval(recordings[..1], KappaWeights.None, new(), TestContext.Current.CancellationToken));
    }

    private static AgreementTable Table(double[,] cells)
    {
        AgreementTable table = new(cells.GetLength(0));
        for (int i = 0; i < cells.GetLength(0); i++)
        {
            for (int j = 0; j < cells.GetLength(1); j++) table.Add(i, j, cells[i, j]);
        }

        return table;
    }
}
