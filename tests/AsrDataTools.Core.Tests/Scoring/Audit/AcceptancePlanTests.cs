using AsrDataTools.Scoring.Audit;
using AsrDataTools.Statistics;
using MathNet.Numerics.Distributions;

namespace AsrDataTools.Core.Tests.Scoring.Audit;

public sealed class AcceptancePlanTests
{
    private static readonly AcceptanceTerms Terms = new(0.98, 0.95, 0.05, 0.05);

    [Fact]
    public void TheFixedPlanIsTheSmallestThatHoldsBothRisks()
    {
        AcceptancePlan plan = AcceptancePlan.For(Terms, AcceptancePlanKind.Fixed, 1_000_000_000, 1);

        Assert.True(Binomial.CDF(0.05, (int)plan.EffectiveWords, plan.AcceptanceNumber) <= 0.05);
        Assert.True(Binomial.CDF(0.02, (int)plan.EffectiveWords, plan.AcceptanceNumber) >= 0.95);
        // No smaller sample has an acceptance number that holds both.
        for (int words = 1; words < plan.EffectiveWords; words++)
        {
            int most = 0;
            while (Binomial.CDF(0.05, words, most) <= 0.05) most++;
            Assert.True(most == 0 || Binomial.CDF(0.02, words, most - 1) < 0.95, $"{words} words with {most - 1} errors do as well.");
        }
    }

    [Theory]
    [InlineData(AcceptancePlanKind.Fixed)]
    [InlineData(AcceptancePlanKind.Sequential)]
    public void AcceptanceFallsWithTheErrorRateAndIsCertainWithoutErrors(AcceptancePlanKind kind)
    {
        AcceptancePlan plan = AcceptancePlan.For(Terms, kind, 100_000, 2.5);

        double[] accepted = [.. plan.OperatingCharacteristic.Select(point => point.AcceptanceProbability)];
        Assert.Equal(accepted.Order(), accepted);
        Assert.Equal(1, accepted[^1], 9);
        Assert.True(plan.ProducerRisk <= 0.05 && plan.ConsumerRisk <= 0.05, $"{plan.ProducerRisk}, {plan.ConsumerRisk}");
    }

    [Fact]
    public void ASmallDeliveryNeedsLessAndATinyOneAllOfItself()
    {
        long endless = AcceptancePlan.For(Terms, AcceptancePlanKind.Fixed, 10_000_000, 1).EffectiveWords;
        long small = AcceptancePlan.For(Terms, AcceptancePlanKind.Fixed, 600, 1).EffectiveWords;
        AcceptancePlan tiny = AcceptancePlan.For(Terms, AcceptancePlanKind.Fixed, 15, 1);

        Assert.True(small < 0.7 * endless, $"{small} of {endless}");
        Assert.True(tiny.IsCensus || tiny.Words <= 15);
    }

    // The walk is exact: a simulation of the same test must agree with it.
    [Fact]
    public void TheSequentialCharacteristicIsThatOfASimulation()
    {
        AcceptancePlan plan = AcceptancePlan.For(Terms, AcceptancePlanKind.Sequential, 1_000_000, 1);
        SequentialTest test = new(Terms);
        const int Runs = 4_000;
        int accepted = 0;
        double heard = 0;
        for (int run = 0; run < Runs; run++)
        {
            SeededRandom random = new(5, run);
            int errors = 0, words = 0;
            bool? verdict = null;
            while (verdict is null)
            {
                words++;
                if (random.NextDouble() < 0.02) errors++;
                double ratio = test.At(words, errors);
                verdict = ratio <= test.Lower ? true : ratio >= test.Upper ? false : words == plan.EffectiveWords ? errors <= plan.AcceptanceNumber : null;
            }

            accepted += verdict.Value ? 1 : 0;
            heard += words;
        }

        OperatingPoint point = plan.OperatingCharacteristic.Single(point => point.Accuracy == 0.98);
        Assert.Equal(point.AcceptanceProbability, accepted / (double)Runs, 0.015);
        Assert.InRange(heard / Runs / point.ExpectedWords, 0.96, 1.04);
        Assert.True(point.ExpectedWords < 0.8 * AcceptancePlan.For(Terms, AcceptancePlanKind.Fixed, 1_000_000, 1).EffectiveWords);
    }

    [Theory]
    [InlineData(0.95, 0.98, 0.05, 0.05)]
    [InlineData(0.98, 0.98, 0.05, 0.05)]
    [InlineData(1, 0.98, 0.05, 0.05)]
    [InlineData(0.98, 0.95, 0, 0.05)]
    [InlineData(0.98, 0.95, 0.05, 0.5)]
    [InlineData(double.NaN, 0.95, 0.05, 0.05)]
    public void TermsThatMakeNoTestAreRefused(double contracted, double rejectable, double producer, double consumer) => Assert.Equal(
        "AuditTermsInvalid", Assert.Throws<SpeechDataException>(() => new AcceptanceTerms(contracted, rejectable, producer, consumer).Checked()).ErrorId);
}
