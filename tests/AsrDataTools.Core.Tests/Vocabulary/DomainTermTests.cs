using AsrDataTools.Scoring.Words;
using AsrDataTools.Statistics;
using AsrDataTools.Vocabulary;

namespace AsrDataTools.Core.Tests.Vocabulary;

public sealed class DomainTermTests
{
    [Fact]
    public void NeededIsTheLargerTargetLessWhatThereIs()
    {
        TermList list = List(new DomainTerm { Text = "stroke" }, new DomainTerm { Text = "aspirin", MinimumExamples = 3, Weight = 5 }, new DomainTerm { Text = "fever" });
        TermTally production = Tally(list, ("stroke stroke x x x x x x x x", "a", "p1"), ("stroke fever x x x x x x x x", "b", "p2")), training = Tally(list, (string.Concat(Enumerable.Repeat("x ", 95)) + "stroke aspirin x x x", "t", null));

        DomainTermCoverage[] rows = [.. DomainTermCoverage.Rows(list, training, production, 2)];

        Assert.Equal(["stroke", "aspirin", "fever"], rows.Select(row => row.Term)); // 14, then 2 × 5, then 5.
        Assert.Equal((3L, 15L, 1L, 14L), (rows[0].ReferenceCount!.Value, rows[0].Target, rows[0].DifferenceCount, rows[0].Needed)); // 3 of 20 words, times 100.
        Assert.Equal((2, 2, 1, 0), (rows[0].ReferenceRecordings!.Value, rows[0].ReferenceSpeakers!.Value, rows[0].DifferenceRecordings, rows[0].DifferenceSpeakers));
        Assert.Equal((3L, 2L), (rows[1].Target, rows[1].Needed));
        Assert.Equal((5L, 5L), (rows[2].Target, rows[2].Needed));
    }

    [Fact]
    public void BatchesMakeNoDifference()
    {
        TermList list = List([.. DomainDialogues.Drugs.Select(drug => new DomainTerm { Text = drug })]);
        IReadOnlyList<SpokenText> texts = DomainDialogues.Healthcare(80);
        TermScanner scanner = new(list, new());
        TermTally whole = new(list), parts = new(list);
        whole.Add(scanner.Scan(Batch(texts), CancellationToken.None));
        foreach (SpokenText[] part in texts.Chunk(7)) parts.Add(scanner.Scan(Batch(part), CancellationToken.None));

        Assert.Equal(whole.Tokens, parts.Tokens);
        for (int term = 0; term < list.Terms.Count; term++)
            Assert.Equal((whole[term].Count, whole[term].Recordings, whole[term].Speakers), (parts[term].Count, parts[term].Recordings, parts[term].Speakers));
        Assert.Equal(texts.Count(text => text.Text.Contains("metoprolol", StringComparison.Ordinal)), whole[0].Count);
    }

    [Fact]
    public void TermsInHypothesesWorkedByHand()
    {
        TermList list = List(new DomainTerm { Text = "heart attack", Class = "condition" }, new DomainTerm { Text = "aspirin", Class = "drug" }, new DomainTerm { Text = "10 mg", Class = "dose" });
        TermScorer scorer = new(list, new(), CancellationToken.None);
        scorer.Add(Pair("he had a heart attack and took aspirin ten milligrams", "he had a heart attack and look a spring 10 mg"));
        scorer.Add(Pair("no pain today", "no aspirin pain today"));

        DomainTermScore[] rows = [.. scorer.Results(CancellationToken.None)];

        Assert.Equal(["All", "condition", "dose", "drug"], rows.Select(row => row.Group));
        Assert.Equal((3L, 2L, 1L, 1L), (rows[0].ReferenceCount, rows[0].Hits, rows[0].Misses, rows[0].FalseInsertions));
        Assert.Equal((2 / 3.0, 2 / 3.0, 4 / 6.0), (rows[0].Recall!.Value, rows[0].Precision!.Value, rows[0].F!.Value));
        // heart attack, aspirin, 10 mg are 5 words; aspirin is wrong once and inserted once.
        Assert.Equal((5L, 2 / 5.0), (rows[0].BiasedWords, rows[0].BiasedWordErrorRate!.Value));
        // The other 5 + 3 words; took → look, and one word inserted.
        Assert.Equal((8L, 2 / 8.0), (rows[0].UnbiasedWords!.Value, rows[0].UnbiasedWordErrorRate!.Value));
        Assert.Equal((1.0, 1.0, 0.0), (rows[1].Recall!.Value, rows[2].Recall!.Value, rows[3].Recall!.Value));
        Assert.Equal(1, rows[3].FalseInsertions);
        Assert.Null(rows[0].RecallLow);
    }

    // Whatever is biased or not, together it is the word errors.
    [Fact]
    public void BiasedAndUnbiasedErrorsAddUp()
    {
        TermList list = List([.. DomainDialogues.Drugs.Select(drug => new DomainTerm { Text = drug, Class = "drug" })]);
        TermScorer scorer = new(list, new(), CancellationToken.None);
        WordScorer words = new(new WordScoringOptions { Normalizer = new TokenNormalizer(new()) });
        WordCounts sum = default;
        SeededRandom random = new(5);
        foreach (SpokenText text in DomainDialogues.Healthcare(60))
        {
            TranscriptPair pair = Pair(text.Text, string.Join(' ', text.Text.Split(' ').Where(_ => random.Next(10) > 0).Select(word => random.Next(10) == 0 ? "metoprolol" : word)), text.Speaker);
            scorer.Add(pair);
            sum += words.Score(pair).Words;
        }

        DomainTermScore all = scorer.Results(CancellationToken.None).First();

        Assert.Equal(sum.Words, all.BiasedWords + all.UnbiasedWords);
        Assert.Equal(sum.Errors, Math.Round((all.BiasedWordErrorRate!.Value * all.BiasedWords) + (all.UnbiasedWordErrorRate!.Value * all.UnbiasedWords!.Value)));
        Assert.InRange(all.Recall!.Value, all.RecallLow!.Value, all.RecallHigh!.Value);
    }

    private static TranscriptPair Pair(string reference, string hypothesis, string? speaker = null) => new() { Id = reference, Reference = reference, Hypothesis = hypothesis, Speaker = speaker };

    private static TermList List(params DomainTerm[] terms) => TermList.Build(terms, new TokenOptions(), TermInflection.None, exception => throw exception);

    private static TermBatch Batch(IEnumerable<SpokenText> texts)
    {
        TermBatch batch = new();
        foreach (SpokenText text in texts) batch.Add(text);
        return batch;
    }

    private static TermTally Tally(TermList list, params (string Text, string Recording, string? Speaker)[] texts)
    {
        TermScanner scanner = new(list, new());
        TermTally tally = new(list);
        tally.Add(scanner.Scan(Batch(texts.Select(text => new SpokenText { Text = text.Text, Recording = text.Recording, Speaker = text.Speaker })), CancellationToken.None));
        return tally;
    }
}
