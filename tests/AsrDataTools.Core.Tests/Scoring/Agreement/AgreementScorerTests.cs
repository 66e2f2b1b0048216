using AsrDataTools.Scoring.Agreement;

namespace AsrDataTools.Core.Tests.Scoring.Agreement;

public class AgreementScorerTests
{
    [Fact]
    public void TwoAnnotatorsAsByHand()
    {
        // Of 10 s the second leaves out the last 2.
        AnnotationAgreement row = Score([new("r", [[new("A", 0, 10)], [new("A", 0, 8)]])]);
        Assert.Equal((1, 10), (row.Recordings, row.Seconds));
        Assert.Equal(0.8, row.Agreement!.Value, 12);
        Assert.Equal(0, row.Kappa!.Value, 12);

        // 2,000 judgements, 1,800 of them A: De = 2·1800·200 / (2000·1999), Do = 400/2000.
        Assert.Equal(1 - 0.2 / (2.0 * 1800 * 200 / (2000.0 * 1999)), row.Alpha!.Value, 12);
        Assert.Equal(0.2, row.DiarizationErrorRate!.Value, 12);
        Assert.Equal((0.5, 0.5, 0.5), (row.BoundaryF20, row.BoundaryF50, row.BoundaryF100));
        Assert.Equal(0, row.BiasMilliseconds);
        Assert.Null(row.AlphaLow);
        Assert.Null(row.IntervalAlpha);
    }

    [Fact]
    public void WordsAreComparedSpeakerBySpeaker()
    {
        CodedRecording recording = new("r", [[new("A", 0, 4), new("B", 4, 6), new("A", 6, 8)], [new("A", 6, 8), new("A", 0, 4), new("C", 4, 6)]])
        {
            Texts = [["one two three", "four", "five six"], ["five sex", "one Two three", "four"]],
        };

        // A: sex for six. B's word is missed, C's made up: names that are shared mean the same.
        AnnotationAgreement row = Score([recording]);
        Assert.Equal((6L, 3 / 6.0, "None"), (row.Words, row.WordErrorRate, row.Normalizer));
        Assert.Null(row.WordErrorLow);

        // Silence is no error where the other is silent too; an annotator without text says nothing of words.
        Assert.Null(Score([recording with { Texts = [recording.Texts[0], null] }]).WordErrorRate);
        Assert.Equal(1, Score([recording with { Annotators = [recording.Annotators[0], []], Texts = [recording.Texts[0], []] }]).WordErrorRate);
        Assert.Null(Score([new("r", recording.Annotators)]).Words);
    }

    [Fact]
    public void OverlapIsALabelOfItsOwnAndLengthlessTurnsAreNone()
    {
        AnnotationAgreement row = Score([new("r", [[new("A", 0, 6), new("B", 4, 10)], [new("B", 4, 10), new("A", 0, 6), new("C", 3, 3)]])]);
        Assert.Equal(1, row.Agreement);
        Assert.Equal(1, row.Alpha);
        row = Score([new("r", [[new("A", 0, 6), new("B", 4, 10)], [new("A", 0, 4), new("B", 4, 10)]])]);
        Assert.Equal(0.8, row.Agreement!.Value, 12);
    }

    [Fact]
    public void NamesOfOnesOwnAreMatchedAndSharedNamesMeanTheSame()
    {
        CodedRecording own = new("r", [[new("agent", 0, 6), new("caller", 6, 10)], [new("spk2", 0, 6), new("spk1", 6, 10)]]);
        Assert.Equal(1, Score([LabelAlignment.Align(own)]).Kappa);
        CodedRecording swapped = new("r", [[new("agent", 0, 6), new("caller", 6, 10)], [new("caller", 0, 6), new("agent", 6, 10)]]);
        Assert.Equal(0, Score([LabelAlignment.Align(swapped)]).Agreement);
        CodedRecording silent = new("r", [[], [new("x", 1, 2)]]);
        Assert.Equal("x", LabelAlignment.Align(silent).Annotators[1]![0].Speaker);
    }

    [Fact]
    public void AnAnnotatorMayMissARecording()
    {
        CodedRecording[] recordings =
        [
            new("1", [[new("A", 0, 10)], [new("A", 0, 10)], null]),
            new("2", [[new("A", 0, 5), new("B", 5, 10)], null, [new("A", 0, 5), new("B", 5, 9)]]),
            new("3", [[new("A", 0, 5)], null, null]),
        ];
        AnnotationAgreement all = Score(recordings, 3);
        Assert.Equal((2, 20), (all.Recordings, all.Seconds));
        Assert.InRange(all.Alpha!.Value, 0.8, 0.95);
        Assert.Null(all.Kappa);
        Assert.Equal(1, Score(recordings.Select(r => r.Of([0, 1]))).Agreement);
        Assert.Equal(0, Score(recordings.Select(r => r.Of([1, 2]))).Recordings);
    }

    [Fact]
    public void LabelsThatAreNumbersHaveAnIntervalAlpha()
    {
        CodedRecording[] recordings = [new("r", [[new("1", 0, 2), new("2", 2, 4), new("5", 4, 6)], [new("1", 0, 2), new("3", 2, 4), new("5", 4, 6)]])];
        AnnotationAgreement row = Score(recordings, isSpeech: false);
        Assert.InRange(row.IntervalAlpha!.Value, 0.9, 0.95);
        Assert.True(row.Alpha < row.IntervalAlpha);
        Assert.Null(row.DiarizationErrorRate);
    }

    [Fact]
    public void IntervalsComeFromWholeRecordings()
    {
        CodedRecording[] recordings = [.. Enumerable.Range(0, 12).Select(n => new CodedRecording(
            $"{n}", [[new("A", 1, 10), new("B", 10.5, 20)], [new("A", 1 + n / 100.0, 10), new("B", 10.5, 20 - n / 10.0)]]))];
        AnnotationAgreement row = Score(recordings);
        Assert.InRange(row.Kappa!.Value, row.KappaLow!.Value, row.KappaHigh!.Value);
        Assert.InRange(row.Alpha!.Value, row.AlphaLow!.Value, row.AlphaHigh!.Value);
        Assert.InRange(row.DiarizationErrorRate!.Value, row.DiarizationErrorLow!.Value, row.DiarizationErrorHigh!.Value);
        Assert.InRange(row.BoundaryF50!.Value, row.BoundaryF50Low!.Value, row.BoundaryF50High!.Value);
        Assert.True(row.BoundaryF20 < row.BoundaryF100);
    }

    [Fact]
    public void NothingToCompareIsNoValue()
    {
        AnnotationAgreement row = Score([]);
        Assert.Equal((0, 0), (row.Recordings, row.Seconds));
        Assert.Null(row.Alpha);
        Assert.Null(Score([new("r", [[], []])]).Kappa);
    }

    private static AnnotationAgreement Score(IEnumerable<CodedRecording> recordings, int annotators = 2, bool isSpeech = true) =>
        new AgreementScorer(recordings, new(), TestContext.Current.CancellationToken)
            .Score(new() { Annotators = new(Enumerable.Range(0, annotators).Select(a => $"{a}")) }, isSpeech);
}
