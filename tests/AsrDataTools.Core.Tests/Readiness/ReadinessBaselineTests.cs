using AsrDataTools.Readiness;

namespace AsrDataTools.Core.Tests.Readiness;

public sealed class ReadinessBaselineTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 26);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WhatIsAcceptedLeavesNothingNewAndEveryVerdictAsItIs()
    {
        GateResult[] gates = [Gate("Accent", Verdict.Fail, Fact("Ratio", 0.3, 0.2, 0.4, Verdict.Fail) with { Subject = "fr-CA", SmallerIsWorse = true }, Fact("TotalVariation", 0.3, null, null, Verdict.Pass)), Gate("Governance", Verdict.Unknown)];

        GateResult[] judged = Judge(gates, gates);

        Assert.Equal([Verdict.Fail, Verdict.Unknown], judged.Select(gate => gate.Verdict));
        Assert.Equal([Verdict.Pass, Verdict.Pass], judged.Select(gate => gate.NewVerdict!.Value));
        Assert.Equal("Gate.Accent|Ratio|fr-CA", judged[0].Evidence[0].Accepted!.SuppressionId);
        Assert.Null(judged[0].Evidence[1].Accepted);
        Assert.Equal("Gate.Governance", judged[1].Accepted!.SuppressionId);
    }

    // Beyond the interval of the accepted value, on the side that is worse; or by a graver verdict.
    [Theory]
    [InlineData(false, 0.6, 0.5, 0.7, Verdict.Fail, 0.69, Verdict.Fail, false)]
    [InlineData(false, 0.6, 0.5, 0.7, Verdict.Fail, 0.71, Verdict.Fail, true)]
    [InlineData(false, 0.6, 0.5, 0.7, Verdict.Fail, 0.1, Verdict.Warn, false)]
    [InlineData(false, 0.6, 0.5, 0.7, Verdict.Warn, 0.6, Verdict.Fail, true)]
    [InlineData(false, -0.6, -0.7, -0.5, Verdict.Fail, -0.69, Verdict.Fail, false)]
    [InlineData(false, -0.6, -0.7, -0.5, Verdict.Fail, -0.71, Verdict.Fail, true)]
    [InlineData(false, -0.6, -0.7, -0.5, Verdict.Fail, 0.6, Verdict.Fail, true)]
    [InlineData(true, 0.6, 0.5, 0.7, Verdict.Fail, 0.51, Verdict.Fail, false)]
    [InlineData(true, 0.6, 0.5, 0.7, Verdict.Fail, 0.49, Verdict.Fail, true)]
    [InlineData(false, 3.0, null, null, Verdict.Fail, 3.0, Verdict.Fail, false)]
    [InlineData(false, 3.0, null, null, Verdict.Fail, 4.0, Verdict.Fail, true)]
    [InlineData(false, 0.6, null, null, Verdict.Fail, 0.6, Verdict.Unknown, false)]
    [InlineData(false, 0.6, null, null, Verdict.Warn, 0.6, Verdict.Unknown, true)]
    [InlineData(false, 0.6, null, null, Verdict.Unknown, 0.6, Verdict.Fail, true)]
    public void WhatGotWorseIsNew(bool smallerIsWorse, double before, double? low, double? high, Verdict accepted, double now, Verdict verdict, bool isWorse)
    {
        GateEvidence fact = Fact("Share", now, null, null, verdict) with { SmallerIsWorse = smallerIsWorse };

        Assert.Equal(isWorse, FactChange.IsWorse(fact, new() { SuppressionId = "x", Verdict = accepted, Value = before, Low = low, High = high, Owner = "o", Reason = "r", Expires = Today }));
    }

    [Fact]
    public void WhatIsNewCountsAndIsNamed()
    {
        GateResult before = Gate("Acoustics", Verdict.Fail, Fact("SnrDb", -0.6, -0.7, -0.5, Verdict.Fail));
        GateResult now = Gate("Acoustics", Verdict.Fail, Fact("SnrDb", -0.8, -0.9, -0.7, Verdict.Fail), Fact("BandwidthHz", 0.4, 0.35, 0.45, Verdict.Warn));
        ReadinessBaseline baseline = Baseline([before]);

        GateResult judged = baseline.Judge(now);
        BaselineUse use = baseline.Use([judged]);

        Assert.Equal(Verdict.Fail, judged.NewVerdict);
        Assert.Equal(["Acoustics: SnrDb -0.80 [-0.90, -0.70] Fail, accepted at -0.60 Fail", "Acoustics: BandwidthHz 0.40 [0.35, 0.45] Warn"], use.New);
        Assert.Equal(Verdict.Warn, Baseline([Gate("Acoustics", Verdict.Fail, now.Evidence[0])]).Judge(now).NewVerdict);
    }

    // Bounds by what could not be judged are no interval: a share of leakage that grows is worse.
    [Fact]
    public void BoundsAreNoInterval()
    {
        GateResult before = Gate("Evaluation", Verdict.Fail, Fact("SameSpeech", 0.02, 0.02, 1, Verdict.Fail) with { HasBounds = true });

        Assert.Equal(Verdict.Fail, Baseline([before]).Judge(Gate("Evaluation", Verdict.Fail, Fact("SameSpeech", 0.3, 0.3, 1, Verdict.Fail) with { HasBounds = true })).NewVerdict);
    }

    // A gate's lack of an answer is accepted by itself; a fact that is decisive and newly open is not.
    [Fact]
    public void ANewGapInTheEvidenceIsUnknown()
    {
        GateResult before = Gate("Accent", Verdict.Unknown, Fact("UnlabelledShare", 0.3, null, null, Verdict.Unknown));
        GateResult now = Gate("Accent", Verdict.Unknown, before.Evidence[0], Fact("Ratio", 0.8, null, null, Verdict.Unknown) with { Subject = "en-IN" });

        Assert.Equal(Verdict.Pass, Baseline([before]).Judge(before).NewVerdict);
        Assert.Equal(Verdict.Unknown, Baseline([before]).Judge(now).NewVerdict);
        Assert.Equal(Verdict.Unknown, Baseline([]).Judge(before).NewVerdict);
    }

    [Fact]
    public void EntriesThatDoNothingAreNamed()
    {
        GateResult gate = Gate("Accent", Verdict.Fail, Fact("Ratio", 0.3, null, null, Verdict.Fail) with { Subject = "fr-CA" }, Fact("Ratio", 0.9, null, null, Verdict.Pass) with { Subject = "es-MX" });
        ReadinessBaseline baseline = new("/b.json", [Entry("Gate.Accent|Ratio|fr-CA", "Accent", Today.AddDays(-1)), Entry("Gate.Accent|Ratio|es-MX", "Accent", Today), Entry("Gate.Accent|Ratio|en-UK", "Accent", Today), Entry("Gate.Vocabulary", "Vocabulary", Today), Entry("Gate.Acent", "Acent", Today)], Today);

        BaselineUse use = baseline.Use([baseline.Judge(gate)]);

        Assert.Equal((0, "Gate.Accent|Ratio|fr-CA (ops, 2026-11-25)", "Gate.Accent|Ratio|es-MX", "Gate.Accent|Ratio|en-UK; Gate.Acent"), (use.Accepted, use.Expired.ToString(), use.Settled.ToString(), use.Unknown.ToString()));
        Assert.EndsWith(", accepted no longer", Assert.Single(use.New), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("b.json")]
    [InlineData("b.csv")]
    public void AFileComesBackAsItWas(string name)
    {
        IReadOnlyList<AcceptedFact> entries = ReadinessBaseline.Of(
            [Gate("Accent", Verdict.Fail, Fact("Ratio", 1.0 / 3, 0.2, double.PositiveInfinity, Verdict.Fail) with { Subject = "fr-CA" }), Gate("Governance", Verdict.Unknown)], "ops, \"night\"", "known;\nticket 7", Today);

        BaselineFile.Write(_folder[name], entries);

        Assert.Equal(entries, BaselineFile.Read(_folder[name]));
        Assert.Equal(2, entries.Count);
        Assert.Null(entries[0].High);
    }

    [Theory]
    [InlineData("""[{"SuppressionId": "Gate.Accent", "Verdict": "Unknown", "Reason": "r", "Expires": "2027-01-01"}]""", "BaselineEntryInvalid", "b.json, entry 1: it has no Owner")]
    [InlineData("""[{"SuppressionId": "Gate.Accent", "Verdict": "Unknown", "Owner": "o", "Reason": "r"}]""", "BaselineEntryInvalid", "it has no Expires")]
    [InlineData("""[{"SuppressionId": "Gate.Accent", "Verdict": "Unknown", "Owner": "o", "Reason": "r", "Expires": "soon"}]""", "BaselineEntryInvalid", "must be a day")]
    [InlineData("SuppressionId,Verdict,Owner,Reason,Expires\nGate.Accent,Maybe,o,r,2027-01-01\n", "BaselineEntryInvalid", "must be one of")]
    [InlineData("SuppressionId,Verdict,Owner,Reason,Expires\nGate.Accent,Fail,o,r,2027-01-01\nGate.Accent,Fail,o,r,2027-01-01\n", "BaselineEntryInvalid", "entry 2: 'Gate.Accent' is there twice")]
    [InlineData("[1]", "BaselineUnreadable", "no entries")]
    [InlineData("[{", "BaselineUnreadable", "cannot be read")]
    public void ABadFileIsRefused(string text, string errorId, string part)
    {
        SpeechDataException exception = Assert.Throws<SpeechDataException>(() => BaselineFile.Read(_folder.Write("b.json", text)));

        Assert.Equal(errorId, exception.ErrorId);
        Assert.Contains(part, exception.Message, StringComparison.Ordinal);
    }

    private static GateResult[] Judge(GateResult[] known, GateResult[] now) => [.. now.Select(Baseline(known).Judge)];

    private static ReadinessBaseline Baseline(GateResult[] known) => new("/b.json", ReadinessBaseline.Of(known, "ops", "known", Today), Today);

    private static AcceptedFact Entry(string id, string gate, DateOnly expires) => new() { SuppressionId = id, Gate = gate, Verdict = Verdict.Fail, Owner = "ops", Reason = "known", Expires = expires };

    private static GateResult Gate(string name, Verdict verdict, params GateEvidence[] facts) => new() { Gate = name, Verdict = verdict, Required = true, Evidence = [.. facts] };

    private static GateEvidence Fact(string measure, double value, double? low, double? high, Verdict verdict) => new(measure, value, low, high, 0.5, verdict) { Weight = EvidenceWeight.Decisive };
}
