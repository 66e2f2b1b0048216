using AsrDataTools.Scoring.Audit;

namespace AsrDataTools.Core.Tests.Scoring.Audit;

public sealed class AuditFrameTests
{
    private static readonly AuditOptions ByEnvironment = new() { Terms = AuditSamples.Terms, By = ["Environment"] };

    [Fact]
    public void TheSameSeedDrawsTheSameWhateverTheOrderOfRows()
    {
        string[] forward = [.. AuditSamples.Draw().Items.Select(item => item.Id)];

        Assert.Equal(forward, AuditSamples.Draw(reversed: true).Items.Select(item => item.Id));
        Assert.NotEqual(forward, AuditSamples.Draw(options: new AuditOptions { Terms = AuditSamples.Terms, Seed = 2 }).Items.Select(item => item.Id));
    }

    [Fact]
    public void ProbabilitiesOfAllItemsAddUpToTheDelivery()
    {
        foreach (AuditAllocation allocation in Enum.GetValues<AuditAllocation>())
        {
            AuditSample sample = AuditSamples.Draw(options: ByEnvironment with { Allocation = allocation });

            Assert.Equal(2_000, sample.Items.Sum(item => 1 / item.InclusionProbability!.Value), 6);
            Assert.Equal(sample.Utterances, sample.Strata.Sum(stratum => stratum.Drawn));
            Assert.Equal(2_000, sample.Strata.Sum(stratum => stratum.Utterances));
        }
    }

    [Fact]
    public void EachUtteranceIsAsLikelyAsItsProbabilitySays()
    {
        Dictionary<string, int> drawn = [];
        const int Seeds = 300;
        double probability = 0;
        for (int seed = 0; seed < Seeds; seed++)
        {
            AuditSample sample = AuditSamples.Draw(300, new AuditOptions { Terms = new(0.98, 0.9, 0.1, 0.1), Seed = seed });
            probability = sample.Items[0].InclusionProbability!.Value;
            foreach (AuditItem item in sample.Items) drawn[item.Id] = drawn.GetValueOrDefault(item.Id) + 1;
        }

        double expected = Seeds * probability, deviation = Math.Sqrt(expected * (1 - probability));
        Assert.Equal(300, drawn.Count);
        Assert.All(drawn.Values, count => Assert.InRange(count, expected - 4.5 * deviation, expected + 4.5 * deviation));
    }

    [Fact]
    public void EqualAllocationCostsWordsAndMinimumsAreKept()
    {
        AuditSample proportional = AuditSamples.Draw(options: ByEnvironment);
        AuditSample equal = AuditSamples.Draw(options: ByEnvironment with { Allocation = AuditAllocation.Equal });
        AuditSample least = AuditSamples.Draw(options: ByEnvironment with { MinimumPerStratum = 150 });

        Assert.True(equal.Plan.DesignEffect > proportional.Plan.DesignEffect);
        Assert.InRange(equal.Strata[0].Drawn - equal.Strata[1].Drawn, -1, 1);
        Assert.All(least.Strata, stratum => Assert.True(stratum.Drawn >= 150));
    }

    [Fact]
    public void SuspectsComeFirstAndAreNotInTheEstimate()
    {
        // The recogniser contradicts three utterances altogether, and agrees with the rest.
        AuditSample sample = AuditSamples.Draw(hypothesis: utterance => utterance.Id is "u0008" or "u0017" or "u0026" ? "nothing of the kind" : utterance.Text, options: ByEnvironment with { SuspectCount = 2 });

        AuditItem[] suspects = [.. sample.Items.TakeWhile(item => item.Part == AuditPart.Suspect)];
        Assert.All(suspects, item => Assert.True(item.Id is "u0008" or "u0017" or "u0026" && item.InclusionProbability is null && item.Disagreement > 0));
        Assert.All(sample.Items.Skip(suspects.Length), item => Assert.Equal(AuditPart.Random, item.Part));
        Assert.Equal(sample.Items.Count, sample.Items.Select(item => item.Id).Distinct().Count());
        int elsewhere = sample.Items.Count(item => item.Part == AuditPart.Random && (item.Id is "u0008" or "u0017" or "u0026"));
        Assert.Equal(Math.Min(2, 3 - elsewhere), suspects.Length);
    }

    [Fact]
    public void DurationsAreSortedIntoBands()
    {
        AuditSample sample = AuditSamples.Draw(options: ByEnvironment with { By = ["DurationSeconds"], DurationBands = [4, 8] });

        Assert.Equal(["DurationSeconds=4 to 8 s", "DurationSeconds=below 4 s", "DurationSeconds=from 8 s"], sample.Strata.Select(stratum => stratum.Stratum));
    }

    [Fact]
    public void RowsWithoutWordsAreOutsideAndIdsStandOnce()
    {
        AuditFrame frame = new(new AuditOptions { Terms = AuditSamples.Terms });
        frame.Add(AuditSamples.Utterance(1, text: " ... "));
        frame.Add(AuditSamples.Utterance(2));

        Assert.Equal("AuditIdDuplicate", Assert.Throws<SpeechDataException>(() => frame.Add(AuditSamples.Utterance(2))).ErrorId);
        Assert.Equal((1, 1), (frame.Utterances, frame.WithoutWords));
        Assert.Equal("AuditFrameEmpty", Assert.Throws<SpeechDataException>(() => new AuditFrame(new AuditOptions { Terms = AuditSamples.Terms }).Draw()).ErrorId);
    }

    [Fact]
    public void ATinyDeliveryIsHeardWhole()
    {
        AuditSample sample = AuditSamples.Draw(5);

        Assert.Equal(5, sample.Utterances);
        Assert.All(sample.Items, item => Assert.Equal(1, item.InclusionProbability));
    }

    [Fact]
    public void OptionsThatMakeNoSenseAreRefused()
    {
        Assert.Equal("AuditOptionInvalid", Refused(ByEnvironment with { DesignEffect = 0.5 }));
        Assert.Equal("AuditOptionInvalid", Refused(ByEnvironment with { DurationBands = [5, 5] }));
        Assert.Equal("AuditOptionInvalid", Refused(ByEnvironment with { DurationBands = [] }));

        static string Refused(AuditOptions options) => Assert.Throws<SpeechDataException>(() => new AuditFrame(options)).ErrorId;
    }
}
