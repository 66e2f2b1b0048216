using System.Text.Json;
using AsrDataTools.Readiness;
using AsrDataTools.Reporting;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Core.Tests.Readiness;

public sealed class EvaluationGateTests
{
    private static readonly EvaluationAnswer Independent = new(IsAnswered: true, [], [], []);

    // Limits of 15 %.
    [Theory]
    [InlineData(0.20, 0.16, 0.25, ErrorClustering.Speaker, Verdict.Fail)]
    [InlineData(0.20, 0.16, 0.25, ErrorClustering.Utterance, Verdict.Fail)]
    [InlineData(0.14, 0.10, 0.18, ErrorClustering.Speaker, Verdict.Warn)]
    [InlineData(0.10, 0.08, 0.13, ErrorClustering.Speaker, Verdict.Pass)]
    [InlineData(0.10, 0.08, 0.13, ErrorClustering.Utterance, Verdict.Unknown)] // Says nothing of new speakers.
    [InlineData(0.90, null, null, null, Verdict.Unknown)]
    public void TheRateIsHeldAgainstTheLimit(double rate, double? low, double? high, ErrorClustering? clusters, Verdict expected)
    {
        EvaluationAnswer answer = RecognitionPart.Judge(Evidence(Row("All", rate, low, high, clusters)), new() { MaximumWordErrorRate = 0.15 });

        Assert.Equal(expected, EvaluationGate.Judge([Independent, answer]).Verdict);
        Assert.Equal((nameof(WordErrorResult.WordErrorRate), expected, 0.15), (answer.Facts[0].Measure, answer.Facts[0].Verdict, answer.Facts[0].Threshold));
    }

    [Fact]
    public void WithoutIndependenceTheGateDoesNotPassButMayFail()
    {
        EvaluationAnswer independence = new(IsAnswered: false, [], [], []);
        EvaluationAnswer good = RecognitionPart.Judge(Evidence(Row("All", 0.1, 0.08, 0.13, ErrorClustering.Speaker)), new() { MaximumWordErrorRate = 0.15 });
        EvaluationAnswer bad = RecognitionPart.Judge(Evidence(Row("All", 0.2, 0.18, 0.23, ErrorClustering.Speaker)), new() { MaximumWordErrorRate = 0.15 });

        Assert.Equal(Verdict.Unknown, EvaluationGate.Judge([independence, good]).Verdict);
        Assert.Equal(Verdict.Fail, EvaluationGate.Judge([independence, bad]).Verdict);
        Assert.Contains("rid the recogniser of 50 of its 200 errors: 15 % of 1,000 words may be wrong", bad.Remedies);
    }

    [Fact]
    public void WithoutALimitTheRateIsToldAndDecidesNothing()
    {
        GateResult gate = EvaluationGate.Judge([Independent, RecognitionPart.Judge(Evidence(Row("All", 0.9, 0.8, 1, ErrorClustering.Speaker)), new())]);

        Assert.Equal(Verdict.Unknown, gate.Verdict);
        Assert.Equal(EvidenceWeight.Informative, gate.Evidence[0].Weight);
        Assert.Equal("word errors: 90.0 % [80.0 %, 100.0 %] of 1,000 words in 40 utterances; no limit is set (Evaluation.MaximumWordErrorRate) (Nist, None)", gate.Reasons[0]);
    }

    [Fact]
    public void ASliceBeyondItsLimitFailsAndSmallOnesDoNot()
    {
        RecognitionEvidence evidence = Evidence(
            Row("All", 0.1, 0.08, 0.12, ErrorClustering.Speaker),
            Row("Accent=en-IN", 0.4, 0.3, 0.5, ErrorClustering.Speaker, utterances: 12) with { Words = 300, Substitutions = 120 }, Row("Accent=es-MX", 3, null, null, null, utterances: 2));

        GateResult gate = EvaluationGate.Judge([Independent, RecognitionPart.Judge(evidence, new() { MaximumWordErrorRate = 0.15, MaximumSliceWordErrorRate = 0.25 })]);

        Assert.Equal(Verdict.Fail, gate.Verdict);
        Assert.Equal(["Accent=en-IN"], gate.Evidence.Where(fact => fact.Verdict == Verdict.Fail).Select(fact => fact.Subject));
        Assert.Contains("Accent=en-IN: 40.0 % [30.0 %, 50.0 %] of 300 words are wrong; at most 25 % may be in any slice", gate.Reasons);
        Assert.Contains("too small to judge: Accent=es-MX (300 % of 1,000 words)", gate.Reasons);
        Assert.Contains("train on more speech with Accent=en-IN: it has 30 % of the words and 120 % of the errors", gate.Remedies);
        Assert.Equal(Verdict.Pass, EvaluationGate.Judge([Independent, RecognitionPart.Judge(evidence, new() { MaximumWordErrorRate = 0.15 })]).Verdict);
    }

    [Fact]
    public void TheReportShowsWordsAndEscapesThem()
    {
        RecognitionEvidence evidence = Evidence(Row("All", 0.2, 0.18, 0.23, ErrorClustering.Speaker), Row("SnrDb=<5", 0.2, null, null, null)) with
        {
            Worst =
            [
                new("u<1>", "anna", ["SnrDb=<5"], 3, 1, 1, 1, 1, false, true, false,
                    [new(EditKind.Correct, "the", "the", 1), new(EditKind.Substitution, "<cat>", "hat", 1), new(EditKind.Deletion, "sat down", null, 2), new(EditKind.Insertion, null, "مرحبا", 1), new(null, null, null, 1234)]),
            ],
            Confusions = [new() { Kind = EditKind.Substitution, Reference = "<cat>", Hypothesis = "hat", Count = 1, Share = 1 }],
        };
        GateResult gate = EvaluationGate.Judge([Independent, RecognitionPart.Judge(evidence, new() { MaximumWordErrorRate = 0.15 })]);
        ReadinessReport report = ReadinessReport.Of([gate], DateTimeOffset.UnixEpoch);
        using StringWriter page = new();
        ReadinessReportHtml.Write(report, page);
        string html = page.ToString();
        using MemoryStream json = new();
        ReadinessReportJson.Write(report, json);

        Assert.Contains("<span class=\"swap\"><del><span class=\"signed\">&lt;cat&gt;</span></del> <ins><span class=\"signed\">hat</span></ins></span>", html, StringComparison.Ordinal);
        Assert.Contains("<del><span class=\"signed\">sat</span> down</del>", html, StringComparison.Ordinal);
        Assert.Contains("dir=\"auto\"", html, StringComparison.Ordinal);
        Assert.Contains("… 1,234 more words …", html, StringComparison.Ordinal);
        Assert.Contains("text that nobody said", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<cat>", html, StringComparison.Ordinal);
        Assert.Null(report.Gates[0].Evaluation);
        using JsonDocument document = JsonDocument.Parse(json.ToArray());
        JsonElement worst = document.RootElement.GetProperty("evaluation").GetProperty("recognition").GetProperty("worst")[0];
        Assert.Equal("Substitution", worst.GetProperty("difference")[1].GetProperty("kind").GetString());
        Assert.Equal(JsonValueKind.Null, worst.GetProperty("difference")[4].GetProperty("kind").ValueKind);
    }

    private static RecognitionEvidence Evidence(WordErrorResult overall, params WordErrorResult[] slices) => new(overall, slices, [], []);

    private static WordErrorResult Row(string group, double rate, double? low, double? high, ErrorClustering? clusters, int utterances = 40) => new()
    {
        Group = group,
        Utterances = utterances,
        Speakers = 20,
        Words = 1000,
        Substitutions = (long)(rate * 1000),
        WordErrorRate = rate,
        Low = low,
        High = high,
        ClusteredBy = clusters,
        Normalizer = "None",
    };
}
