using AsrDataTools.Scoring.Words;
using AsrDataTools.Statistics;
using AsrDataTools.Text;

namespace AsrDataTools.Core.Tests.Scoring.Words;

public sealed class WordScorerTests
{
    private readonly WordScorer _scorer = new(new WordScoringOptions());

    [Theory]
    [InlineData("hello world", "hello duck", 0.5, 0.5, 0.75)]
    [InlineData("hello world", "hello beautiful world", 0.5, 1 / 3.0, 1 / 3.0)]
    [InlineData("i can spell", "i cant spel", 2 / 3.0, 2 / 3.0, 8 / 9.0)]
    public void Rates(string reference, string hypothesis, double wer, double mer, double wil)
    {
        WordCounts counts = Score(reference, hypothesis).Words;

        Assert.Equal(wer, counts.ErrorRate!.Value, 12);
        Assert.Equal(mer, counts.MatchErrorRate!.Value, 12);
        Assert.Equal(wil, counts.InformationLost!.Value, 12);
        Assert.Equal(1 - wil, counts.InformationPreserved!.Value, 12);
    }

    [Fact]
    public void CharactersAreGraphemeClusters()
    {
        Assert.Equal(2 / 11.0, Score("i can spell", "i cant spel").Characters.ErrorRate!.Value, 12);
        Assert.Equal(new WordCounts(1, 1, 0, 0), Score("é👩‍👩‍👧", "e\u0301x").Characters);
        Assert.Equal(new WordCounts(2, 1, 0, 0), Score("你好吗", "你好呢").Characters);
    }

    /// <summary>Long texts are cut for the rate of characters; the counts are those of the whole.</summary>
    [Fact]
    public void LongTextsHaveTheCharacterCountsOfTheWhole()
    {
        SeededRandom random = new(8);
        string[] words = [.. Enumerable.Range(0, 4000).Select(_ => $"word{random.Next(300)}")];
        string reference = string.Join(' ', words);
        string hypothesis = string.Join(' ', words.Where(_ => random.Next(20) > 0).Select(word => random.Next(20) == 0 ? $"ward{random.Next(300)}" : word));
        SequenceAligner whole = new(AlignmentConvention.Nist);
        whole.Align([.. reference.Select(c => (int)c)], [.. hypothesis.Select(c => (int)c)], 128);

        Assert.Equal(whole.Steps.ToArray().Count(step => step != EditKind.Correct), Score(reference, hypothesis).Characters.Errors);
    }

    [Fact]
    public void AnEmptyReferenceKeepsItsCountsAndHasNoRate()
    {
        WordCounts counts = Score("", "oh dear").Words;
        Assert.Equal(new WordCounts(0, 0, 0, 2), counts);
        Assert.Null(counts.ErrorRate);
        Assert.Equal(1, counts.MatchErrorRate);
        Assert.Null(counts.InformationLost);
    }

    [Fact]
    public void AnEmptyHypothesisIsAllDeletions()
    {
        UtteranceScore score = Score("to be or not", "");
        Assert.Equal(new WordCounts(0, 0, 4, 0), score.Words);
        Assert.Equal(1, score.Words.ErrorRate);
        Assert.Equal(1, score.Words.InformationLost);
        Assert.Equal(new WordCounts(0, 0, 4, 0), Score("a { b / c d } e", "", nist: true).Words with { Deletions = 4 });
    }

    [Fact]
    public void AnOptionalWordLeftOutIsCorrectAndOneSaidIsToo()
    {
        Assert.Equal(new WordCounts(3, 0, 0, 0), Score("a (uh) b", "a b", nist: true).Words);
        Assert.Equal(new WordCounts(3, 0, 0, 0), Score("a (uh) b", "a uh b", nist: true).Words);
        Assert.Equal(0, Score("a (uh) b", "a b", nist: true).Characters.Errors);
    }

    [Fact]
    public void PlainTextKeepsItsBraces() => Assert.Equal(new WordCounts(5, 0, 0, 0), Score("{ a / b }", "{ a / b }").Words);

    [Fact]
    public void ABrokenBraceIsAnErrorThatNamesTheUtterance()
    {
        SpeechDataException exception = Assert.Throws<SpeechDataException>(() => Score("a { b / c", "a", nist: true));
        Assert.Equal("TranscriptNotationInvalid", exception.ErrorId);
        Assert.Contains("'u1'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheShortestAlternativeTakesTheUnderMinimum()
    {
        WordScorer scorer = new(new WordScoringOptions { Convention = AlignmentConvention.Minimum });
        Assert.Equal(new WordCounts(1, 0, 0, 0), scorer.Score(Pair("a { b c d / @ }", "a", nist: true)).Words);
        Assert.Equal(new WordCounts(2, 0, 0, 1), scorer.Score(Pair("(a) b", "b x", nist: true)).Words);
    }

    /// <summary>The two conventions differ where two substitutions cost more than a deletion and an insertion beside a match.</summary>
    [Fact]
    public void TheConventionsDiffer()
    {
        WordScorer minimum = new(new WordScoringOptions { Convention = AlignmentConvention.Minimum });
        TranscriptPair pair = Pair("a b c", "b x y", nist: false);
        Assert.Equal(3, minimum.Score(pair).Words.Errors);
        Assert.True(_scorer.Score(pair).Words.Errors >= 3);
        Assert.Equal(1, _scorer.Score(pair).Words.Correct);
    }

    [Fact]
    public void TextThatNobodySaidIsFlagged()
    {
        UtteranceScore score = Score("thank you", "thank you for watching please subscribe now bye");
        Assert.True(score.IsHallucinated);
        Assert.Equal(6, score.LongestInsertion);
        Assert.False(Score("a b c d e f g", "a b c d x y z").IsHallucinated);
    }

    [Fact]
    public void PhrasesSaidOverAndOverAreFlagged()
    {
        Assert.True(Score("i went home", "i went i went i went i went home").IsRepetitive);
        Assert.False(Score("no no no no", "no no no no").IsRepetitive);
        Assert.False(Score("a", "a b c d e f").IsRepetitive);
    }

    [Fact]
    public void CharactersOfUnsegmentedScriptsAreWordsOnRequest()
    {
        WordScorer scorer = new(new WordScoringOptions { SplitUnsegmented = true });
        Assert.Equal(new WordCounts(3, 1, 0, 0), scorer.Score(Pair("你好 ok 吗", "你好ok呢", nist: false)).Words);
    }

    [Fact]
    public void TheAlignmentNamesTheWords()
    {
        UtteranceScore score = Score("the cat sat", "a cat sat down");
        Assert.Equal("[-the-] {+a+} cat sat {+down+}", new UtteranceWordError(score, AlignmentConvention.Nist, "None").Difference);
        Assert.Equal(
            [(EditKind.Substitution, "the", "a"), (EditKind.Correct, "cat", "cat"), (EditKind.Correct, "sat", "sat"), (EditKind.Insertion, null, "down")],
            score.Alignment.Select(step => (step.Kind, step.Reference, step.Hypothesis)));
    }

    [Fact]
    public void TheNameOfTheNormalizerTellsAll()
    {
        WordScoringOptions options = new() { Normalizer = new PlainNormalizer(caseSensitive: true), SplitUnsegmented = true };
        Assert.Equal("None, case counts, characters", options.NormalizerName);
    }

    private UtteranceScore Score(string reference, string hypothesis, bool nist = false) => _scorer.Score(Pair(reference, hypothesis, nist));

    private static TranscriptPair Pair(string reference, string hypothesis, bool nist) =>
        new() { Id = "u1", Reference = reference, Hypothesis = hypothesis, InNistNotation = nist };
}
