using AsrDataTools.Coverage;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Coverage;

public sealed class WordErrorAnalysisTests
{
    [Fact]
    public void RatesProjectionAndGap()
    {
        // en-US: 10 %, 150 words a minute; en-IN: 30 %, 100 words a minute. Every second speaker makes a little more and a little less.
        WordErrorSums sums = new();
        for (int speaker = 0; speaker < 20; speaker++)
        {
            double swing = speaker % 2 == 0 ? 1.2 : 0.8;
            sums.Add(new() { Words = 300, Errors = 30 * swing, Speaker = $"u{speaker}", DurationSeconds = 120 }, "en-US");
            sums.Add(new() { Words = 200, Errors = 60 * swing, Speaker = $"i{speaker}", DurationSeconds = 120 }, "en-IN");
        }

        WordErrorReport report = Run(sums, new() { Traffic = Shares(("en-IN", 0.6), ("en-US", 0.4)) });

        Assert.Equal(["en-IN", "en-US"], report.Accents.Select(accent => accent.Accent));
        Assert.Equal("en-IN", report.ReferenceAccent);
        (AccentWordError india, AccentWordError states) = (report.Accents[0], report.Accents[1]);
        Assert.Equal(0.3, india.WordErrorRate!.Value, 12);
        Assert.Equal(100, india.WordsPerMinute!.Value, 9);
        Assert.Equal(20, states.Speakers);

        // s/√n with s of ±20 % over 20 speakers; Student's t with 19 degrees of freedom is 2.093.
        double reach = 2.093 * 0.2 * Math.Sqrt(20.0 / 19) / Math.Sqrt(20);
        Assert.Equal(0.3 * (1 + reach), india.High!.Value, 4);
        Assert.Equal(0.3 * (1 - reach), india.Low!.Value, 4);
        Assert.Equal(1, india.AdjustedRatio);
        Assert.Null(india.AdjustedLow);
        Assert.Equal(1 / 3.0, states.AdjustedRatio!.Value, 9);
        Assert.InRange(states.AdjustedRatio.Value, states.AdjustedLow!.Value, states.AdjustedHigh!.Value);

        // Words of en-IN 0.6·100 = 60, of en-US 0.4·150 = 60: half each, not 60 to 40.
        Assert.Equal(0.2, report.Projected!.WordErrorRate, 12);
        Assert.Equal(1, report.Projected.CoveredTrafficShare, 12);
        Assert.InRange(0.2, report.Projected.Low!.Value, report.Projected.High!.Value);
        Assert.Empty(report.Projected.Remarks);
        Assert.Contains("not adjusted for signal-to-noise ratio: no row has one", report.Remarks);
    }

    [Fact]
    public void TheGapIsThatAtEqualChannelAndNoise()
    {
        WordErrorSums sums = new();
        SeededRandom random = new(3);
        for (int speaker = 0; speaker < 60; speaker++)
        {
            bool second = speaker % 2 == 1;
            for (int utterance = 0; utterance < 20; utterance++)
            {
                // The second accent is mostly on the telephone and in noise; at equal both it makes 1.5 times the errors.
                bool telephone = random.NextDouble() < (second ? 0.8 : 0.2);
                double snr = (second ? 10 : 20) + 4 * random.NextNormal();
                double rate = 0.05 * (second ? 1.5 : 1) * (telephone ? 2 : 1) * Math.Exp(-0.04 * (Math.Round(2 * snr) / 2 - 15));
                sums.Add(new() { Words = 100, Errors = 100 * rate, Speaker = $"{speaker}", SnrDb = snr, Environment = telephone ? "telephony" : "studio" }, second ? "B" : "A");
            }
        }

        WordErrorReport report = Run(sums, new() { ReferenceAccent = "A" });

        Assert.Equal(1.5, report.Accents.Single(accent => accent.Accent == "B").AdjustedRatio!.Value, 6);
        AccentWordError[] rows = [.. report.Accents.OrderBy(accent => accent.Accent)];
        Assert.True(rows[1].WordErrorRate / rows[0].WordErrorRate > 2.5);
        Assert.Null(report.Projected);
        Assert.Empty(report.Remarks);
    }

    [Fact]
    public void AnAccentOnOneChannelOnlyIsSaidToBeInseparable()
    {
        WordErrorSums sums = new();
        for (int speaker = 0; speaker < 12; speaker++)
        {
            sums.Add(new() { Words = 100, Errors = 8 + speaker % 3, Speaker = $"a{speaker}", Environment = "studio" }, "A");
            sums.Add(new() { Words = 100, Errors = 18 + speaker % 3, Speaker = $"b{speaker}", Environment = "telephony" }, "B");
            sums.Add(new() { Words = 100, Errors = 9 + speaker % 3, Speaker = $"c{speaker}", Environment = "studio" }, "C");
        }

        WordErrorReport report = Run(sums, new() { ReferenceAccent = "A" });

        AccentWordError b = report.Accents.Single(accent => accent.Accent == "B");
        Assert.Null(b.AdjustedRatio);
        Assert.NotNull(b.Low);
        Assert.Contains("no adjusted ratio: its speech cannot be told apart from Environment=studio", b.Remarks.ToString().Replace("Environment=telephony", "Environment=studio", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(10.0 / 9, report.Accents.Single(accent => accent.Accent == "C").AdjustedRatio!.Value, 6);
    }

    [Fact]
    public void TooFewSpeakersHaveARateButNoVerdict()
    {
        WordErrorSums sums = new();
        for (int speaker = 0; speaker < 10; speaker++) sums.Add(new() { Words = 100, Errors = 10 + speaker % 2, Speaker = $"a{speaker}" }, "A");
        for (int speaker = 0; speaker < 9; speaker++) sums.Add(new() { Words = 100, Errors = 20 + speaker % 2, Speaker = $"b{speaker}" }, "B");

        WordErrorReport report = Run(sums, new() { Traffic = Shares(("B", 3), ("A", 1)) });

        Assert.Equal("A", report.ReferenceAccent); // B has more traffic, but nothing can be compared with it.
        AccentWordError b = report.Accents[0];
        Assert.Equal(("B", true), (b.Accent, b.WordErrorRate is not null));
        Assert.Null(b.Low);
        Assert.Null(b.AdjustedRatio);
        Assert.Equal("9 of the 10 speakers that an interval of the word error rate needs", Assert.Single(b.Remarks));
        Assert.Null(report.Projected!.Low);
        Assert.Contains("no interval: fewer than 10 speakers of B", report.Projected.Remarks);
    }

    [Fact]
    public void TrafficThatWasNotMeasuredIsBounded()
    {
        WordErrorSums sums = new();
        for (int speaker = 0; speaker < 12; speaker++)
        {
            sums.Add(new() { Words = 100, Errors = 10 + speaker % 3 - 1, Speaker = $"a{speaker}" }, "A");
            sums.Add(new() { Words = 100, Errors = 30 + speaker % 3 - 1, Speaker = $"b{speaker}" }, "B");
        }

        ProjectedWordError projected = Run(sums, new() { Traffic = Shares(("A", 50), ("B", 25), ("C", 20), ("D", 5)) }).Projected!;

        Assert.Equal(0.75, projected.CoveredTrafficShare, 12);
        Assert.Equal((0.1 * 2 + 0.3) / 3, projected.WordErrorRate, 9);
        Assert.Equal(0.75 * projected.WordErrorRate + 0.25 * 0.1, projected.IfBest, 9);
        Assert.Equal(0.75 * projected.WordErrorRate + 0.25 * 0.3, projected.IfWorst, 9);
        Assert.Contains("projected over the 75 % of traffic whose word errors are known; without: C 20 %, D 5 %", projected.Remarks);
        Assert.Contains(projected.Remarks, remark => remark.StartsWith("every accent is taken to say as many words a minute", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatIsMissingIsSaid()
    {
        WordErrorSums sums = new();
        for (int i = 0; i < 12; i++) sums.Add(new() { Words = 75, Errors = 0, Recording = $"r{i}", SnrDb = i < 3 ? 20 : null }, "A");
        sums.Add(new() { Words = 100, Errors = 5 }, null);

        WordErrorReport report = Run(sums, new());

        Assert.Contains("10 % of words have no usable accent and are in no rate", report.Remarks);
        Assert.Contains(report.Remarks, remark => remark.StartsWith("100 % of words name no speaker", StringComparison.Ordinal));
        Assert.Contains("not adjusted for signal-to-noise ratio: only 25 % of words have one", report.Remarks);
        Assert.Contains("no error in 900 words, so no interval", report.Accents[0].Remarks);
        Assert.Equal(0, report.Accents[0].WordErrorRate);
    }

    [Fact]
    public void AReferenceThatIsNotThereIsAnError()
    {
        WordErrorSums sums = new();
        sums.Add(new() { Words = 1, Errors = 0 }, "en-IN");

        SpeechDataException exception = Assert.Throws<SpeechDataException>(() => Run(sums, new() { ReferenceAccent = "en-US" }));

        Assert.Equal("ReferenceAccentUnknown", exception.ErrorId);
        Assert.Empty(Run(new(), new()).Accents);
    }

    [Fact]
    public void CoverageRowsTakeTheirRatesAndTheLastTheProjection()
    {
        WordErrorSums sums = new();
        for (int speaker = 0; speaker < 12; speaker++)
        {
            sums.Add(new() { Words = 100, Errors = 10 + speaker % 3 - 1, Speaker = $"a{speaker}" }, "A");
            sums.Add(new() { Words = 100, Errors = 30 + speaker % 3 - 1, Speaker = $"b{speaker}" }, "B");
            sums.Add(new() { Words = 100, Errors = 40, Speaker = $"z{speaker}" }, "Z");
        }

        AccentCoverage[] rows =
        [
            new() { Accent = "A", TrafficShare = 0.5, Remarks = new(["kept"]) }, new() { Accent = "B", TrafficShare = 0.25 }, new() { Accent = "C", TrafficShare = 0.25 },
            new() { Accent = "A", Within = "Gender=female", TrafficShare = 0.3 }, new() { Accent = AccentCoverage.Overall, TrafficShare = 1 },
        ];

        IReadOnlyList<AccentCoverage> joined = WordErrorCoverage.Join(rows, sums, new(), TestContext.Current.CancellationToken);

        Assert.Equal(0.1, joined[0].WordErrorRate!.Value, 9);
        Assert.Equal(1, joined[0].AdjustedErrorRatio);
        Assert.Equal("kept", Assert.Single(joined[0].Remarks));
        Assert.Equal(3, joined[1].AdjustedErrorRatio!.Value, 9);
        Assert.Null(joined[2].WordErrorRate);
        Assert.Null(joined[3].WordErrorRate);
        Assert.Equal((0.1 * 2 + 0.3) / 3, joined[4].WordErrorRate!.Value, 9);
        Assert.InRange(joined[4].WordErrorRate!.Value, joined[4].WordErrorLow!.Value, joined[4].WordErrorHigh!.Value);
        Assert.Contains("word errors: projected over the 75 % of traffic whose word errors are known; without: C 25 %", joined[4].Remarks);
        Assert.Contains("word errors: the whole would have 15.0 % if accents without word errors were like the best, 20.0 % if like the worst", joined[4].Remarks);
        Assert.Contains("word errors: of Z neither training nor traffic has anything", joined[4].Remarks);
        Assert.Contains("word errors: adjusted ratios are against A", joined[4].Remarks);
    }

    private static WordErrorReport Run(WordErrorSums sums, WordErrorOptions options) => WordErrorAnalysis.Run(sums, options, TestContext.Current.CancellationToken);

    private static Dictionary<string, double> Shares(params (string Accent, double Share)[] shares) => shares.ToDictionary(entry => entry.Accent, entry => entry.Share);
}
