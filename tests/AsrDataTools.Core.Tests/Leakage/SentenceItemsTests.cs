using AsrDataTools.Leakage;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Leakage;

public sealed class SentenceItemsTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 3)]
    [InlineData(12, 1)]
    [InlineData(12, 4)]
    public void AreWhatAListForEachSentenceWouldBe(int firstNumber, int step)
    {
        SeededRandom random = new(firstNumber + step);
        LeakageItem[] items = [.. Enumerable.Range(0, 500).Select(i => Item(firstNumber + (i * step)))];
        int[] sentences = [.. items.Select(_ => random.Next(80) - 1)];
        SentenceItems by = new(items, sentences, 90);

        Assert.Equal(sentences.Where(sentence => sentence >= 0).Distinct(), by.InOrder());
        for (int sentence = 0; sentence < 90; sentence++)
        {
            Assert.Equal(items.Where((_, i) => sentences[i] == sentence), by[sentence]);
            Assert.Equal(by[sentence].Length, by.Count(sentence));
        }

        Assert.All(items, (item, i) => Assert.Equal(sentences[i], by.Of(item)));
    }

    [Fact]
    public void ItemOfAnotherSideHasNone()
    {
        LeakageItem[] items = [Item(0), Item(1), Item(5)];
        SentenceItems by = new(items, [0, 1, 0], 2);
        Assert.All(Enumerable.Range(0, 8), number => Assert.Null(by.Of(Item(number))));
        Assert.Null(new SentenceItems([], [], 0).Of(Item(0)));
    }

    private static LeakageItem Item(int number) => new(new AsrDataTools.Corpus.SpeechUtterance { Id = $"{number}" }, number);
}
