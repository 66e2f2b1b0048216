using AsrDataTools.Scoring.Audit;

namespace AsrDataTools.Core.Tests.Scoring.Audit;

public sealed class AuditVerdictTests : IDisposable
{
    private static readonly AuditOptions Sequential = new() { Terms = AuditSamples.Terms, Kind = AcceptancePlanKind.Sequential, DesignEffect = 1.5 };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AGoodDeliveryIsAcceptedAndAPoorOneRejected()
    {
        AuditSample sample = AuditSamples.Written(_folder, 300);

        AuditVerdict good = AuditSamples.Judge(sample, AuditSamples.Filled(_folder, item => (item.Item % 20 == 0 ? "1" : "0", "", ""), sample)).Verdicts[0];
        AuditVerdict poor = AuditSamples.Judge(sample, AuditSamples.Filled(_folder, item => (item.Item % 2 == 0 ? "2" : "0", "", ""), sample)).Verdicts[0];

        Assert.Equal((AuditDecision.Accept, AuditDecision.Reject), (good.Verdict, poor.Verdict));
        Assert.True(good.ConsumerP < 0.05 && poor.ProducerP < 0.05);
        Assert.True(good.Low < good.Accuracy && good.Accuracy < good.High);
        Assert.Equal(sample.Words, good.Words);
    }

    [Fact]
    public void ACorrectedTranscriptIsScoredAndWinsOverTheCount()
    {
        // Four words, of which one is another, one was not said, and one that was said is missing: 3 errors in 4 words of what was said.
        AuditSample sample = AuditSamples.Written(_folder, 30, text: _ => "one two three four");
        AuditVerdict verdict = AuditSamples.Judge(sample, AuditSamples.Filled(_folder, item => item.Item == 1 ? ("1", "One, too four FIVE!", "") : ("0", "", ""), sample)).Verdicts[0];

        Assert.Equal((3, 4L * sample.Items.Count), (verdict.Errors, verdict.Words));
        Assert.Contains(verdict.Reasons, reason => reason.Contains("in 1 rows the count differs", StringComparison.Ordinal));
    }

    [Fact]
    public void APartOfAFixedSheetDecidesNothing()
    {
        AuditSample sample = AuditSamples.Written(_folder, 300);
        AuditVerdict verdict = AuditSamples.Judge(sample, AuditSamples.Filled(_folder, item => item.Item == 5 ? null : ("0", "", ""), sample)).Verdicts[0];

        Assert.Equal(AuditDecision.Unknown, verdict.Verdict);
        Assert.Contains("1 of", verdict.Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public void ASequentialSheetGoesOnThenEndsAndStopsAtAGap()
    {
        AuditSample sample = AuditSamples.Written(_folder, 400, Sequential);
        AuditVerdict First(int items, int gap = 0) => AuditSamples.Judge(sample, AuditSamples.Filled(_folder, item => item.Item > items || item.Item == gap ? null : ("0", "", ""), sample)).Verdicts[0];

        AuditVerdict few = First(12), many = First(60), gapped = First(60, gap: 13);

        Assert.Equal((AuditDecision.Continue, AuditDecision.Accept, AuditDecision.Continue), (few.Verdict, many.Verdict, gapped.Verdict));
        Assert.True(few.FurtherWords > 0 && few.FurtherUtterances > 0 && many.FurtherWords == 0);
        Assert.Equal(12, gapped.Judged);
        Assert.True(many.Judged < 60, "What came after the audit was settled does not count.");
        Assert.Contains(gapped.Reasons, reason => reason.Contains("beyond item 13", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatNobodyCanJudgeMayTurnTheVerdictToUnknown()
    {
        AuditSample sample = AuditSamples.Written(_folder, 300);
        AuditVerdict Unclear(int every) => AuditSamples.Judge(sample, AuditSamples.Filled(_folder, item => item.Item % every == 0 ? ("", "", "unintelligible") : ("0", "", ""), sample)).Verdicts[0];

        AuditVerdict many = Unclear(5), few = Unclear(sample.Items.Count);

        Assert.Equal((AuditDecision.Unknown, AuditDecision.Accept), (many.Verdict, few.Verdict));
        Assert.Equal(1, few.CannotJudge);
        Assert.Contains(many.Reasons, reason => reason.Contains("could not be judged", StringComparison.Ordinal));
    }

    [Fact]
    public void SheetsOfTwoListenersAddUpAndContradictionsDoNotCount()
    {
        AuditSample sample = AuditSamples.Written(_folder, 300);
        string first = AuditSamples.Filled(_folder, item => item.Item <= 100 ? ("0", "", "") : null, sample, name: "a.csv");
        string second = AuditSamples.Filled(_folder, item => item.Item > 100 || item.Item == 7 ? ("0", "", "") : item.Item == 8 ? ("1", "", "") : null, sample, name: "b.csv");

        (IReadOnlyList<AuditVerdict> verdicts, List<string> errors) = AuditSamples.Judge(sample, first, second);

        Assert.Equal(["AuditAnswersContradict"], errors);
        Assert.Equal(sample.Items.Count - 1, verdicts[0].Judged);
    }

    [Fact]
    public void StrataAreJudgedByThemselvesAndWeightsMendAnUnevenDraw()
    {
        AuditSample sample = AuditSamples.Written(_folder, 400, new AuditOptions { Terms = AuditSamples.Terms, By = ["Environment"], Allocation = AuditAllocation.Equal });
        // Wrong in the car alone, a fifth of the utterances: 1 word each.
        IReadOnlyList<AuditVerdict> verdicts = AuditSamples.Judge(sample, AuditSamples.Filled(_folder, item => (item.Stratum.EndsWith("car", StringComparison.Ordinal) ? "1" : "0", "", ""), sample)).Verdicts;

        Assert.Equal(["All", "Environment=car", "Environment=studio"], verdicts.Select(verdict => verdict.Stratum));
        Assert.Equal(1, verdicts[2].Accuracy);
        Assert.Equal(0.2 / 8, 1 - verdicts[0].Accuracy!.Value, 0.001);
        Assert.Equal(AuditDecision.Reject, verdicts[1].Verdict);
    }

    [Fact]
    public void ACensusIsExact()
    {
        AuditSample sample = AuditSamples.Written(_folder, 6);
        AuditVerdict verdict = AuditSamples.Judge(sample, AuditSamples.Filled(_folder, _ => ("0", "", ""), sample)).Verdicts[0];

        Assert.Equal((AuditDecision.Accept, 1.0, 1.0), (verdict.Verdict, verdict.Low!.Value, verdict.High!.Value));
    }
}
