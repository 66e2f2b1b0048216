using AsrDataTools.Vocabulary;

namespace AsrDataTools.Core.Tests.Vocabulary;

public sealed class KeynessTests
{
    public static TheoryData<double, double, double, double> Tables => new()
    {
        { 10, 5, 1000, 2000 }, { 0, 12, 500, 7000 }, { 37, 0, 1200, 100_000 }, { 1, 1, 10, 10 }, { 800, 400, 1000, 1000 }, { 3, 300, 10_000, 1_000_000 },
    };

    // The same by entropies of the margins: G² = 2 (Σ O ln O − Σ R ln R − Σ C ln C + N ln N).
    [Theory]
    [MemberData(nameof(Tables))]
    public void LogLikelihoodIsThatOfTheFullTable(double a, double b, double n1, double n2)
    {
        static double X(double x) => x > 0 ? x * Math.Log(x) : 0;
        double expected = 2 * (X(a) + X(b) + X(n1 - a) + X(n2 - b) - X(a + b) - X(n1 + n2 - a - b) - X(n1) - X(n2) + X(n1 + n2));

        Assert.Equal(expected, Keyness.LogLikelihood(a, b, n1, n2), 6);
    }

    // Equation by equation of Monroe, Colaresi and Quinn, with the prior's counts spelled out.
    [Theory]
    [MemberData(nameof(Tables))]
    public void LogOddsFollowThePaper(double a, double b, double n1, double n2)
    {
        double alpha0 = Math.Min(n1, n2), alpha = alpha0 * (a + b) / (n1 + n2);
        double delta = Math.Log((a + alpha) / (n1 + alpha0 - a - alpha)) - Math.Log((b + alpha) / (n2 + alpha0 - b - alpha));
        double variance = (1 / (a + alpha)) + (1 / (b + alpha));

        Assert.Equal(delta / Math.Sqrt(variance), Keyness.LogOddsZ(a, b, n1, n2, alpha0), 9);
    }

    [Fact]
    public void WorkedByHand()
    {
        // 10 in 1,000 against 5 in 1,000: E = 7.5; 2 [10 ln(4/3) + 5 ln(2/3) + 990 ln(990/992.5) + 995 ln(995/992.5)].
        Assert.Equal(1.712, Keyness.LogLikelihood(10, 5, 1000, 1000), 3);
        Assert.Equal(1, Keyness.LogRatio(10, 5, 1000, 1000), 9);
        Assert.Equal(100, Keyness.PercentDifference(10, 5, 1000, 1000)!.Value, 9);
        Assert.Null(Keyness.PercentDifference(10, 0, 1000, 1000));
        Assert.Equal(Math.Log2(20), Keyness.LogRatio(10, 0, 1000, 1000), 9);
        Assert.Equal(0.05, Keyness.PValue(3.841459), 6);
        Assert.Equal(0, Keyness.LogOddsZ(20, 200, 1000, 10_000, 500), 9);
    }

    [Fact]
    public void ACorpusWithoutTheTermNeverSeemsToHaveMoreOfIt()
    {
        // Half an occurrence in 100 words is a rate above 1 in 10,000.
        Assert.Equal(0, Keyness.LogRatio(0, 1, 100, 10_000));
        Assert.Equal(0, Keyness.LogRatio(1, 0, 10_000, 100));
        Assert.Equal(Math.Log2(0.5 / 2), Keyness.LogRatio(0, 200, 100, 10_000), 9);
    }

    // Gries (2008), the example of his section 3: DP of "a" is 0.18.
    [Fact]
    public void DispersionOfThePaper()
    {
        VocabularyComparer comparer = new(new VocabularyOptions { Tokens = new() { SpokenNumbers = SpokenNumbers.None } });
        string[] parts = ["b a m n i b e u p", "b a s a t b e w q n", "b c a g a b e s t a", "b a g h a b e a a t", "b a h a a b e a x a t"];
        for (int i = 0; i < parts.Length; i++) comparer.AddReference(new SpokenText { Text = parts[i], Recording = $"part {i}" });
        comparer.AddDifference(new SpokenText { Text = "other words" });

        VocabularyTerm a = comparer.Terms(new(), CancellationToken.None).Single(term => term.Term == "a");

        Assert.Equal((15L, 5), (a.ReferenceCount, a.ReferenceRecordings));
        Assert.Equal(0.18, a.ReferenceDispersion!.Value, 6);
    }
}
