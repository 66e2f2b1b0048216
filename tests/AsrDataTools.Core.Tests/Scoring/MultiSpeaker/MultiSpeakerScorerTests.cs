using AsrDataTools.Annotation;
using AsrDataTools.Scoring.MultiSpeaker;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Text;
using static AsrDataTools.Core.Tests.Scoring.MultiSpeaker.MultiSpeakerCases;

namespace AsrDataTools.Core.Tests.Scoring.MultiSpeaker;

/// <summary>Values that MeetEval publishes in the documentation of its functions, and what follows from the definitions.</summary>
public class MultiSpeakerScorerTests
{
    [Theory]
    [InlineData("a b c|d e f", "a b c|d e f", 0, 6, 0, 0, 0, 0, 0)]
    [InlineData("a b|c d", "a b|c d|e f", 2, 4, 2, 0, 0, 0, 1)]
    [InlineData("a|b|c d", "a|b", 2, 4, 0, 2, 0, 1, 0)]
    [InlineData("a|b|c", "b|c|d|a", 1, 3, 1, 0, 0, 0, 1)]
    [InlineData("a b", "z|a e f", 3, 2, 2, 0, 1, 0, 1)]
    [InlineData("a b|k", " |a e f", 3, 3, 1, 1, 1, 0, 0)]
    public void CpOfMeetEval(string reference, string hypothesis, int errors, int words, int insertions, int deletions, int substitutions, int missed, int falseAlarms)
    {
        MultiSpeakerScore score = Score(MultiSpeakerMetric.Cp, Speakers(reference), Speakers(hypothesis));
        Assert.Equal(
            (errors, words, insertions, deletions, substitutions, missed, falseAlarms),
            (score.Words.Errors, score.Words.Words, score.Words.Insertions, score.Words.Deletions, score.Words.Substitutions, score.MissedSpeakers, score.FalseAlarmSpeakers));
    }

    [Fact]
    public void WhoStandsForWhom()
    {
        MultiSpeakerScore score = Score(MultiSpeakerMetric.Cp, Speakers("a|b|c"), Speakers("b|c|d|a"));
        Assert.Equal([("0", "3"), ("1", "0"), ("2", "1"), (null, "2")], score.Speakers.Select(s => (s.Speaker, s.HypothesisSpeaker)));
        Assert.Equal([0, 0, 0, 1], score.Speakers.Select(s => s.Insertions));

        // Nobody says a word: namesakes go together.
        score = Score(MultiSpeakerMetric.Cp, [Segment("x", ""), Segment("y", "")], [Segment("y", ""), Segment("x", "")]);
        Assert.All(score.Speakers, s => Assert.Equal(s.Speaker, s.HypothesisSpeaker));
    }

    [Theory]
    [InlineData("a b|c d|e f", "a b c d e f", 0, 6, "000")]
    [InlineData("a b|c d|e f", "a b|c d e f", 0, 6, "011")]
    [InlineData("a|c d|e", "a c|d e", 2, 4, null)]
    [InlineData("a|c d e", "a c|d e", 2, 4, "01")]
    public void OrcOfMeetEval(string utterances, string streams, int errors, int words, string? assignment)
    {
        foreach (CombinationSearch search in (CombinationSearch[])[CombinationSearch.Exact, CombinationSearch.Greedy])
        {
            AnnotationSegment[] reference = [.. utterances.Split('|').Select(text => Segment("A", text))];
            MultiSpeakerScore score = Score(MultiSpeakerMetric.Orc, reference, Speakers(streams), options: new() { Search = search });
            Assert.Equal((errors, words, search), (score.Words.Errors, score.Words.Words, score.Search));
            if (assignment is not null) Assert.Equal(assignment, string.Concat(score.Utterances.Select(u => u.HypothesisSpeaker)));
        }
    }

    [Fact]
    public void DiCpOfMeetEval()
    {
        AnnotationSegment[] reference = [Segment("A", "a"), Segment("A", "b"), Segment("B", "c"), Segment("B", "d")];
        Assert.Equal(0, Score(MultiSpeakerMetric.DiCp, reference, [Segment("A", "a"), Segment("B", "b"), Segment("A", "c"), Segment("B", "d")]).Words.Errors);
        WordCounts counts = Score(MultiSpeakerMetric.DiCp, reference, [Segment("A", "a b"), Segment("A", "b c d")]).Words;
        Assert.Equal((1, 1, 4), (counts.Errors, counts.Insertions, counts.Words));
    }

    [Fact]
    public void TimesOfMeetEval()
    {
        AnnotationSegment[] reference = [Segment("A", "a", 0, 1), Segment("B", "b", 1, 2)];
        AnnotationSegment[] late = [Segment("x", "b", 5, 6), Segment("y", "a", 4, 5)];
        Assert.Equal(0, Timed(reference, late, 5).Errors);
        Assert.Equal(4, Timed(reference, late, 0).Errors);

        reference = [Segment("A", "a", 0, 1), Segment("A", "b", 1, 2), Segment("A", "c", 2, 3)];
        AnnotationSegment[] last = [Segment("x", "a", 0, 1), Segment("x", "b", 1, 2), Segment("x", "c", 3, 4)];
        Assert.Equal(new WordCounts(2, 0, 1, 1), Timed(reference, last, 0));
        Assert.Equal(new WordCounts(3, 0, 0, 0), Timed(reference, last, 1));

        reference = [Segment("A", "a b", 0, 1), Segment("A", "c", 1, 2), Segment("A", "d e", 2, 3)];
        Assert.Equal(2, Timed(reference, [Segment("x", "a", 0, 1), Segment("x", "b c", 1, 2), Segment("x", "e f", 3, 4)], 1).Errors);

        static WordCounts Timed(AnnotationSegment[] reference, AnnotationSegment[] hypothesis, double collar) =>
            Score(MultiSpeakerMetric.Tcp, reference, hypothesis, options: new() { CollarSeconds = collar }).Words;
    }

    [Fact]
    public void WordsShareTheTimeOfTheirSegmentByCharacters()
    {
        (double[] starts, double[] ends) = WordTimes.Of(Segment("A", "abc b", 0, 4), ["abc", "b"], 0, 4);
        Assert.Equal([0, 3], starts);
        Assert.Equal([3, 4], ends);
        Assert.Equal([4.0, 5, 6, 7], WordTimes.Of(Segment("A", "c d e f", 4, 8), ["c", "d", "e", "f"], 4, 8).Starts);

        // Words with times of their own keep them; "gonna" that became two words shares its own.
        AnnotationSegment timed = Segment("A", "gonna go", 0, 10) with
        {
            Words = [new() { Text = "gonna", StartSeconds = 1, EndSeconds = 2 }, new() { Text = "go", StartSeconds = 5, EndSeconds = 6 }],
        };
        Assert.Equal([1, 5], WordTimes.Of(timed, ["gonna", "go"], 0, 10).Starts);
        Assert.Equal([2, 6], WordTimes.Of(timed, ["gonna", "go"], 0, 10).Ends);
        (starts, ends) = WordTimes.Of(timed, ["go", "ing", "go"], 0, 10);
        Assert.Equal((1, 1.4, 5), (starts[0], Math.Round(starts[1], 9), starts[2]));
        Assert.Equal((2, 6), (Math.Round(ends[1], 9), ends[2]));

        // One word without times: the segment's time is shared out.
        timed = timed with { Words = [new() { Text = "gonna" }, new() { Text = "go", StartSeconds = 5, EndSeconds = 6 }] };
        Assert.Equal(0, WordTimes.Of(timed, ["gonna", "go"], 0, 10).Starts[0]);
    }

    [Fact]
    public void ErrorsOfKnownKindAreFoundAsWhatTheyAre()
    {
        MeetingWithErrors meeting = MeetingWithErrors.Make(stream: 0, utterances: 60, speakers: 3, recognitionErrors: 25, movedUtterances: 7);
        MultiSpeakerScorer scorer = new(new());
        PreparedRecording recording = scorer.Prepare(meeting.Pair);
        foreach (MultiSpeakerMetric metric in (MultiSpeakerMetric[])[MultiSpeakerMetric.Cp, MultiSpeakerMetric.Tcp])
        {
            BlameScore blame = BlameScore.Of(scorer, recording, metric);
            Assert.Equal((25, 2 * meeting.MovedWords), (blame.Forgiven.Words.Errors, blame.SpeakerErrors));
            Assert.Equal(7, blame.Forgiven.Utterances.Count(u => u.IsMisattributed));
            Assert.Equal(meeting.MovedWords, blame.Forgiven.Utterances.Where(u => u.IsMisattributed).Sum(u => u.Words));
            Assert.InRange(blame.Diarization!.ConfusionSeconds, 0.9 * meeting.MovedSeconds, 1.1 * meeting.MovedSeconds);
        }
    }

    [Fact]
    public void OnlyTheSideOfTheWordsMatters()
    {
        // The same words in other segments, and speakers called otherwise, are no errors.
        AnnotationSegment[] reference = [Segment("A", "one two three", 0, 3), Segment("B", "four five", 3, 5), Segment("A", "six", 5, 6)];
        AnnotationSegment[] hypothesis = [Segment("2", "six", 5, 6), Segment("1", "four", 3, 4), Segment("1", "five", 4, 5), Segment("2", "one", 0, 1), Segment("2", "Two THREE", 1, 3)];
        Assert.All((MultiSpeakerMetric[])[MultiSpeakerMetric.Cp, MultiSpeakerMetric.Tcp, MultiSpeakerMetric.Orc], metric => Assert.Equal(0, Score(metric, reference, hypothesis).Words.Errors));
        MultiSpeakerOptions strict = new() { Words = new() { Convention = AlignmentConvention.Minimum, Normalizer = new PlainNormalizer(caseSensitive: true) } };
        Assert.Equal(2, Score(MultiSpeakerMetric.Cp, reference, hypothesis, options: strict).Words.Errors);
    }

    [Fact]
    public void OneSideMayBeSilent()
    {
        AnnotationSegment[] some = [Segment("A", "a b", 0, 1), Segment("B", "c", 1, 2)];
        foreach (MultiSpeakerMetric metric in Enum.GetValues<MultiSpeakerMetric>())
        {
            MultiSpeakerScore score = Score(metric, some, []);
            Assert.Equal((new WordCounts(0, 0, 3, 0), 2, 0), (score.Words, score.MissedSpeakers, score.FalseAlarmSpeakers));
            score = Score(metric, [], some);
            Assert.Equal((new WordCounts(0, 0, 0, 3), 0, 2), (score.Words, score.MissedSpeakers, score.FalseAlarmSpeakers));
            Assert.Equal(default, Score(metric, [], []).Words);
        }
    }

    [Fact]
    public void UnscoredStretchesTakeHypothesisedWordsOut()
    {
        MultiSpeakerPair pair = new()
        {
            Recording = "r",
            Reference = [Segment("A", "a b", 0, 2)],
            Hypothesis = [Segment("x", "a b c d", 0, 4)],
            Unscored = [Segment("A", "", 2, 10) with { Kind = AnnotationKind.Unscored }],
        };
        MultiSpeakerScorer scorer = new(new());
        Assert.Equal(new WordCounts(2, 0, 0, 0), scorer.Score(scorer.Prepare(pair), MultiSpeakerMetric.Cp).Words);
    }

    [Fact]
    public void WhatCannotBeScoredSaysWhy()
    {
        Assert.Equal("TimesMissing", Error(() => Score(MultiSpeakerMetric.Tcp, [Segment("A", "a")], [Segment("x", "a", 0, 1)])));
        Assert.Equal("TimesMissing", Error(() => Score(MultiSpeakerMetric.TcOrc, [Segment("A", "a", 0, 1)], [Segment("x", "a", 0, null)])));
        Assert.Equal("TurnTimesInvalid", Error(() => Score(MultiSpeakerMetric.Cp, [Segment("A", "a", double.NaN, 1)], [])));
        Assert.Equal("TurnTimesInvalid", Error(() => Score(MultiSpeakerMetric.Cp, [Segment("A", "a", 2, 1)], [])));
        Assert.Equal("TextMissing", Error(() => Score(MultiSpeakerMetric.Cp, [Segment("A", "a", 0, 1)], [Segment("x", null!, 0, 1)])));
        AnnotationSegment[] many = [.. Enumerable.Range(0, 100).Select(i => Segment(i % 2 == 0 ? "A" : "B", "one two three four five six seven eight nine ten"))];
        Assert.Equal("CombinationTooLarge", Error(() => Score(MultiSpeakerMetric.Orc, many, [.. many, .. many.Select(s => s with { Speaker = "C" })], options: new() { Search = CombinationSearch.Exact })));
        Assert.Equal(CombinationSearch.Greedy, Score(MultiSpeakerMetric.Orc, many, [.. many, .. many.Select(s => s with { Speaker = "C" })]).Search);

        static string Error(Action work) => Assert.Throws<SpeechDataException>(work).ErrorId;
    }

    [Fact]
    public void ALongRecordingStopsWhenTold()
    {
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();
        AnnotationSegment[] long_ = [.. Enumerable.Range(0, 400).Select(i => Segment("A", "a b c d e f g h", i, i + 1))];
        foreach (MultiSpeakerMetric metric in Enum.GetValues<MultiSpeakerMetric>())
        {
            MultiSpeakerScorer scorer = new(new(), cancelled.Token);
            Assert.Throws<OperationCanceledException>(() => scorer.Score(scorer.Prepare(new() { Recording = "r", Reference = long_, Hypothesis = long_ }), metric));
        }
    }

    private static AnnotationSegment[] Speakers(string texts) => [.. texts.Split('|').Select((text, i) => Segment(i.ToString(System.Globalization.CultureInfo.InvariantCulture), text))];

    private static MultiSpeakerScore Score(MultiSpeakerMetric metric, AnnotationSegment[] reference, AnnotationSegment[] hypothesis, MultiSpeakerOptions? options = null)
    {
        MultiSpeakerScorer scorer = new(options ?? new());
        return scorer.Score(scorer.Prepare(new() { Recording = "r", Reference = reference, Hypothesis = hypothesis }), metric);
    }
}
