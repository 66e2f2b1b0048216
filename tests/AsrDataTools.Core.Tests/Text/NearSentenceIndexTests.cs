using AsrDataTools.Statistics;
using AsrDataTools.Text;

namespace AsrDataTools.Core.Tests.Text;

public sealed class NearSentenceIndexTests
{
    [Fact]
    public void SentencesAreNumberedOnceByTheirWords()
    {
        SentenceTable table = new();

        Assert.Equal([0, 1, 0, -1, 2], new[] { "a b c", "a  b", " a b\tc ", "  ", "c b a" }.Select(text => table.Add(text)));
        Assert.Equal((3, 3), (table.Count, table.Vocabulary));
        Assert.Equal([2, 1, 0], table.Words(2).ToArray());
    }

    [Fact]
    public void SimilarityIsThatOfSetsOfShingles()
    {
        SentenceTable table = new();
        int one = table.Add("a b c a b c d"), other = table.Add("b c d e"), brief = table.Add("a b");
        ShingleSimilarity similarity = new(table);

        // {abc, bca, cab, bcd} and {bcd, cde}.
        Assert.Equal(1 / 5.0, similarity.Of(one, other), 12);
        Assert.Equal(1, similarity.Of(one, one), 12);
        Assert.Equal(0, similarity.Of(one, brief));
    }

    /// <summary>Everything found is near, and of what is near at least as much is found as the bands promise.</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    [InlineData(0.95)]
    public void FindsWhatBruteForceFinds(double threshold)
    {
        SentenceTable table = Disturbed(800, 7);
        HashSet<(int, int, int)>[] shingles = [.. Enumerable.Range(0, table.Count).Select(sentence => Shingles(table.Words(sentence)))];
        NearSentenceIndex index = new(table, Enumerable.Range(0, table.Count), threshold, 2, CancellationToken.None);
        NearSentenceQuery query = new(index);
        int near = 0, found = 0;
        for (int sentence = 0; sentence < table.Count; sentence++)
        {
            HashSet<int> truth = [.. Enumerable.Range(0, table.Count).Where(other => other != sentence && Plain(shingles[sentence], shingles[other]) >= threshold)];
            int[] given = [.. query.Near(sentence).Select(match => match.Sentence)];
            Assert.All(given, match => Assert.Contains(match, truth));
            near += truth.Count;
            found += given.Length;
        }

        Assert.True(near > 10, $"{near} near pairs");
        Assert.True(found >= 0.98 * near, $"{found} of {near}");
    }

    [Fact]
    public void ATemplateWithThousandsOfFillingsGivesNoMoreThanTheLimit()
    {
        SentenceTable table = new();
        const string Template = "this call may be recorded for training and quality purposes and your reference number for this call today is";
        for (int i = 0; i < 3000; i++) table.Add($"{Template} {i}");
        NearSentenceQuery query = new(new NearSentenceIndex(table, Enumerable.Range(0, table.Count), 0.8, 2, CancellationToken.None));

        Assert.Equal(NearSentenceQuery.MostMatches, query.Near(17).Count);
    }

    /// <summary>Few words in random order: every shingle is in hundreds of sentences, so that MinHash is asked.</summary>
    [Fact]
    public void FindsNearSentencesOfFewWords()
    {
        SeededRandom random = new(5);
        SentenceTable table = new();
        while (table.Count < 6000)
        {
            string[] words = [.. Enumerable.Range(0, 14).Select(_ => $"w{random.Next(5)}")];
            table.Add(string.Join(' ', words));
            table.Add(string.Join(' ', words[1..]));
        }

        NearSentenceIndex index = new(table, Enumerable.Range(0, table.Count), 0.8, 2, CancellationToken.None);
        NearSentenceQuery query = new(index);
        ShingleSimilarity similarity = new(table);
        int near = 0, found = 0, candidates = 0;
        for (int sentence = 0; sentence < 300; sentence++)
        {
            int[] truth = [.. Enumerable.Range(0, table.Count).Where(other => other != sentence && similarity.Of(sentence, other) >= 0.8)];
            int[] given = [.. query.Near(sentence).Select(match => match.Sentence)];
            Assert.All(given, match => Assert.Contains(match, truth));
            near += truth.Length;
            found += given.Length;
            candidates += query.Candidates;
        }

        Assert.True(near > 200, $"{near} near pairs");
        Assert.True(found >= 0.98 * near, $"{found} of {near}");
        Assert.True(candidates < 300 * 512, $"{candidates} candidates verified");
    }

    // Sentences and copies of them with words changed, left out and added.
    private static SentenceTable Disturbed(int count, long seed)
    {
        SeededRandom random = new(seed);
        SentenceTable table = new();
        while (table.Count < count)
        {
            List<string> words = [.. Enumerable.Range(0, 6 + random.Next(30)).Select(_ => $"w{random.Next(300)}")];
            for (int copy = 0; copy < 4; copy++)
            {
                table.Add(string.Join(' ', words));
                int at = random.Next(words.Count);
                if (random.Next(3) == 0) words.RemoveAt(at);
                else if (random.Next(2) == 0) words.Insert(at, $"w{random.Next(300)}");
                else words[at] = $"w{random.Next(300)}";
            }
        }

        return table;
    }

    private static double Plain(HashSet<(int, int, int)> one, HashSet<(int, int, int)> other)
    {
        int shared = one.Count(other.Contains);
        return one.Count == 0 || other.Count == 0 ? 0 : (double)shared / (one.Count + other.Count - shared);
    }

    private static HashSet<(int, int, int)> Shingles(ReadOnlySpan<int> words)
    {
        HashSet<(int, int, int)> shingles = [];
        for (int i = 0; i + 2 < words.Length; i++) shingles.Add((words[i], words[i + 1], words[i + 2]));
        return shingles;
    }
}
