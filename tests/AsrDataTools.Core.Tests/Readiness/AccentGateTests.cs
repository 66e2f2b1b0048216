using AsrDataTools.Coverage;
using AsrDataTools.Readiness;

namespace AsrDataTools.Core.Tests.Readiness;

public sealed class AccentGateTests
{
    [Fact]
    public void ALopsidedCorpusFailsAndGetsAPurchaseOrder()
    {
        GateResult gate = AccentGate.Judge(AccentSamples.Lopsided(), new());

        Assert.Equal((nameof(Gate.Accent), Verdict.Fail), (gate.Gate, gate.Verdict));
        Assert.Equal("too little en-IN: 60 % of traffic, 18 % of training, which is 0.30 [0.27, 0.33] of its share, below the floor of 0.8", gate.Reasons[0]);
        Assert.Contains("no en-SG: 5 % of traffic, and training has none of it", gate.Reasons);
        Assert.Contains("coverage: 8 % of traffic is in accents of which training has nothing (en-SG, en-NG)", gate.Reasons);
        Assert.Contains("proportion: 50 % [47 %, 53 %] of training would have to be of other accents to be like traffic", gate.Reasons);

        // H = 100 h. en-IN, en-SG and en-NG fall short: T = 100 + 0.8·0.68·T − 18 gives T = 179.8; en-GB then has 12 of 17.3 needed,
        // so T = 100 + 0.8·0.8·T − 30 = 194.4 and en-IN needs 0.48·194.4 − 18 = 75.3 h more.
        Assert.StartsWith("collect 75.3 h of en-IN from at least 151 new speakers: it has 0.30 times its share of traffic now, and 0.80 times once collected", gate.Remedies[0], StringComparison.Ordinal);
        Assert.Contains(gate.Remedies, remedy => remedy.StartsWith("collect 7.8 h of en-SG from at least 16 new speakers", StringComparison.Ordinal));

        // What is bought of others takes share from en-GB, which has it today.
        Assert.StartsWith("collect 6.7 h of en-GB from at least 14 new speakers: it has 1.00 of its share of traffic, and would fall below 0.8 as the others grow", gate.Remedies[^1], StringComparison.Ordinal);
    }

    // Share of traffic, share of training, spread of the interval, speakers; the rest of traffic and training is one accent in proportion.
    [Theory]
    [InlineData(0.2, 0.2, 0.1, 40, Verdict.Pass)]
    [InlineData(0.2, 0.1, 0.1, 40, Verdict.Fail)]
    [InlineData(0.2, 0.15, 0.2, 40, Verdict.Warn)] // 0.75 [0.6, 0.9]
    [InlineData(0.2, 0.17, 0.2, 40, Verdict.Warn)] // 0.85 [0.68, 1.02]: not surely at the floor
    [InlineData(0.2, 0.1, 0.1, 9, Verdict.Unknown)]
    [InlineData(0.2, 0.3, 0.1, 40, Verdict.Pass)] // Over is harmless by itself.
    [InlineData(0.03, 0.01, 0.1, 40, Verdict.Warn)] // Minor accents warn …
    [InlineData(0.03, 0.01, 0.1, 9, Verdict.Pass)] // … and do not hold the answer up.
    [InlineData(0.005, 0.001, 0.1, 40, Verdict.Pass)]
    [InlineData(0.05, 0, 0, 0, Verdict.Fail)]
    [InlineData(0.03, 0, 0, 0, Verdict.Warn)]
    public void OneAccentDecides(double traffic, double share, double spread, int speakers, Verdict expected)
    {
        double uncovered = share == 0 ? traffic : 0;

        GateResult gate = AccentGate.Judge(
            AccentSamples.Planned(AccentSamples.Row("rest", 100 * (1 - share), 1 - share, 1 - traffic, 0.02), AccentSamples.Row("one", 100 * share, share, traffic, spread, speakers), AccentSamples.Overall(uncovered: uncovered)),
            new());

        Assert.Equal(expected, gate.Verdict);
        Assert.NotEmpty(gate.Reasons);
        if (expected == Verdict.Unknown) Assert.Contains("no telling of one: 20 % of traffic, 10 % of training, but only 9 speakers of the 10 that an interval needs", gate.Reasons);
        if (expected == Verdict.Unknown) Assert.Contains(gate.Remedies, remedy => remedy.StartsWith("collect ", StringComparison.Ordinal) && remedy.Contains(" of one from ", StringComparison.Ordinal));
    }

    [Fact]
    public void ManySmallMissingAccentsFailTogether()
    {
        AccentCoverage[] small = [.. Enumerable.Range(0, 12).Select(i => AccentSamples.Row($"x{i:00}", 0, 0, 0.01, speakers: 0))];

        GateResult gate = AccentGate.Judge(AccentSamples.Planned([AccentSamples.Row("main", 100, 1, 0.88, 0.02), .. small, AccentSamples.Overall(0.12, 0.12)]), new());

        Assert.Equal(Verdict.Fail, gate.Verdict);
        Assert.Equal("coverage: 12 % of traffic is in accents of which training has nothing (x00, x01, x02 and 9 more)", gate.Reasons[0]);
        Assert.Contains("and 7 more: they are among the evidence", gate.Reasons);
        Assert.Contains(gate.Remedies, remedy => remedy.Contains("of 4 more accents from", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.3, 0, "labels: the accent of 30 % of training's hours cannot be told; it may be any accent's", "label 30 % of training's hours with their accent")]
    [InlineData(0, 0.25, "labels: the accent of 25 % of traffic cannot be told; it may be any accent's", "tell the accent of the 25 % of traffic that has none")]
    public void TooMuchUnlabelledIsUnknown(double ofTraining, double ofTraffic, string reason, string remedy)
    {
        AccentEvidence evidence = AccentSamples.Planned(AccentSamples.Row("a", 50, 0.5, 0.5), AccentSamples.Row("b", 50, 0.5, 0.5), AccentSamples.Overall(0, 0, ofTraining));

        GateResult gate = AccentGate.Judge(evidence with { TrafficUnlabelledShare = ofTraffic }, new());

        Assert.Equal(Verdict.Unknown, gate.Verdict);
        Assert.Contains(reason, gate.Reasons);
        Assert.Contains(gate.Remedies, text => text.StartsWith(remedy, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.2, Verdict.Fail)]
    [InlineData(0.9, Verdict.Unknown)]
    public void WhatSeemsMissingMayBeUnlabelled(double ratioIfAll, Verdict expected)
    {
        AccentCoverage missing = AccentSamples.Row("b", 0, 0, 0.2, speakers: 0) with
        {
            RatioIfAll = ratioIfAll,
            IsAbsent = true,
            Verdict = expected == Verdict.Fail ? CoverageVerdict.Missing : CoverageVerdict.Unknown,
        };

        GateResult gate = AccentGate.Judge(AccentSamples.Planned(AccentSamples.Row("a", 90, 1, 0.8), missing, AccentSamples.Overall(0.2, 0.2, 0.18)), new());

        Assert.Equal(expected, gate.Verdict);
        Assert.Contains(gate.Reasons, reason => reason.StartsWith(expected == Verdict.Fail ? "no b: 20 % of traffic" : "no telling of b: 20 % of traffic, and no speech", StringComparison.Ordinal));
    }

    [Fact]
    public void UnlabelledSpeechThatCouldFillTheGapLeavesItOpen()
    {
        AccentCoverage open = AccentSamples.Row("b", 10, 0.1, 0.2) with { Verdict = CoverageVerdict.Unknown, RatioIfNone = 0.45, RatioIfAll = 1.2 };

        GateResult gate = AccentGate.Judge(AccentSamples.Planned(AccentSamples.Row("a", 90, 0.9, 0.8), open, AccentSamples.Overall(0.1, 0, 0.15)), new());

        Assert.Equal(Verdict.Unknown, gate.Verdict);
        Assert.Contains("no telling of b: 20 % of traffic, 10 % of training, but between 0.45 of its share if no unlabelled speech is of it and 1.20 if all is", gate.Reasons);
    }

    [Fact]
    public void TheSettingsMoveTheThresholds()
    {
        AccentEvidence evidence = AccentSamples.Planned(AccentSamples.Row("a", 80, 0.8, 0.6), AccentSamples.Row("b", 20, 0.2, 0.4), AccentSamples.Overall(0.2));

        Assert.Equal(Verdict.Fail, AccentGate.Judge(evidence, new()).Verdict);
        Assert.Equal(Verdict.Warn, AccentGate.Judge(evidence, new() { MajorShare = 0.5 }).Verdict);
    }

    [Fact]
    public void EvidenceIsNamedAndSurvivesText()
    {
        GateResult gate = AccentGate.Judge(AccentSamples.Lopsided(), new());

        Assert.Equal(["en-IN", "en-SG"], gate.Evidence.Where(fact => fact is { Weight: EvidenceWeight.Decisive, Verdict: Verdict.Fail }).Select(fact => fact.Subject));
        Assert.StartsWith("Ratio en-IN 0.30 [0.27, 0.33] Fail; ", gate.Evidence.ToString(), StringComparison.Ordinal);
        Assert.Equal("5 accents against traffic.csv, in hours, 4 to collect", gate.Accents!.ToString());
    }
}
