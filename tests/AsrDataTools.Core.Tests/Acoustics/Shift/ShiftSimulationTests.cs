using AsrDataTools.Acoustics;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Acoustics;

/// <summary>Many draws of populations whose difference is known; the study <c>shift</c> of the benchmarks project has more of them.</summary>
public class ShiftSimulationTests
{
    private static readonly AcousticComparisonOptions SnrOnly = new() { Measures = ["SnrDb"], Replicates = 200, ClusterBy = ShiftClustering.Speaker };

    [Theory]
    [InlineData(0, 1, Verdict.Pass)]
    [InlineData(0.3, 1, Verdict.Pass)]
    [InlineData(0.75, 1, Verdict.Warn)]
    [InlineData(1.35, 1, Verdict.Fail)]
    [InlineData(0, 1.376, Verdict.Pass)]
    [InlineData(0, 1.94, Verdict.Warn)]
    [InlineData(0, 2.692, Verdict.Fail)]
    public void TheVerdictIsTheSameAtEverySizeOrUnknown(double location, double spread, Verdict expected)
    {
        foreach ((int speakers, int each, int draws) in ((int, int, int)[])[(10, 10, 40), (40, 25, 20), (200, 100, 1)])
        {
            Verdict[] verdicts =
            [
                .. Enumerable.Range(0, draws).Select(draw =>
                {
                    SeededRandom random = new(draw, speakers);
                    return Snr(ProfileFactory.Normal(random, speakers, each, 0), ProfileFactory.Normal(random, speakers, each, 5 * location, 5 * spread)).Verdict;
                }),
            ];
            int other = verdicts.Count(v => v != expected && v != Verdict.Unknown);
            Assert.True(other <= 0.05 * draws, $"{other} of {draws} draws with {speakers} speakers say otherwise");
            if (speakers == 200) Assert.Equal(expected, verdicts[0]);
        }
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(0.3, 1, 0.3)]
    [InlineData(1.35, 1, 1.35)]
    [InlineData(0, 2.692, 1.35)]
    public void TheIntervalOfWassersteinHoldsTheTruth(double location, double spread, double truth)
    {
        const int Draws = 150;
        AcousticShift[] rows =
        [
            .. Enumerable.Range(0, Draws).Select(draw =>
            {
                SeededRandom random = new(100 + draw);
                return Snr(ProfileFactory.Normal(random, 60, 2, 0), ProfileFactory.Normal(random, 60, 2, 5 * location, 5 * spread));
            }),
        ];

        int held = rows.Count(r => r.WassersteinLow <= truth && truth <= r.WassersteinHigh);
        Assert.True(held >= 0.90 * Draws, $"{held} of {Draws} intervals");
        Assert.InRange(rows.Average(r => r.Wasserstein!.Value), truth - 0.1, truth + 0.1);
    }

    [Fact]
    public void IdenticalPopulationsOfAHundredIndependentRecordingsPass()
    {
        int passed = 0;
        for (int draw = 0; draw < 60; draw++)
        {
            SeededRandom random = new(7000 + draw);
            AcousticShift row = Snr(ProfileFactory.Normal(random, 100, 1), ProfileFactory.Normal(random, 100, 1));
            Assert.True(row.Verdict is Verdict.Pass or Verdict.Unknown);
            if (row.Verdict == Verdict.Pass) passed++;
        }

        Assert.True(passed >= 54, $"{passed} of 60");
    }

    [Fact]
    public void OneSpeakerWithHalfOfTheRecordingsWidensTheInterval()
    {
        SeededRandom random = new(11);
        List<AcousticProfile> production = ProfileFactory.Normal(random, 40, 5);
        List<AcousticProfile> even = ProfileFactory.Normal(random, 40, 5);
        // As many recordings of as many speakers, 100 of them by the first.
        List<AcousticProfile> uneven = [.. even.Select((p, i) => i % 5 < 2 || p.Speaker == "s0" ? p : p with { Speaker = "s0", Path = $"/s0/{i}.wav" })];
        (AcousticShift one, AcousticShift other) = (Snr(production, even), Snr(production, uneven));

        Assert.Equal(one.CliffsDelta!.Value, other.CliffsDelta!.Value, 12);
        Assert.True(other.High - other.Low > 1.3 * (one.High - one.Low), $"{other.High - other.Low} against {one.High - one.Low}");
    }

    private static AcousticShift Snr(IReadOnlyList<AcousticProfile> reference, IReadOnlyList<AcousticProfile> difference) =>
        AcousticComparisonTests.Row(AcousticComparisonTests.Compare(reference, difference, SnrOnly), "SnrDb");
}
