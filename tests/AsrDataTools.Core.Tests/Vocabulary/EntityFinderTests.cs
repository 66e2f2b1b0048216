using AsrDataTools.Vocabulary;

namespace AsrDataTools.Core.Tests.Vocabulary;

public sealed class EntityFinderTests
{
    [Theory]
    [InlineData("my number is five five five one two three four", "DigitString")]
    [InlineData("my number is 555-1234", "DigitString")]
    [InlineData("account 00123456", "DigitString")]
    [InlineData("b as in bravo", "SpelledAlphanumeric")]
    [InlineData("that is A B one two", "SpelledAlphanumeric")]
    [InlineData("tango whiskey nine", "SpelledAlphanumeric")]
    [InlineData("it costs $25", "Currency")]
    [InlineData("it costs twenty five dollars and ten cents", "Currency")]
    [InlineData("about 300 pesos", "Currency")]
    [InlineData("on March 3rd 1984", "Date")]
    [InlineData("the third of March", "Date")]
    [InlineData("on 12/03/2024 or 2024-03-12", "Date Date")]
    [InlineData("in nineteen eighty four", "Date")]
    [InlineData("at 10:30", "Time")]
    [InlineData("at three p m or 4 pm", "Time Time")]
    [InlineData("half past ten", "Time")]
    [InlineData("take 2 tablets of 10 mg", "Quantity Quantity")]
    [InlineData("ten percent or 5%", "Percentage Percentage")]
    [InlineData("mail anna.berg@mail.example.com", "EmailOrWebAddress")]
    [InlineData("anna at example dot com", "EmailOrWebAddress")]
    [InlineData("I live at 12 Baker Street", "StreetAddress")]
    [InlineData("press 1 or 2 for help", "")]
    [InlineData("I may march on", "")]
    [InlineData("a cat sat on a mat", "")]
    [InlineData("the well-known state-of-the-art", "")]
    public void Finds(string text, string classes)
    {
        WordTokenizer tokenizer = new(new());
        tokenizer.Read(text);
        List<EntityClass> found = [];

        EntityFinder.Find(tokenizer, (kind, _, _) => found.Add(kind));

        Assert.Equal(classes, string.Join(' ', found));
    }
}
