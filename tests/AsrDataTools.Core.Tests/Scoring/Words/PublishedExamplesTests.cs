using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Core.Tests.Scoring.Words;

/// <summary>
/// Figures published by jiwer 4.0 (github.com/jitsi/jiwer: README.md, docs/usage.md, tests/test_measures.py, tests/test_cer.py), and by Morris,
/// Maier and Green (2004), whose table jiwer's tests hold too. jiwer aligns at unit costs.
/// </summary>
public sealed class PublishedExamplesTests
{
    private readonly WordScorer _scorer = new(new WordScoringOptions { Convention = AlignmentConvention.Minimum });

    [Theory]
    [InlineData("hello world", "hello duck", 0.5, 0.5, 0.75)]
    [InlineData("This is a test", "This is a test", 0, 0, 0)]
    [InlineData("This is a test", "", 1, 1, 1)]
    [InlineData("This is a test", "This test", 0.5, 0.5, 0.5)]
    [InlineData("hello this sentence is fractured", "this sentence", 0.6, 0.6, 0.6)]
    [InlineData("i am a short ground truth", "i am a considerably longer and very much incorrect hypothesis", 7 / 6.0, 0.7, 0.85)]
    [InlineData("i am i good", "i am i good", 0, 0, 0)]
    [InlineData("am i good i", "i good i am", 0.5, 0.4, 7 / 16.0)]
    [InlineData("X", "X X Y Y", 3, 0.75, 0.75)]
    [InlineData("X Y X", "X Z", 2 / 3.0, 2 / 3.0, 5 / 6.0)]
    [InlineData("X", "Y", 1, 1, 1)]
    [InlineData("X", "Y Z", 2, 1, 1)]
    public void RatesOfWords(string reference, string hypothesis, double wer, double mer, double wil)
    {
        WordCounts counts = Score(reference, hypothesis).Words;

        Assert.Equal(wer, counts.ErrorRate!.Value, 12);
        Assert.Equal(mer, counts.MatchErrorRate!.Value, 12);
        Assert.Equal(wil, counts.InformationLost!.Value, 12);
        Assert.Equal(1 - wil, counts.InformationPreserved!.Value, 12);
    }

    [Theory]
    [InlineData("This is a test", "This is a test", 0)]
    [InlineData("This is a test", "", 1)]
    [InlineData("This is a test", "This test", 5 / 14.0)]
    [InlineData("X", "X X Y Y", 6)]
    [InlineData("X Y X", "X Z", 0.6)]
    [InlineData("X", "Y", 1)]
    [InlineData("X", "Y Z", 3)]
    public void RatesOfCharacters(string reference, string hypothesis, double cer) =>
        Assert.Equal(cer, Score(reference, hypothesis).Characters.ErrorRate!.Value, 12);

    /// <summary>
    /// The alignment that its documentation prints, with the summary of both sentences. At unit costs three substitutions are as good as an
    /// insertion, a match and a deletion; jiwer takes the latter there, and so do NIST's costs, to which it is cheaper.
    /// </summary>
    [Fact]
    public void TwoSentencesOfTheUsagePage()
    {
        WordScorer nist = new(new WordScoringOptions());
        WordCounts both = Of(nist);

        Assert.Equal(new WordCounts(5, 2, 2, 4), both);
        Assert.Equal(both.ErrorRate, Of(_scorer).ErrorRate);
        Assert.Equal(0.8889, both.ErrorRate!.Value, 4);
        Assert.Equal(0.6154, both.MatchErrorRate!.Value, 4);
        Assert.Equal(0.7475, both.InformationLost!.Value, 4);
        Assert.Equal(0.2525, both.InformationPreserved!.Value, 4);

        static WordCounts Of(WordScorer scorer) =>
            scorer.Score(Pair("short one here", "shoe order one")).Words
            + scorer.Score(Pair("quite a bit of longer sentence", "quite bit of an even longest sentence here")).Words;
    }

    [Fact]
    public void SeveralSentencesArePooled()
    {
        Assert.Equal(2 / 6.0, (Score("hello world", "hello duck").Words + Score("i like monthy python", "i like python").Words).ErrorRate!.Value, 12);
        Assert.Equal(3 / 17.0, (Score("i can spell", "i kan cpell").Characters + Score("i hope", "i hop").Characters).ErrorRate!.Value, 12);
    }

    /// <summary>Its counts are ours; where jiwer calls the rate the number of insertions, ours is null: there is nothing to divide by.</summary>
    [Fact]
    public void AnEmptyReference()
    {
        Assert.Equal(3, Score("", "now defined behaviour").Words.Insertions);
        Assert.Equal(5, Score("", "abcde").Characters.Insertions);
        Assert.Null(Score("", "silence").Words.ErrorRate);
        Assert.Equal(default, Score("", "").Words);
    }

    private UtteranceScore Score(string reference, string hypothesis) => _scorer.Score(Pair(reference, hypothesis));

    private static TranscriptPair Pair(string reference, string hypothesis) => new() { Id = "u1", Reference = reference, Hypothesis = hypothesis };
}
