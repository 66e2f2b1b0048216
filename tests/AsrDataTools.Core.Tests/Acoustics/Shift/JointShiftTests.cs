using AsrDataTools.Acoustics;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Acoustics;

public class JointShiftTests
{
    private static readonly AcousticComparisonOptions Few = new() { Replicates = 200 };

    [Fact]
    public void IdenticalPopulationsCannotBeToldApart()
    {
        SeededRandom random = new(1);
        AcousticShift joint = Joint(Population(random, 60), Population(random, 60));

        Assert.Equal(Verdict.Pass, joint.Verdict);
        Assert.InRange(joint.Auc!.Value, 0.5, 0.6);
        Assert.Equal(0.5, joint.Low);
        Assert.Empty(joint.Drivers);
        Assert.True(joint.UncoveredShare < 0.05, $"{joint.UncoveredShare} uncovered");
    }

    // As if nobody had found the traces, measure by measure as ever.
    [Fact]
    public void TracesCanBeLeftOutOfTheJointRow()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        SeededRandom random = new(8);
        List<AcousticProfile> production = Population(random, 30, (r, p) => p with { CodecTrace = "G.711 A-law", IsUpsampled = true }), training = Population(random, 30);
        string[] measures = [nameof(AcousticProfile.BandwidthHz), nameof(AcousticProfile.CodecTrace)], joint = [nameof(AcousticProfile.BandwidthHz), nameof(AcousticProfile.SnrDb)];
        AcousticShift[] expected =
        [
            AcousticComparison.Compare(Untraced(production), Untraced(training), Few with { Measures = [AcousticShift.Joint, .. joint] }, cancellation)[0],
            .. AcousticComparison.Compare(production, training, Few with { Measures = measures }, cancellation),
        ];

        Assert.Equal(expected, AcousticComparison.CompareUntraced(production, training, Few with { Measures = measures }, joint, cancellation, null));
        Assert.NotEqual(expected[0], AcousticComparison.Compare(production, training, Few with { Measures = [AcousticShift.Joint, .. joint] }, cancellation)[0]);

        static AcousticProfile[] Untraced(List<AcousticProfile> profiles) => [.. profiles.Select(profile => profile with { CodecTrace = null, IsUpsampled = null })];
    }

    [Fact]
    public void SeparablePopulationsAreAndTheDriversAreNamed()
    {
        SeededRandom random = new(2);
        AcousticShift joint = Joint(
            Population(random, 60), Population(random, 60, (r, p) => p with { BandwidthHz = p.BandwidthHz + 3600, SnrDb = p.SnrDb + 9 }));

        Assert.Equal(Verdict.Fail, joint.Verdict);
        Assert.True(joint.Auc > 0.99);
        Assert.Equal(["BandwidthHz", "SnrDb"], joint.Drivers);
        Assert.True(joint.UncoveredLow > 0.9);
        Assert.Equal(5, joint.UncoveredExamples.Count);
        Assert.All(joint.UncoveredExamples, path => Assert.StartsWith("/", path, StringComparison.Ordinal));
    }

    [Fact]
    public void ACorrelationThatIsLostIsSeenThoughNoMeasureShifts()
    {
        // SNR and noise floor keep their distributions; only in production do they go together.
        SeededRandom random = new(3);
        List<AcousticProfile> production = Population(random, 80, (r, p) => p with { NoiseFloorDbfs = -40 - 1.5 * (p.SnrDb - 20) });
        List<AcousticProfile> training = Population(random, 80, (r, p) => p with { NoiseFloorDbfs = -40 + 1.5 * (p.SnrDb - 20) });
        IReadOnlyList<AcousticShift> rows = AcousticComparisonTests.Compare(production, training, Few);

        Assert.NotEqual(Verdict.Fail, AcousticComparisonTests.Row(rows, "NoiseFloorDbfs").Verdict);
        Assert.True(rows[0].Auc > 0.8, $"area {rows[0].Auc}");
        Assert.Contains("NoiseFloorDbfs", rows[0].Drivers);
        Assert.Contains("SnrDb", rows[0].Drivers);
    }

    [Fact]
    public void MeasuresThatGoTogetherAreOneDriver()
    {
        SeededRandom random = new(4);
        List<AcousticProfile> production = Population(random, 60, Levels);
        List<AcousticProfile> training = Population(random, 60, (r, p) => Levels(r, p) is var q ? q with { RmsDbfs = q.RmsDbfs + 15, LoudnessLufs = q.LoudnessLufs + 15 } : p);
        AcousticShift joint = Joint(production, training);

        Assert.Single(joint.Drivers);
        Assert.Contains(joint.Remarks, remark => remark.Contains("stands for", StringComparison.Ordinal));

        static AcousticProfile Levels(SeededRandom random, AcousticProfile profile)
        {
            double level = -30 + 4 * random.NextNormal();
            return profile with { RmsDbfs = level, LoudnessLufs = level + 2 + 0.3 * random.NextNormal() };
        }
    }

    [Fact]
    public void TrainingThatHoldsProductionAndMoreIsNoFailure()
    {
        SeededRandom random = new(5);
        List<AcousticProfile> production = Population(random, 40);
        List<AcousticProfile> training =
        [
            .. Population(random, 100),
            .. Population(random, 300, (r, p) => p with { Speaker = "w" + p.Speaker, Path = "/w" + p.Path, BandwidthHz = 7400 + r.Next(300), SnrDb = p.SnrDb + 10 }),
        ];
        AcousticShift joint = Joint(production, training);

        Assert.True(joint.Auc > 0.8);
        Assert.Equal(Verdict.Warn, joint.Verdict);
        Assert.True(joint.UncoveredHigh < 0.1, $"{joint.UncoveredHigh} uncovered");
    }

    [Fact]
    public void TheUncoveredPartIsFoundByItsSize()
    {
        // A third of production's speakers, with double time each, is of a kind that training lacks.
        SeededRandom random = new(6);
        List<AcousticProfile> production =
        [
            .. Population(random, 40),
            .. Population(random, 20, (r, p) => p with { Speaker = "n" + p.Speaker, Path = "/n" + p.Path, NoiseFloorDbfs = -20 + r.NextNormal(), SnrDb = -5, SpeechSeconds = 8 }),
        ];
        AcousticShift joint = Joint(production, Population(random, 60));

        Assert.Equal(0.5, joint.UncoveredShare!.Value, 0.06);
        Assert.InRange(0.5, joint.UncoveredLow!.Value, joint.UncoveredHigh!.Value);
        Assert.All(joint.UncoveredExamples, path => Assert.StartsWith("/n/", path, StringComparison.Ordinal));
        Assert.Equal(Verdict.Fail, joint.Verdict);
    }

    [Fact]
    public void LargeSidesAreDrawnDownAndThatIsSaid()
    {
        SeededRandom random = new(7);
        List<AcousticProfile> many = Population(random, 120);
        AcousticShift joint = AcousticComparisonTests.Compare(many, many, Few with { MaximumJointProfiles = 200, Measures = [AcousticShift.Joint] })[0];

        Assert.Contains(joint.Remarks, remark => remark.StartsWith("looks at 200 profiles of production and 200 of training", StringComparison.Ordinal));
        Assert.Equal(600, joint.ReferenceCount);
    }

    [Fact]
    public void TheJointRowHasAProbabilityOfChance()
    {
        double[] same = [.. Enumerable.Range(0, 12).Select(draw => Draw(draw, 0))];
        double[] moved = [.. Enumerable.Range(0, 4).Select(draw => Draw(draw, 6))];

        Assert.True(same.Count(p => p <= 0.05) <= 2, string.Join(" ", same));
        Assert.Contains(same, p => p > 0.3);
        Assert.All(moved, p => Assert.True(p <= 0.01, $"{p}"));

        static double Draw(int draw, double shift)
        {
            SeededRandom random = new(20 + draw);
            return Joint(Population(random, 20), Elsewhere(Population(random, 20, (r, p) => p with { SnrDb = p.SnrDb + shift }))).PValue!.Value;
        }
    }

    [Fact]
    public void OnlyWhatIsShiftedIsADriverThoughSpeakersAreFew()
    {
        for (int draw = 0; draw < 8; draw++)
        {
            SeededRandom random = new(40 + draw);
            AcousticShift joint = Joint(Population(random, 12), Elsewhere(Population(random, 12, (r, p) => p with { NoiseFloorDbfs = p.NoiseFloorDbfs + 15 })));
            Assert.Equal(["NoiseFloorDbfs"], joint.Drivers);
        }
    }

    [Fact]
    public void NeitherTheVoiceNorStereoPartsTheCorpora()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        SeededRandom random = new(8);
        List<AcousticProfile> production = Population(random, 40, (r, p) => p with { F0MedianHz = 120 + 5 * r.NextNormal(), SyllablesPerSecond = 4, StereoCorrelation = 0.2 * r.NextDouble(), CrosstalkDb = -30 });
        List<AcousticProfile> training = Population(random, 40, (r, p) => p with { F0MedianHz = 220 + 5 * r.NextNormal(), SyllablesPerSecond = 6 });
        IReadOnlyList<AcousticShift> rows = AcousticComparisonTests.Compare(production, Elsewhere(training), Few);
        AcousticShift pitch = AcousticComparisonTests.Row(rows, "F0MedianHz");

        Assert.Equal(Verdict.Pass, rows[0].Verdict);
        Assert.Equal((1, Verdict.Warn), (Math.Round(pitch.CliffsDelta!.Value, 9), pitch.Verdict));
        Assert.Contains("who speaks and how, not the channel", pitch.Remarks);
        Assert.Equal(["F0MedianHz"], AcousticComparisonTests.Compare(production, Elsewhere(training), Few with { Measures = ["Joint", "F0MedianHz"] })[0].Drivers);
    }

    // Speakers of their own.
    private static List<AcousticProfile> Elsewhere(List<AcousticProfile> profiles) =>
        [.. profiles.Select(p => p with { Speaker = "t" + p.Speaker, Path = "/t" + p.Path })];

    private static AcousticShift Joint(List<AcousticProfile> production, List<AcousticProfile> training) =>
        AcousticComparisonTests.Compare(production, training, Few)[0];

    private static List<AcousticProfile> Population(SeededRandom random, int speakers, Func<SeededRandom, AcousticProfile, AcousticProfile>? with = null) =>
        ProfileFactory.Normal(random, speakers, 5, deviation: 4, with: (r, p) =>
        {
            AcousticProfile profile = p with
            {
                NoiseFloorDbfs = -50 + 6 * r.NextNormal(),
                BandwidthHz = 3400 + 150 * r.NextNormal(),
                SpeechShare = 0.4 + 0.5 * r.NextDouble(),
                SpeechSeconds = 4,
            };
            return with?.Invoke(r, profile) ?? profile;
        });
}
