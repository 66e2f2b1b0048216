using AsrDataTools.Scoring.Diarization;
using AsrDataTools.Scoring.SpeechActivity;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Scoring.SpeechActivity;

/// <summary>Detection cost by hand, and against a timeline of milliseconds.</summary>
public sealed class SpeechActivityScorerTests
{
    // Speech 3…5 and 8…12 of 20 s; the detector says 2…5.5 and 9…16.
    private static readonly DiarizationPair Worked = Pair([(3, 5), (8, 12)], [(2, 5.5), (9, 16)], (0, 20));

    /// <summary>
    /// Missed: 8…9, 1 s of 6 s at every collar. Non-speech without a collar: 3 + 3 + 8 = 14 s, falsely alarmed 2…3, 5…5.5, 12…16 = 5.5 s.
    /// Collar c: 0…3−c, 5+c…8−c, 12+c…20.
    /// 0.25: 13 s, false 2…2.75, 5.25…5.5, 12.25…16 = 4.75. 0.5: 12 s, false 2…2.5, 12.5…16 = 4.
    /// 1: 10 s, false 13…16 = 3 (2…2 is nothing). 2: the gap of 3 s is shorter than 4.1 and all collar, 0…1 and 14…20 = 7 s, false 14…16 = 2.
    /// </summary>
    [Theory]
    [InlineData(0, 14, 5.5)]
    [InlineData(0.25, 13, 4.75)]
    [InlineData(0.5, 12, 4)]
    [InlineData(1, 10, 3)]
    [InlineData(2, 7, 2)]
    public void WorkedExample(double collar, double nonSpeech, double falseAlarm)
    {
        SpeechActivityErrors errors = SpeechActivityScorer.Score(Worked, collar).Errors;
        Assert.Equal((6.0, 1.0, nonSpeech, falseAlarm), (errors.SpeechSeconds, errors.MissSeconds, errors.NonSpeechSeconds, errors.FalseAlarmSeconds));
        Assert.Equal(0.75 / 6 + 0.25 * falseAlarm / nonSpeech, errors.DetectionCost!.Value, 12);
    }

    // Of a gap between speech 2c + 0.1 s must be there, of one at the beginning or the end c + 0.1 s; the limit itself is scored.
    [Theory]
    [InlineData(1.1, 0.1)]
    [InlineData(1.099, 0)]
    public void AGapThatCollarsFillIsNotScored(double gap, double left) =>
        Assert.Equal(left, NonSpeech(Pair([(0, 5), (5 + gap, 9)], [], (0, 9))), 9);

    [Theory]
    [InlineData(0.6, 0.1)]
    [InlineData(0.599, 0)]
    public void GapsAtTheEndsHaveOneCollar(double gap, double left)
    {
        Assert.Equal(left, NonSpeech(Pair([(gap, 5)], [], (0, 5))), 9);
        Assert.Equal(left, NonSpeech(Pair([(0, 5)], [], (0, 5 + gap))), 9);
    }

    // The end of a region is no boundary of speech and draws no collar: of 4…10 only 4.5…9.5 is left, of which the region has 6…9.5.
    [Fact]
    public void TheEndOfARegionDrawsNoCollar() => Assert.Equal(3.5, NonSpeech(Pair([(1, 4), (10, 12)], [], (6, 11))), 9);

    [Fact]
    public void WithoutSpeechThereIsNoCollarAndNoMiss()
    {
        SpeechActivityErrors errors = SpeechActivityScorer.Score(Pair([], [(1, 2)], (0, 10)), 0.5).Errors;
        Assert.Null(errors.MissProbability);
        Assert.Equal((10.0, 0.1), (errors.NonSpeechSeconds, errors.FalseAlarmProbability));
        Assert.Equal(0.025, errors.DetectionCost!.Value, 12);
    }

    [Fact]
    public void WithoutNonSpeechThereIsNoFalseAlarm()
    {
        SpeechActivityErrors errors = SpeechActivityScorer.Score(Pair([(0, 10)], [(0, 9)], (0, 10)), 0.5).Errors;
        Assert.Null(errors.FalseAlarmProbability);
        Assert.Equal(0.075, errors.DetectionCost!.Value, 12);
    }

    [Fact]
    public void NothingScoredHasNoCost()
    {
        SpeechActivityErrors errors = SpeechActivityScorer.Score(Pair([], [(0, 3)]), 0.5).Errors;
        Assert.Equal((0.0, 0.0), (errors.SpeechSeconds, errors.NonSpeechSeconds));
        Assert.Null(errors.DetectionCost);
    }

    // Unscored 4…6: neither missed nor falsely alarmed, and a boundary for the collar of the gap behind it.
    [Fact]
    public void UnscoredTimeIsLeftOut()
    {
        DiarizationPair pair = Pair([(0, 4)], [(4, 7)], (0, 10)) with { NoScore = [new(4, 6)] };
        SpeechActivityErrors errors = SpeechActivityScorer.Score(pair, 0.5).Errors;
        Assert.Equal((4.0, 4.0, 3.5, 0.5), (errors.SpeechSeconds, errors.MissSeconds, errors.NonSpeechSeconds, errors.FalseAlarmSeconds));
    }

    [Fact]
    public void TurnsOfSeveralSpeakersAreSpeechOnce()
    {
        DiarizationPair pair = Worked with { Reference = [new("A", 3, 5), new("B", 8, 11), new("C", 9, 12), new("A", 4, 5), new("D", 15, 15)] };
        Assert.Equal(SpeechActivityScorer.Score(Worked, 0.5).Errors, SpeechActivityScorer.Score(pair, 0.5).Errors);
    }

    [Fact]
    public void ImpossibleTimesAreAnError() => Assert.Equal(
        "TurnTimesInvalid", Assert.Throws<SpeechDataException>(() => SpeechActivityScorer.Score(Pair([(3, 2)], []), 0)).ErrorId);

    // A timeline of milliseconds, painted: nothing in common with arithmetic on intervals.
    [Fact]
    public void RandomRecordingsAgreeWithATimeline()
    {
        for (int number = 0; number < 400; number++)
        {
            SeededRandom random = new(11, number);
            (double, double)[] Stretches(int most) => [.. Enumerable.Range(0, random.Next(most)).Select(_ =>
            {
                int start = random.Next(20_000);
                return (start / 1000.0, (start + random.Next(4000)) / 1000.0);
            })];
            DiarizationPair pair = Pair(Stretches(6), Stretches(8), [.. Stretches(3), (random.Next(3), 24)]) with
            {
                NoScore = [.. Stretches(3).Select(s => new TimeRegion(s.Item1, s.Item2))],
            };
            foreach (double collar in (double[])[0, 0.25, 0.5, 1, 2])
            {
                SpeechActivityErrors errors = SpeechActivityScorer.Score(pair, collar).Errors;
                (int speech, int nonSpeech, int miss, int falseAlarm) = Painted(pair, (int)(1000 * collar));
                Assert.Equal((speech, nonSpeech, miss, falseAlarm), (Ms(errors.SpeechSeconds), Ms(errors.NonSpeechSeconds), Ms(errors.MissSeconds), Ms(errors.FalseAlarmSeconds)));
            }
        }

        static int Ms(double seconds) => (int)Math.Round(1000 * seconds);
    }

    [Fact]
    public void SumsAndIntervalsOfRecordings()
    {
        SpeechActivityPool pool = new(0.5);
        for (int i = 0; i < 20; i++) pool.Add(SpeechActivityScorer.Score(Worked with { Recording = $"r{i}", Hypothesis = [new("x", 2, 5.5), new("x", 8 + (i % 5), 16)] }, 0.5));
        SpeechActivityResult all = pool.Overall(new(Replicates: 200), CancellationToken.None);
        Assert.Equal((20, 120.0, 40.0), (all.Recordings, all.SpeechSeconds, all.MissSeconds));
        Assert.InRange(all.DetectionCost!.Value, all.Low!.Value, all.High!.Value);
        Assert.True(all.Low < all.High);
    }

    private static (int Speech, int NonSpeech, int Miss, int FalseAlarm) Painted(DiarizationPair pair, int collar)
    {
        const int Length = 30_000;
        bool[] unscored = Paint(pair.NoScore);
        bool[] speech = Paint(pair.Reference.Select(t => new TimeRegion(t.StartSeconds, t.EndSeconds)));
        bool[] hypothesis = Paint(pair.Hypothesis.Select(t => new TimeRegion(t.StartSeconds, t.EndSeconds)));
        bool[] evaluated = Paint(pair.Regions!);
        bool[] occupied = [.. speech.Zip(unscored, (a, b) => a || b)];
        int first = Math.Min(Array.IndexOf(evaluated, true), Array.IndexOf(occupied, true) is >= 0 and int o ? o : Length);
        int last = Math.Max(Array.LastIndexOf(evaluated, true), Array.LastIndexOf(occupied, true));
        bool[] collars = new bool[Length];
        for (int at = first; at <= last; at++)
        {
            if (occupied[at]) continue;
            int end = at;
            while (end <= last && !occupied[end]) end++;
            int from = at == first ? at : at + collar;
            int until = end > last ? end : end - collar;
            bool whole = at == first && end > last;
            for (int t = at; t < end; t++) collars[t] = collar > 0 && !whole && (until - from < 100 || t < from || t >= until);
            at = end - 1;
        }

        (int s, int n, int m, int f) = (0, 0, 0, 0);
        for (int t = 0; t < Length; t++)
        {
            if (!evaluated[t] || unscored[t]) continue;
            if (speech[t]) (s, m) = (s + 1, m + (hypothesis[t] ? 0 : 1));
            else if (!collars[t]) (n, f) = (n + 1, f + (hypothesis[t] ? 1 : 0));
        }

        return (s, n, m, f);

        static bool[] Paint(IEnumerable<TimeRegion> regions)
        {
            bool[] painted = new bool[Length];
            foreach (TimeRegion region in regions) Array.Fill(painted, true, (int)Math.Round(1000 * region.StartSeconds), (int)Math.Round(1000 * (region.EndSeconds - region.StartSeconds)));
            return painted;
        }
    }

    private static double NonSpeech(DiarizationPair pair) => SpeechActivityScorer.Score(pair, 0.5).Errors.NonSpeechSeconds;

    private static DiarizationPair Pair((double, double)[] reference, (double, double)[] hypothesis, params (double, double)[] regions) => new()
    {
        Recording = "r",
        Reference = [.. reference.Select(t => new SpeakerTurn("A", t.Item1, t.Item2))],
        Hypothesis = [.. hypothesis.Select(t => new SpeakerTurn("x", t.Item1, t.Item2))],
        Regions = regions.Length == 0 ? null : [.. regions.Select(r => new TimeRegion(r.Item1, r.Item2))],
    };
}
