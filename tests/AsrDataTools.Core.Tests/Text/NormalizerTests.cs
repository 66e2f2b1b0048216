using AsrDataTools.Text;

namespace AsrDataTools.Core.Tests.Text;

public sealed class NormalizerTests
{
    /// <summary>The behaviour published with Whisper.</summary>
    [Theory]
    [InlineData("Let's go, they're here!", "let us go they are here")]
    [InlineData("I won't; he can't. She'd been there", "i will not he can not she had been there")]
    [InlineData("Mr. Park visited Assoc. Prof. Kim Jr.", "mister park visited associate professor kim junior")]
    [InlineData("[noise] uh hello (laughs) um <unk> world", "hello world")]
    [InlineData("The colour of the theatre's centre was analysed and organised", "the color of the theater is center was analyzed and organized")]
    [InlineData("twenty five dollars and fifty cents", "$25.50")]
    [InlineData("it costs five dollars or 1,000,000 euros", "it costs $5 or €1000000")]
    [InlineData("three point one four percent", "3.14%")]
    [InlineData("two hundred and five thousand three hundred", "205300")]
    [InlineData("2.5 million", "2500000")]
    [InlineData("nineteen eighty four and twenty oh five", "1984 and 2005")]
    [InlineData("the nineteen eighties", "the 1980s")]
    [InlineData("one of them", "one of them")]
    [InlineData("an M R I scan", "an m r i scan")]
    [InlineData("Café naïve straße", "cafe naive strasse")]
    public void English(string text, string expected) => Assert.Equal(expected, new EnglishNormalizer().Normalize(text));

    /// <summary>What that one gets wrong: what is said and what is written must meet.</summary>
    [Theory]
    [InlineData("one second please", "1 second please")]
    [InlineData("the twenty-first of may", "the 21st of may")]
    [InlineData("the twenty first of may", "the 21st of May")]
    [InlineData("one hundred and third", "103rd")]
    [InlineData("C O two and H two O", "CO2 and H2O")]
    [InlineData("call five five five one two three four", "call 555-1234")]
    [InlineData("nine one one", "911")]
    [InlineData("two one two five five five oh one double nine", "(212) 555-0199")]
    [InlineData("i am at five o'clock", "I'm at 5 (uh) o'clock")]
    [InlineData("five percent", "5 %")]
    [InlineData("twenty dollars", "$20")]
    [InlineData("it's John’s", "it's John's")]
    public void EnglishMeets(string said, string written) =>
        Assert.Equal(new EnglishNormalizer().Normalize(written), new EnglishNormalizer().Normalize(said));

    [Theory]
    [InlineData("Hello, World! [noise] (aside)", "hello world")]
    [InlineData("हिन्दी में", "हिन्दी में")]
    [InlineData("l’été, c'est fini", "l'été c'est fini")]
    [InlineData("«Привет» — сказал он.", "привет сказал он")]
    public void Basic(string text, string expected) => Assert.Equal(expected.Normalize(), new BasicNormalizer().Normalize(text));

    [Fact]
    public void ComposedAndDecomposedAreTheSame()
    {
        PlainNormalizer plain = new(caseSensitive: true);
        Assert.Equal(plain.Normalize("caf\u00e9"), plain.Normalize("cafe\u0301"));
    }

    /// <summary>Normalising twice changes nothing, whatever the text.</summary>
    [Fact]
    public void Idempotent()
    {
        string[] texts =
        [
            "One hundred twenty three dollars", "I've been to the 2nd theatre at 5 p.m.", "don't stop", "1,234.5% of nothing", "twenty twenty one", "a hundred and one",
        ];
        foreach (ITextNormalizer normalizer in (ITextNormalizer[])[new BasicNormalizer(), new EnglishNormalizer(), new PlainNormalizer(false)])
        {
            foreach (string text in texts)
            {
                string once = normalizer.Normalize(text);
                Assert.Equal(once, normalizer.Normalize(once));
            }
        }
    }

    [Fact]
    public void ThaiAndHanArePartedByGraphemeClusters()
    {
        Assert.Equal(["ที่", "นี่", "ok", "你", "好"], UnsegmentedScript.Split("ที่นี่ ok你好").Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("plain text", UnsegmentedScript.Split("plain text"));
    }
}
