using AsrDataTools.Scoring.MultiSpeaker;

namespace AsrDataTools.Core.Tests.Scoring.MultiSpeaker;

public class MultiSpeakerBruteForceTests
{
    private const int Cases = 1500;

    [Theory]
    [InlineData(MultiSpeakerMetric.Cp, 5)]
    [InlineData(MultiSpeakerMetric.Orc, 5)]
    [InlineData(MultiSpeakerMetric.DiCp, 5)]
    [InlineData(MultiSpeakerMetric.Tcp, 0)]
    [InlineData(MultiSpeakerMetric.Tcp, 0.5)]
    [InlineData(MultiSpeakerMetric.Tcp, 5)]
    [InlineData(MultiSpeakerMetric.TcOrc, 0)]
    [InlineData(MultiSpeakerMetric.TcOrc, 1)]
    [InlineData(MultiSpeakerMetric.DiTcp, 0)]
    [InlineData(MultiSpeakerMetric.DiTcp, 1)]
    public void ErrorsAreTheFewest(MultiSpeakerMetric metric, double collar)
    {
        MultiSpeakerScorer scorer = new(new() { CollarSeconds = collar, Search = CombinationSearch.Exact });
        for (int number = 0; number < Cases; number++)
        {
            MultiSpeakerPair pair = MultiSpeakerCases.Make(number);
            MultiSpeakerScore score = scorer.Score(scorer.Prepare(pair), metric);
            Assert.True(PlainMultiSpeaker.Errors(pair, metric, collar) == score.Words.Errors, $"{pair.Recording}: {score.Words.Errors}");
            Assert.Equal((Words(pair.Reference), Words(pair.Hypothesis)), (score.Words.Words, score.Words.HypothesisWords));
        }

        static long Words(IEnumerable<AsrDataTools.Annotation.AnnotationSegment> segments) => segments.Sum(s => s.Text!.Split(' ', StringSplitOptions.RemoveEmptyEntries).LongLength);
    }

    [Theory]
    [InlineData(MultiSpeakerMetric.Orc, MultiSpeakerMetric.Cp)]
    [InlineData(MultiSpeakerMetric.TcOrc, MultiSpeakerMetric.Tcp)]
    [InlineData(MultiSpeakerMetric.DiCp, MultiSpeakerMetric.Cp)]
    [InlineData(MultiSpeakerMetric.DiTcp, MultiSpeakerMetric.Tcp)]
    public void GreedyLiesBetweenTheFewestAndPairedSpeakers(MultiSpeakerMetric metric, MultiSpeakerMetric paired)
    {
        MultiSpeakerScorer exact = new(new() { CollarSeconds = 1 });
        MultiSpeakerScorer greedy = new(new() { CollarSeconds = 1, Search = CombinationSearch.Greedy });
        int equal = 0;
        for (int number = 0; number < Cases; number++)
        {
            MultiSpeakerPair pair = MultiSpeakerCases.Make(number);
            long fewest = exact.Score(exact.Prepare(pair), metric).Words.Errors;
            long found = greedy.Score(greedy.Prepare(pair), metric).Words.Errors;
            Assert.InRange(found, fewest, exact.Score(exact.Prepare(pair), paired).Words.Errors);
            if (found == fewest) equal++;
        }

        Assert.InRange(equal, (int)(0.9 * Cases), Cases);
    }

    [Fact]
    public void AnEndlessCollarChangesNothing()
    {
        MultiSpeakerScorer scorer = new(new() { CollarSeconds = 1e6 });
        for (int number = 0; number < 300; number++)
        {
            PreparedRecording recording = scorer.Prepare(MultiSpeakerCases.Make(number));
            Assert.Equal(scorer.Score(recording, MultiSpeakerMetric.Cp).Words, scorer.Score(recording, MultiSpeakerMetric.Tcp).Words);
            Assert.Equal(scorer.Score(recording, MultiSpeakerMetric.Orc).Words.Errors, scorer.Score(recording, MultiSpeakerMetric.TcOrc).Words.Errors);
        }
    }

    [Fact]
    public void SixtyFourWordsAtATimeIsThePlainRow()
    {
        AsrDataTools.Statistics.SeededRandom random = new(3);
        for (int number = 0; number < 200; number++)
        {
            int length = random.Next(300);
            TimedWords stream = TimedWords.Anytime([.. Enumerable.Range(0, length).Select(_ => random.Next(4))]);
            int[] first = [.. Enumerable.Range(0, 1 + random.Next(20)).Select(_ => random.Next(5))];
            int[] second = [.. Enumerable.Range(0, 1 + random.Next(20)).Select(_ => random.Next(5))];
            CombinationProblem problem = new([TimedWords.Anytime(first), TimedWords.Anytime(second)], [stream], [-1, -1]);
            BitStream bits = new(stream);
            foreach (int substitution in (int[])[1, 2])
            {
                int[] plain = [.. Enumerable.Range(0, length + 1)];
                int[] fast = [.. plain];
                for (int u = 0; u < 2; u++)
                {
                    byte[] costs = [];
                    problem.PairCosts(u, 0, 0, length, substitution, ref costs);
                    CombinationProblem.Advance(plain, problem.Utterances[u].Count, costs);
                    bits.Advance(fast, problem.Utterances[u].Words, substitution, mirrored: false);
                    Assert.Equal(plain, fast);
                }
            }
        }
    }
}
