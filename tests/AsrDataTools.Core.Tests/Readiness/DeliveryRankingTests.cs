using AsrDataTools.Readiness;

namespace AsrDataTools.Core.Tests.Readiness;

public sealed class DeliveryRankingTests
{
    private static readonly DeliveryComparison Existing = Row("Existing alone", gap: 10, speech: 0) with { Acoustics = Verdict.Fail, Governance = Verdict.Pass };

    [Fact]
    public void WhatBreaksAGateComesAfterWhatBreaksNone() => Assert.Equal(
        ["a 1 True", "b 2 False"],
        Rank(Row("b", gap: 1, speech: 9) with { Governance = Verdict.Fail }, Row("a", gap: 9, speech: 1) with { Acoustics = Verdict.Fail }));

    [Fact]
    public void WhatMendsAGateComesFirst() =>
        Assert.Equal(["a 1 True", "b 2 False"], Rank(Row("b", gap: 1, speech: 9) with { Acoustics = Verdict.Fail }, Row("a", gap: 9, speech: 1)));

    [Theory]
    [InlineData(2, 9, 4, 1, "a 1 True", "b 2 False")] // Gap before speech.
    [InlineData(2, 1, 2.2, 3, "a 1 ", "b 1 ")] // 8 and 7.8 h closed are alike, and speech contradicts.
    [InlineData(2, 3, 2.2, 1, "a 1 True", "b 2 False")] // Alike, and speech is behind the lead.
    [InlineData(2, 1.02, 2.2, 1, "a 1 ", "b 1 ")] // Both alike.
    [InlineData(4, 9, 2, 1, "b 1 True", "a 2 False")]
    public void GapThenSpeech(double gapA, double speechA, double gapB, double speechB, string first, string second) =>
        Assert.Equal([first, second], Rank(Row("a", gapA, speechA), Row("b", gapB, speechB)));

    [Fact]
    public void PricesCountWhereAllAreTold()
    {
        DeliveryComparison dear = Row("dear", 2, 8), cheap = Row("cheap", 6, 4);

        Assert.Equal(["dear 1 True", "cheap 2 False"], Rank(dear, cheap));
        Assert.Equal(["dear 1 True", "cheap 2 False"], Rank(dear with { Cost = 1000 }, cheap));
        Assert.Equal(["cheap 1 True", "dear 2 False"], Rank(dear with { Cost = 1000 }, cheap with { Cost = 100 }));
    }

    /// <summary>6 h closed that count half come after 4 h, 9 h before.</summary>
    [Theory]
    [InlineData(4, 0.1, 10, "clean 1 True", "flawed 2 False")]
    [InlineData(4, 0, 4.9, "clean 1 True", "flawed 2 False")]
    [InlineData(1, 0.1, 4.9, "flawed 1 True", "clean 2 False")]
    [InlineData(4, 0, 5, "flawed 1 True", "clean 2 False")]
    public void AnHourOfOneThatAddsToTheLeakOrIsMostlyCopiesCountsHalf(double gap, double leak, double unique, string first, string second) => Assert.Equal(
        [first, second],
        Rank(Row("flawed", gap, 9) with { LeakedShareAdded = leak, Hours = 10, UniqueHours = unique }, Row("clean", 6, 9) with { LeakedShareAdded = 0 }));

    [Fact]
    public void TheRankSaysWhatItGoesByAndWhatSpeaksAgainstIt()
    {
        IReadOnlyList<DeliveryComparison> ranked = DeliveryRanking.Rank(
            [Row("birch", 4, 1) with { LeakedShareAdded = 0.174, LeakedShare = 0.522 }, Row("aster", 6, 1) with { LeakedShareAdded = 0, LeakedShare = 0.348 }], Existing);

        Assert.Equal("ranked first by accent gap closed: 4.00 h against 6.00 h of birch, counted half (it adds 17.4 % of the evaluation set to the leak)", ranked[0].RankReason);
        Assert.Equal("behind aster by accent gap closed: 6.00 h, counted half (it adds 17.4 % of the evaluation set to the leak) against 4.00 h", ranked[1].RankReason);
        Assert.Equal("birch closes more of the accent gap (6.00 h against 4.00 h)", Assert.Single(ranked[0].Against));
        Assert.Empty(ranked[1].Against);
        Assert.Equal("the only delivery that could be measured", DeliveryRanking.Rank([Row("a", 1, 1)], Existing)[0].RankReason);
    }

    [Fact]
    public void ThoseThatCannotBeToldApartSayOfWhom()
    {
        IReadOnlyList<DeliveryComparison> ranked = DeliveryRanking.Rank([Row("a", 2, 1), Row("b", 2, 1), Row("c", 9, 1), Row("d", 2, 0) with { Utterances = 0 }], Existing);

        Assert.Equal([1, 1, 3, null], ranked.Select(row => row.Rank));
        Assert.Equal([null, null, false, null], ranked.Select(row => row.IsBest));
        Assert.Equal("cannot be told from b", ranked[0].Remarks.ToString());
    }

    /// <summary>Against every set of eight, by sums that the search does not see.</summary>
    [Fact]
    public void TheBestBuyIsTheBestOfAllSets()
    {
        (int Source, double Cost)[] offered = [(1, 40), (2, 35), (3, 25), (5, 60)];
        Dictionary<int, double> closes = new() { [1] = 4, [2] = 4, [3] = 3, [5] = 6.9 };
        double Lack(DeliveryChoice choice) => 20 - choice.Sources.Sum(source => closes[source]);

        Assert.Equal([2, 3], Buy(60)); // 7 h for 60; 5 alone closes 6.9.
        Assert.Equal([1, 3], Buy(65, closing2: 3.9));
        Assert.Empty(Buy(20));
        Assert.Equal([1, 2, 3, 5], Buy(1000));

        // What closes nothing is not bought, however cheap.
        closes[1] = 0;
        Assert.Equal([2, 3, 5], Buy(1000));

        // Two that cost and close the same cannot be told apart.
        Assert.Equal(2, BestBuy.Find([(1, 10), (2, 10)], 10, choice => choice == DeliveryChoice.Nothing ? 1 : 0, CancellationToken.None).Count);

        int[] Buy(double budget, double closing2 = 4)
        {
            closes[2] = closing2;
            return [.. Assert.Single(BestBuy.Find(offered, budget, Lack, CancellationToken.None)).Sources];
        }
    }

    private static DeliveryComparison Row(string name, double gap, double speech) => new()
    {
        Delivery = name,
        Role = DeliveryRole.Delivery,
        Utterances = 1,
        Acoustics = Verdict.Pass,
        Governance = Verdict.Pass,
        AccentGapHours = gap,
        AccentGapClosedHours = 10 - gap,
        UniqueSpeechHours = speech,
    };

    private static IEnumerable<string> Rank(params DeliveryComparison[] rows) => DeliveryRanking.Rank(rows, Existing).Select(row => $"{row.Delivery} {row.Rank} {row.IsBest}");
}
