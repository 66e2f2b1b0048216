using AsrDataTools.Scoring.Diarization;

namespace AsrDataTools.Core.Tests.Scoring.Diarization;

public class DiarizationScorerTests
{
    // A speaks 0-10, B 10-20. Heard: x 0-8, y 8-18, silence, x again 19-22 (outside the reference's extent after 20).
    private static readonly DiarizationPair Call = new()
    {
        Recording = "call",
        Reference = [new("A", 0, 10), new("B", 10, 20)],
        Hypothesis = [new("x", 0, 8), new("y", 8, 18), new("x", 19, 22)],
    };

    [Fact]
    public void TheErrorsAreWhatIsCountedByHand()
    {
        DiarizationScore score = DiarizationScorer.Score(Call, new());
        Assert.Equal((20, 20, 1, 0, 3), Times(score));
        Assert.Equal(4 / 20.0, score.Errors.DiarizationErrorRate!.Value, 12);
        Assert.Equal("x", score.Map["A"]);
        Assert.Equal("y", score.Map["B"]);

        // A and x: together 8, either 11 (x speaks 19-20 too); B and y: together 8, either 12.
        Assert.Equal((1 - 8 / 11.0 + 1 - 8 / 12.0) / 2, score.Errors.JaccardErrorRate!.Value, 12);
        Assert.Equal(["A", "B"], score.Speakers.Select(s => s.Speaker));
        Assert.Equal((10, 2, 1), (score.Speakers[0].SpeakerSeconds, score.Speakers[0].MissSeconds, score.Speakers[0].FalseAlarmSeconds));
    }

    [Fact]
    public void RegionsSayWhatIsEvaluated()
    {
        DiarizationScore score = DiarizationScorer.Score(Call with { Regions = [new(0, 30)] }, new());
        Assert.Equal((30, 20, 1, 2, 3), Times(score));
        score = DiarizationScorer.Score(Call with { Regions = [new(0, 5), new(19, 30)] }, new());
        Assert.Equal((16, 6, 0, 2, 1), Times(score));
    }

    [Fact]
    public void TheCollarLiesOnBothSidesOfEachReferenceBoundary()
    {
        // Left are 1-9 and 11-19: wrong there are 8-9 (y for A) and 18-19 (nobody).
        DiarizationScore score = DiarizationScorer.Score(Call, new() { CollarSeconds = 1 });
        Assert.Equal((16, 16, 1, 0, 1), Times(score));
    }

    [Fact]
    public void OverlapIsScoredUnlessSkipped()
    {
        DiarizationPair pair = new()
        {
            Recording = "overlap",
            Reference = [new("A", 0, 10), new("B", 6, 12)],
            Hypothesis = [new("x", 0, 12)],
        };
        Assert.Equal((12, 16, 4, 0, 2), Times(DiarizationScorer.Score(pair, new())));
        Assert.Equal((8, 8, 0, 0, 2), Times(DiarizationScorer.Score(pair, new() { SkipOverlap = true })));
    }

    [Fact]
    public void ASpeakerWhoseTurnsOverlapSpeaksOnce()
    {
        DiarizationPair pair = new()
        {
            Recording = "twice",
            Reference = [new("A", 0, 10), new("A", 5, 15)],
            Hypothesis = [new("x", 0, 15), new("x", 3, 4)],
        };
        Assert.Equal((15, 15, 0, 0, 0), Times(DiarizationScorer.Score(pair, new())));

        // md-eval's -1 counts turns, not speakers.
        Assert.Equal((10, 10, 0, 0, 0), Times(DiarizationScorer.Score(pair, new() { SkipOverlap = true })));
    }

    [Fact]
    public void WithoutHypothesisAllIsMissedAndWithoutReferenceThereIsNoRate()
    {
        DiarizationScore missed = DiarizationScorer.Score(Call with { Hypothesis = [] }, new());
        Assert.Equal(1, missed.Errors.DiarizationErrorRate);
        Assert.Equal(1, missed.Errors.JaccardErrorRate);
        DiarizationScore silent = DiarizationScorer.Score(Call with { Reference = [], Regions = [new(0, 20)] }, new());
        Assert.Null(silent.Errors.DiarizationErrorRate);
        Assert.Null(silent.Errors.JaccardErrorRate);
        Assert.Equal(19, silent.Errors.FalseAlarmSeconds);
    }

    [Fact]
    public void ExemptZonesAreNeitherEvaluatedNorScored()
    {
        // Without 0-9 nothing of A and x is left but 9-10, where y speaks.
        DiarizationScore score = DiarizationScorer.Score(Call with { NoScore = [new(0, 9)] }, new());
        Assert.Equal((11, 11, 1, 0, 2), Times(score));
    }

    [Fact]
    public void TheMapOfLeastJaccardErrorNeedNotBeTheOneOfMostOverlap()
    {
        // h shares 15 s with A, who speaks 1000 s, and 10 s with B, who speaks no longer.
        DiarizationPair pair = new()
        {
            Recording = "maps",
            Reference = [new("A", 0, 1000), new("B", 1000, 1010)],
            Hypothesis = [new("h", 985, 1010)],
        };
        DiarizationScore score = DiarizationScorer.Score(pair, new());
        Assert.Equal("h", score.Map["A"]);
        Assert.Equal("h", score.Speakers[1].HypothesisSpeaker);
        Assert.Equal((1 + 1 - 10 / 25.0) / 2, score.Errors.JaccardErrorRate!.Value, 12);
    }

    [Theory]
    [InlineData("x", "y")]
    [InlineData("y", "x")]
    public void OfMapsWithTheSameOverlapTheOneOfLeastErrorIsTaken(string first, string second)
    {
        // Both speak 5 s with A; the collar about B's turn of no length leaves 4 s of the first and 2 s of the second.
        DiarizationPair pair = new()
        {
            Recording = "tie",
            Reference = [new("A", 0, 10), new("B", 7, 7)],
            Hypothesis = [new(first, 0, 5), new(second, 5, 10)],
        };
        DiarizationScore score = DiarizationScorer.Score(pair, new() { CollarSeconds = 1 });
        Assert.Equal((6, 6, 0, 0, 2), Times(score));
        Assert.Equal(first, score.Map["A"]);
    }

    [Fact]
    public void TheScorerEqualsTheDefinitionWrittenOut()
    {
        for (int number = 0; number < 300; number++)
        {
            DiarizationPair pair = DiarizationCases.Make(number);
            DiarizationOptions options = new() { CollarSeconds = number % 7 < 3 ? 0 : 0.25, SkipOverlap = number % 11 < 4 };
            DiarizationErrors errors = DiarizationScorer.Score(pair, options).Errors;
            PlainDiarization plain = new(pair, options);
            Assert.Equal(plain.Scored(), errors.ScoredSeconds, 1e-8);
            Assert.Equal(plain.Speaker(), errors.SpeakerSeconds, 1e-8);
            Assert.Equal(plain.Miss(), errors.MissSeconds, 1e-8);
            Assert.Equal(plain.FalseAlarm(), errors.FalseAlarmSeconds, 1e-8);
            Assert.Equal(plain.Confusions().Min(), errors.ConfusionSeconds, 1e-8);
            Assert.Equal(plain.Jaccard(), errors.JaccardErrorRate ?? double.NaN, 1e-9);
        }
    }

    [Fact]
    public void NamesAndOrderOfTurnsDoNotMatter()
    {
        for (int number = 0; number < 100; number++)
        {
            DiarizationPair pair = DiarizationCases.Make(number);
            DiarizationPair other = pair with
            {
                Reference = [.. pair.Reference.Reverse()],
                Hypothesis = [.. pair.Hypothesis.Reverse().Select(t => t with { Speaker = $"{9 - (t.Speaker[1] - '0')}" })],
            };
            DiarizationOptions options = new() { CollarSeconds = 0.25 };
            DiarizationErrors a = DiarizationScorer.Score(pair, options).Errors;
            DiarizationErrors b = DiarizationScorer.Score(other, options).Errors;
            Assert.Equal(a with { JaccardErrorSum = 0 }, b with { JaccardErrorSum = 0 });
            Assert.Equal(a.JaccardErrorSum, b.JaccardErrorSum, 12);
        }
    }

    [Fact]
    public void RecordingsAdd()
    {
        DiarizationErrors[] parts = [.. Enumerable.Range(0, 50).Select(n => DiarizationScorer.Score(DiarizationCases.Make(n), new()).Errors)];
        DiarizationErrors forward = parts.Aggregate(DiarizationErrors.None, (a, b) => a + b);
        DiarizationErrors backward = parts.Reverse().Aggregate(DiarizationErrors.None, (a, b) => a + b);
        Assert.Equal(forward.DiarizationErrorRate, backward.DiarizationErrorRate);
        Assert.Equal(parts.Sum(p => p.SpeakerSeconds), forward.SpeakerSeconds, 6);
    }

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(0, double.PositiveInfinity)]
    [InlineData(2, 1)]
    [InlineData(0, 1e10)]
    public void ImpossibleTimesAreRefused(double start, double end)
    {
        DiarizationPair pair = new() { Recording = "bad", Reference = [new("A", start, end)] };
        SpeechDataException refused = Assert.Throws<SpeechDataException>(() => DiarizationScorer.Score(pair, new()));
        Assert.Equal("TurnTimesInvalid", refused.ErrorId);
        Assert.Contains("bad", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMillionTurnsAreNothingSpecial()
    {
        SpeakerTurn[] reference = [.. Enumerable.Range(0, 500_000).Select(i => new SpeakerTurn($"r{i % 4}", 2 * i, 2 * i + 1.9))];
        SpeakerTurn[] hypothesis = [.. Enumerable.Range(0, 500_000).Select(i => new SpeakerTurn($"h{(i + 1) % 4}", 2 * i + 0.1, 2 * i + 2))];
        DiarizationErrors errors = DiarizationScorer.Score(new() { Recording = "long", Reference = reference, Hypothesis = hypothesis }, new()).Errors;
        Assert.Equal(950_000, errors.SpeakerSeconds, 1e-6);
        Assert.Equal(50_000, errors.MissSeconds, 1e-6);
        Assert.Equal(49_999.9, errors.FalseAlarmSeconds, 1e-6);
        Assert.Equal(0, errors.ConfusionSeconds);
    }

    private static (double Scored, double Speaker, double Miss, double FalseAlarm, double Confusion) Times(DiarizationScore score) => (
        score.Errors.ScoredSeconds, score.Errors.SpeakerSeconds, score.Errors.MissSeconds, score.Errors.FalseAlarmSeconds, score.Errors.ConfusionSeconds);
}
