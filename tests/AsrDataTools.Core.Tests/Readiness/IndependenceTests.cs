using System.Globalization;
using AsrDataTools.Core.Tests.Leakage;
using AsrDataTools.Leakage;
using AsrDataTools.Readiness;
using AsrDataTools.Reporting;

namespace AsrDataTools.Core.Tests.Readiness;

public sealed class IndependenceTests : IDisposable
{
    private readonly LeakageCase _case = new();
    private readonly List<string> _failures = [];

    public void Dispose() => _case.Dispose();

    // At most 1 % of seconds; not judged are utterances of evaluation, of training, and rows that nobody could read.
    [Theory]
    [InlineData(0, 0.0, 0, 0, 0, Verdict.Pass)]
    [InlineData(1, 0.01, 0, 0, 0, Verdict.Warn)]
    [InlineData(1, 0.011, 0, 0, 0, Verdict.Fail)]
    [InlineData(1, 0.011, 9, 9, 9, Verdict.Fail)]
    [InlineData(1, 0.01, 1, 0, 0, Verdict.Unknown)]
    [InlineData(0, 0.0, 1, 0, 0, Verdict.Unknown)]
    [InlineData(0, 0.0, 0, 1, 0, Verdict.Unknown)]
    [InlineData(0, 0.0, 0, 0, 1, Verdict.Unknown)]
    public void TheSameSpeechIsHeldAgainstTheThreshold(int items, double share, int open, int training, int unread, Verdict expected)
    {
        LeakageShare speech = new() { Kind = LeakageShares.SameSpeech, Items = items, Seconds = 1000 * share, SecondShare = share, SecondShareHigh = share + (0.01 * open), Unchecked = open };
        IndependenceEvidence evidence = new([speech], [])
        {
            EvaluationItems = 100,
            TrainingUnchecked = training > 0 ? new() { [LeakageShares.SameSpeech] = training } : new Dictionary<string, int>(),
            UnreadInputs = unread,
        };

        EvaluationAnswer answer = IndependencePart.Judge(evidence, new());

        Assert.Equal(expected, answer.Facts[0].Verdict);
        Assert.Equal(expected, EvaluationGate.Judge([answer]).Verdict);
        Assert.Equal(training + unread > 0 ? 1 : share + (0.01 * open), answer.Facts[0].High);
    }

    [Theory]
    [InlineData(0.0, 20, 0, Verdict.Pass)]
    [InlineData(0.05, 20, 0, Verdict.Warn)]
    [InlineData(0.1, 20, 0, Verdict.Fail)]
    [InlineData(0.05, 20, 1, Verdict.Unknown)]
    [InlineData(null, 0, 100, Verdict.Unknown)]
    public void SpeakersAreHeldAgainstTheirThreshold(double? share, int named, int open, Verdict expected)
    {
        LeakageShare speakers = new() { Kind = nameof(LeakageKind.SameSpeaker), Items = share > 0 ? 3 : 0, Speakers = (int)(named * share ?? 0), SpeakerShare = share, SpeakerShareHigh = share, Unchecked = open };

        EvaluationAnswer answer = IndependencePart.Judge(new([NothingSame, speakers], []) { TrainingItems = 200, EvaluationItems = 100, EvaluationSpeakers = named }, new());

        Assert.Equal((nameof(LeakageKind.SameSpeaker), expected), (answer.Facts[1].Measure, answer.Facts[1].Verdict));
        Assert.Equal(expected, EvaluationGate.Judge([answer]).Verdict);
        if (open > 0) Assert.Contains($"name the speakers of {(open == 1 ? "1 utterance" : $"{open} utterances")} of evaluation: any of them may be on both sides", answer.Remedies);
    }

    [Theory]
    [InlineData(nameof(LeakageKind.SameText), 0.05, Verdict.Pass)]
    [InlineData(nameof(LeakageKind.NearText), 0.06, Verdict.Warn)]
    [InlineData(nameof(LeakageKind.SameText), 1.0, Verdict.Warn)]
    [InlineData(nameof(LeakageKind.SameRecording), 1.0, Verdict.Warn)]
    public void SentencesAndSessionsOnlyWarn(string kind, double share, Verdict expected)
    {
        LeakageShare row = new() { Kind = kind, Items = 6, ItemShare = share, SecondShare = share, Seconds = 60 };

        Assert.Equal(expected, EvaluationGate.Judge([IndependencePart.Judge(new([NothingSame, row], []) { EvaluationItems = 100 }, new())]).Verdict);
    }

    [Fact]
    public void WithoutALookAtTheSpeechItselfThereIsNoAnswer() =>
        Assert.False(IndependencePart.Judge(new([new() { Kind = nameof(LeakageKind.SameSpeaker), SpeakerShare = 0 }], []) { EvaluationSpeakers = 9 }, new()).IsAnswered);

    [Fact]
    public void WhatWasPlantedIsFoundAndToldWithNumbers()
    {
        for (int index = 0; index < 4; index++)
        {
            _case.Wave($"t{index}.wav", LeakageCase.Noise(index, 2));
            _case.Wave($"e{index}.wav", LeakageCase.Noise(index == 2 ? 3 : 100 + index, 2));
        }

        IndependenceEvidence evidence = Search(
            _case.Write("train.csv", "id,path,speaker\na,t0.wav,ann\nb,t1.wav,ben\nc,t2.wav,cleo\nd,t3.wav,dan\n"),
            _case.Write("test.csv", "id,path,speaker\nk,e0.wav,kim\nl,e1.wav,ben\nm,e2.wav,mia\nn,e3.wav,ned\n"))!;
        EvaluationAnswer answer = IndependencePart.Judge(evidence, new());

        Assert.Empty(_failures);
        Assert.Equal((4, 4, 4), (evidence.TrainingItems, evidence.EvaluationItems, evidence.EvaluationSpeakers));
        Assert.Equal(["SameFile m d", "SameSpeaker l b"], evidence.Worst.Select(finding => $"{finding.Kind} {finding.EvaluationId} {finding.TrainingId}"));
        Assert.Equal(0.25, answer.Facts[0].Value);
        Assert.Equal(
            [
                "independence: training holds 1 of 4 utterances of evaluation (2 s, 25 % of its length; at most 1 % may be): same file (1)",
                "speakers: 1 of 4 of evaluation (25 %) are in training too, at most 5 % may be",
            ],
            answer.Reasons.Take(2));
        Assert.StartsWith("drop 1 utterance (2 s) of evaluation, m, or what holds them of training and train again: ", answer.Remedies[0], StringComparison.Ordinal);
        Assert.StartsWith("replace 1 speaker of evaluation (ben) and their 1 utterance by speakers whom training does not have, ", answer.Remedies[1], StringComparison.Ordinal);
    }

    [Fact]
    public void WhatCannotBeReadIsNotJudgedAndNotReportedTwice()
    {
        _case.Wave("t0.wav", LeakageCase.Noise(1, 2));
        _case.Wave("e0.wav", LeakageCase.Noise(2, 2));

        IndependenceEvidence evidence = Search(
            _case.Write("train.csv", "id,path,speaker\na,t0.wav,ann\nb,gone.wav,ben\n"), _case.Write("test.csv", "id,path,speaker\nk,e0.wav,kim\nl,lost.wav,lea\n"))!;

        Assert.Empty(_failures);
        Assert.Equal(1, evidence.TrainingUnchecked[LeakageShares.SameSpeech]);
        Assert.Equal(1, evidence.Shares.Single(share => share.Kind == LeakageShares.SameSpeech).Unchecked);
        Assert.Equal(Verdict.Unknown, EvaluationGate.Judge([IndependencePart.Judge(evidence, new())]).Verdict);
        Assert.Null(Search(_case["nowhere.csv"], _case["test.csv"]));
    }

    [Fact]
    public void ACancelledSearchEnds()
    {
        string manifest = _case.Write("train.csv", "id,path\na,t0.wav\n");
        _case.Wave("t0.wav", LeakageCase.Noise(1, 2));

        Assert.ThrowsAny<OperationCanceledException>(() => Search(manifest, manifest, isCancelled: true));
    }

    [Theory]
    [InlineData(0.02, "inflation: 5.0 % word errors on utterances that training holds, 10.0 % on the others: the rate is too good by 2.0 [1.0, 3.0] points")]
    [InlineData(-0.02, "inflation: 5.0 % word errors on utterances that training holds, 10.0 % on the others: the rate gains nothing by it, -2.0 [-3.0, -1.0] points")]
    public void InflationIsTold(double points, string expected)
    {
        LeakageShare share = NothingSame with { Items = 4, LeakedErrorRate = 0.05, CleanErrorRate = 0.1, Inflation = points, InflationLow = points - 0.01, InflationHigh = points + 0.01 };

        Assert.Contains(expected, IndependencePart.Judge(new([share], []) { EvaluationItems = 9 }, new()).Reasons);
    }

    [Fact]
    public void ThePageLinksRecordingsFromWhereItLiesAndEscapesNames()
    {
        LeakageFinding finding = new() { Kind = LeakageKind.SameFile, EvaluationId = "<e>", EvaluationPath = "/data/test/a b#1.wav", TrainingId = "t", TrainingPath = "/data/train/t.wav", Evidence = "the <same>", Score = 1 };
        GateResult gate = EvaluationGate.Judge([IndependencePart.Judge(new([NothingSame with { Items = 1 }], [finding]) { EvaluationItems = 9 }, new())]);
        ReadinessReport report = ReadinessReport.Of([gate], DateTimeOffset.UnixEpoch);

        string page = Page(report, "/data/reports"), alone = Page(report, null);

        Assert.Contains("<a href=\"../test/a%20b%231.wav\" title=\"/data/test/a b#1.wav\"><bdi>&lt;e&gt;</bdi></a>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"../train/t.wav\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<same>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<a href=\"../", alone, StringComparison.Ordinal);
        Assert.Contains("&lt;e&gt;", alone, StringComparison.Ordinal);
    }

    private static LeakageShare NothingSame { get; } = new() { Kind = LeakageShares.SameSpeech, ItemShare = 0, ItemShareHigh = 0, SecondShare = 0, SecondShareHigh = 0 };

    private static string Page(ReadinessReport report, string? folder)
    {
        using StringWriter page = new(CultureInfo.InvariantCulture);
        ReadinessReportHtml.Write(report, page, folder);
        return page.ToString();
    }

    private IndependenceEvidence? Search(string training, string evaluation, bool isCancelled = false)
    {
        ReadinessPlan plan = new() { Training = [training], Evaluation = new() { Paths = [evaluation] } };
        GateContext context = new(plan, 2, (_, path) => _failures.Add(path), (_, _) => { }, new(isCancelled));
        return new IndependenceSearch(context, Directory.GetFiles(Path.GetDirectoryName(training)!, "*.wav").ToHashSet()).Run([]);
    }
}
