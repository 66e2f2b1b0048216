using AsrDataTools.Readiness;

namespace AsrDataTools.Core.Tests.Readiness;

public sealed class OverallVerdictTests
{
    // Letters: P(ass), W(arn), F(ail), U(nknown); a lower-case letter is an optional gate.
    [Theory]
    [InlineData("PPPPPP", Verdict.Pass)]
    [InlineData("PWPPPP", Verdict.Warn)]
    [InlineData("PwPPPP", Verdict.Warn)]
    [InlineData("PWPPUP", Verdict.Unknown)]
    [InlineData("PWPPuP", Verdict.Warn)]
    [InlineData("Puuuuu", Verdict.Pass)]
    [InlineData("PUUUUU", Verdict.Unknown)]
    [InlineData("FUUUUU", Verdict.Fail)]
    [InlineData("PPfPPU", Verdict.Fail)]
    [InlineData("uuuuuu", Verdict.Unknown)]
    [InlineData("UWPFPP", Verdict.Fail)]
    [InlineData("", Verdict.Unknown)]
    public void FailThenUnknownThenWarnThenPass(string gates, Verdict expected)
    {
        GateResult[] results = [.. gates.Select((letter, index) => new GateResult
        {
            Gate = ((Gate)(index + 1)).ToString(),
            Required = char.IsUpper(letter),
            Verdict = Enum.GetValues<Verdict>().Single(verdict => verdict.ToString()[0] == char.ToUpperInvariant(letter)),
        })];

        Assert.Equal(expected, OverallVerdict.Of(results));
        Assert.Equal(expected, OverallVerdict.Summarise(results).Verdict);
    }

    [Fact]
    public void TheSummaryNamesWhoFailsAndWhoIsSilent()
    {
        GateResult overall = OverallVerdict.Summarise(
        [
            new GateResult { Gate = "Accent", Verdict = Verdict.Warn, Required = true, Reasons = new(["few Scots"]), Remedies = new(["collect 2 h"]) },
            new GateResult { Gate = "Acoustics", Verdict = Verdict.Fail, Required = true, Reasons = new(["too wide"]), Remedies = new(["band-limit 3 h"]) },
            new GateResult { Gate = "Governance", Required = true },
            new GateResult { Gate = "Vocabulary" },
        ]);

        Assert.Equal(["Acoustics: too wide", "Accent: few Scots", "no answer from Governance, Vocabulary (optional)"], overall.Reasons);
        Assert.Equal(["band-limit 3 h", "collect 2 h"], overall.Remedies);
    }

    [Fact]
    public void OfEachGateThatDecidesTheWeightiestRemedyComesFirst()
    {
        GateResult overall = OverallVerdict.Summarise(
        [
            new GateResult { Gate = "Acoustics", Verdict = Verdict.Fail, Required = true, Remedies = new(["re-encode 9 min", "band-limit 3 min", "replace 1 s"]) },
            new GateResult { Gate = "Accent", Verdict = Verdict.Unknown, Required = true, Remedies = new(["collect 2 h", "collect 1 h"]) },
            new GateResult { Gate = "Annotation", Verdict = Verdict.Warn, Required = true, Remedies = new(["tag 1 h"]) },
            new GateResult { Gate = "Vocabulary", Verdict = Verdict.Unknown, Remedies = new(["transcribe 3 calls"]) },
            new GateResult { Gate = "Governance", Verdict = Verdict.Fail, Required = true, Remedies = new(["ask 12 speakers"]) },
        ]);

        Assert.Equal(
            ["re-encode 9 min", "ask 12 speakers", "collect 2 h", "band-limit 3 min", "collect 1 h", "replace 1 s", "tag 1 h", "transcribe 3 calls"],
            overall.Remedies);
    }
}
