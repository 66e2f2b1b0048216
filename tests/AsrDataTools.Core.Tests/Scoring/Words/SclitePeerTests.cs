using System.Text;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Text;

namespace AsrDataTools.Core.Tests.Scoring.Words;

/// <summary>NIST's sclite as judge: thousands of cases in few runs, equal to the last count.</summary>
public sealed class SclitePeerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(5, 1)]
    [InlineData(40, 2)]
    public void PlainTranscripts(int vocabulary, int seed)
    {
        ScliteCases cases = new(vocabulary, seed);
        AssertEqual(Enumerable.Range(0, 2500).Select(_ => (cases.Words(30), cases.Words(30))));
    }

    [Fact]
    public void AlternatesOnBothSides()
    {
        ScliteCases cases = new(6, 3);
        AssertEqual(Enumerable.Range(0, 2000).Select(trial => (cases.Choices(12), trial % 4 == 0 ? cases.Choices(8) : cases.Words(14))));
    }

    [Fact]
    public void OptionalWordsAndFragments()
    {
        ScliteCases cases = new(6, 4);
        AssertEqual(
            Enumerable.Range(0, 2000).Select(trial => (cases.Optional(14), trial % 3 == 0 ? cases.Optional(14) : cases.Words(14))),
            new WordScoringOptions { FragmentsCorrect = true }, "-D", "-F");
    }

    [Fact]
    public void LetterCase()
    {
        List<(string, string)> pairs = [("The Cat Sat", "the cat SAT"), ("YES", "yes no"), ("Ok then", "ok Then")];
        AssertEqual(pairs);
        AssertEqual(pairs, new WordScoringOptions { Normalizer = new PlainNormalizer(caseSensitive: true) }, "-s");
    }

    private void AssertEqual(IEnumerable<(string Reference, string Hypothesis)> pairs, WordScoringOptions? options = null, params string[] arguments)
    {
        StringBuilder reference = new(), hypothesis = new();
        Dictionary<string, (string Reference, string Hypothesis)> texts = [];
        foreach ((string said, string recognised) in pairs)
        {
            string id = $"s{texts.Count % 7}-{texts.Count:00000}";
            texts.Add(id, (said, recognised));
            reference.Append(said).Append(" (").Append(id).Append(")\n");
            hypothesis.Append(recognised).Append(" (").Append(id).Append(")\n");
        }

        Dictionary<string, (int, int, int, int)> expected = Sctk.Counts(
            ["-r", _folder.Write("r.trn", reference.ToString()), "trn", "-h", _folder.Write("h.trn", hypothesis.ToString()), "trn", "-i", "spu_id", .. arguments]);

        Assert.Equal(texts.Count, expected.Count);
        WordScorer scorer = new(options ?? new WordScoringOptions());
        foreach ((string id, (string said, string recognised)) in texts)
        {
            WordCounts counts = scorer.Score(new TranscriptPair { Id = id, Reference = said, Hypothesis = recognised, InNistNotation = true }).Words;
            (long, long, long, long) own = (counts.Correct, counts.Substitutions, counts.Deletions, counts.Insertions);
            (long, long, long, long) theirs = expected[id];
            Assert.True(own == theirs, $"'{said}' | '{recognised}': {own} here, {theirs} by sclite");
        }
    }
}
