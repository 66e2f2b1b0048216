using AsrDataTools.Acoustics;
using AsrDataTools.Readiness;

namespace AsrDataTools.Core.Tests.Readiness;

public sealed class AcousticGateTests
{
    [Fact]
    public void StudioAgainstTelephonyFailsAndSaysWhatToDo()
    {
        GateResult gate = ReadinessSamples.Judge(ReadinessSamples.Studio("t", 100, 1), ReadinessSamples.Telephony("p", 100, 2));

        Assert.Equal(Verdict.Fail, gate.Verdict);
        Assert.StartsWith("bandwidth: training is 4.0 kHz wider than production (median 7.4 against 3.4 kHz, Cliff's δ 1.00 [", gate.Reasons[0], StringComparison.Ordinal);
        Assert.Contains(gate.Reasons, reason => reason.StartsWith("channel: training is mostly CloseTalk, production mostly Telephony (total variation ", StringComparison.Ordinal));

        // One hour of training, nothing of production covered: f·u·H = 0.8 h in place, or x = 0.8·(1 + x) = 4 h on top.
        Assert.Equal("re-encode or simulate telephony for 48.0 min of the 1.0 h of training, or collect 4.0 h of it: 100 % of production seconds have no neighbour in training", gate.Remedies[0]);
        Assert.Contains(gate.Remedies, remedy => remedy.StartsWith("band-limit 1.0 h of training to about 3.4 kHz (production's middle 90 % is 3.3 to 3.5 kHz)", StringComparison.Ordinal));
        Assert.Contains(gate.Remedies, remedy => remedy.StartsWith("mix production-like noise into 1.0 h of training, down to about 20", StringComparison.Ordinal)
            || remedy.StartsWith("mix production-like noise into 1.0 h of training, down to about 19", StringComparison.Ordinal));
    }

    [Fact]
    public void TheSamePopulationPasses()
    {
        GateResult gate = ReadinessSamples.Judge(ReadinessSamples.Telephony("t", 200, 1), ReadinessSamples.Telephony("p", 200, 2));

        Assert.Equal(Verdict.Pass, gate.Verdict);
        Assert.StartsWith("no measure differs by more than the thresholds", gate.Reasons[0], StringComparison.Ordinal);
        Assert.Empty(gate.Remedies);
    }

    [Fact]
    public void ATraceOfCodingAloneOnlyWarns()
    {
        IReadOnlyList<AcousticProfile> production = [.. ReadinessSamples.Telephony("p", 200, 2).Select(profile => profile with { CodecTrace = "G.711 A-law" })];

        GateResult gate = ReadinessSamples.Judge(ReadinessSamples.Telephony("t", 200, 1), production);

        Assert.Equal(Verdict.Warn, gate.Verdict);
        Assert.Contains(gate.Evidence, fact => fact is { Measure: "CodecTrace", Verdict: Verdict.Fail, Weight: EvidenceWeight.Contributing });
        Assert.Contains(gate.Evidence, fact => fact is { Measure: AcousticShift.Joint, Verdict: Verdict.Pass });
    }

    [Fact]
    public void WhatIsNotRuledOutIsNotCalledADifference()
    {
        GateResult gate = ReadinessSamples.Judge(ReadinessSamples.Telephony("t", 11, 1), ReadinessSamples.Telephony("p", 11, 2));

        Assert.NotEqual(Verdict.Fail, gate.Verdict);
        Assert.Contains(gate.Reasons, reason => reason.Contains("a difference is not ruled out", StringComparison.Ordinal) || reason.Contains("too little evidence", StringComparison.Ordinal));
        Assert.DoesNotContain(gate.Evidence, fact => fact.Measure == nameof(AcousticProfile.DecayTimeSeconds));
    }

    [Theory]
    [InlineData(true, Verdict.Warn)]
    [InlineData(false, Verdict.Pass)]
    public void WhatIsUnknownOnlyBetweenWarnAndFailWarns(bool isAtLeastWarn, Verdict expected)
    {
        AcousticShift alike = new() { Measure = "BandwidthHz", Verdict = Verdict.Pass, ReferenceCount = 50, DifferenceCount = 50, CliffsDelta = 0, Low = -0.1, High = 0.1, ReferenceClusters = 50, DifferenceClusters = 50 };
        AcousticEvidence evidence = new([], [],
        [
            alike with { Measure = AcousticShift.Joint, CliffsDelta = null, Auc = 0.5, Low = 0.5, High = 0.55 },
            alike,
            alike with { Measure = "SnrDb" },
            alike with { Measure = "HumDb", Verdict = Verdict.Unknown, CliffsDelta = 0.6, Low = isAtLeastWarn ? 0.4 : 0.2, High = 0.8, IsAtLeastWarn = isAtLeastWarn, ReferenceMedian = 3, DifferenceMedian = 12 },
        ]);

        GateResult gate = AcousticGate.Judge(evidence, new());

        Assert.Equal(expected, gate.Verdict);
        Assert.Equal(isAtLeastWarn, gate.Reasons[0].StartsWith("hum: training is 9.0 dB stronger than production", StringComparison.Ordinal));
    }

    [Fact]
    public void EveryMeasureHasWords()
    {
        Assert.All(AcousticComparison.MeasureNames, name => Assert.NotEqual(int.MaxValue, AcousticWording.RankOf(name)));
        Assert.All(AcousticMeasure.All.Where(measure => measure.OfSpeaker), measure => Assert.Equal(EvidenceWeight.Informative, AcousticWording.Of(measure.Name).Weight));
    }

    [Fact]
    public void ADifferenceInLevelAloneOnlyWarns()
    {
        IReadOnlyList<AcousticProfile> training = ReadinessSamples.Corpus("t", 100, 3400, 20, ChannelClass.Telephony, 1, levelDbov: -16);

        GateResult gate = ReadinessSamples.Judge(training, ReadinessSamples.Telephony("p", 100, 2));

        Assert.Equal(Verdict.Warn, gate.Verdict);
        Assert.Contains(gate.Evidence, fact => fact is { Measure: "ActiveLevelDbov", Verdict: Verdict.Fail, Weight: EvidenceWeight.Contributing });
        Assert.Contains(gate.Remedies, remedy => remedy.StartsWith("change the level of 1.0 h of training by about -", StringComparison.Ordinal));
    }

    [Fact]
    public void TooFewSpeakersIsUnknownAndAsksForMore()
    {
        GateResult gate = ReadinessSamples.Judge(ReadinessSamples.Telephony("t", 50, 1), ReadinessSamples.Telephony("p", 6, 2));

        Assert.Equal(Verdict.Unknown, gate.Verdict);
        Assert.Contains("bring production recordings of at least 4 more speakers or calls: intervals need 10, there are 6", gate.Remedies);
    }

    [Fact]
    public void WithoutNoiseMeasuresItCannotPass()
    {
        static IReadOnlyList<AcousticProfile> Silent(IReadOnlyList<AcousticProfile> profiles) => [.. profiles.Select(profile => profile with { SnrDb = null })];

        GateResult gate = ReadinessSamples.Judge(Silent(ReadinessSamples.Telephony("t", 100, 1)), Silent(ReadinessSamples.Telephony("p", 100, 2)));

        Assert.Equal(Verdict.Unknown, gate.Verdict);
        Assert.Contains(gate.Reasons, reason => reason.Contains("signal-to-noise ratio", StringComparison.Ordinal));
    }

    [Fact]
    public void ContradictedDeclarationsAreToldAndLeaveTheVerdict()
    {
        IReadOnlyList<AcousticProfile> declaring = [.. ReadinessSamples.Telephony("t", 200, 1).Select((profile, index) => profile with
        {
            // The samples' recordings of 36 s are stored at 16 kHz.
            DeclaredSampleRate = index < 50 ? 44100 : 16000,
            DeclaredChannels = index < 10 ? 2 : null,
            Channels = 1,
        })];

        GateResult gate = ReadinessSamples.Judge(declaring, ReadinessSamples.Telephony("p", 200, 2));

        Assert.Equal(Verdict.Pass, gate.Verdict);
        Assert.Equal("declarations: 50 of 200 training profiles contradict what their manifest declares, most often by DeclaredSampleRate (50)", gate.Reasons[^1]);
        Assert.Equal("correct the manifest of training, or replace 30.0 min of it whose declarations do not hold: Test-AcousticDeclaration lists them", Assert.Single(gate.Remedies));
    }
}
