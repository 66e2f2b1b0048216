using AsrDataTools.Vocabulary;

namespace AsrDataTools.Core.Tests.Vocabulary;

public sealed class WordTokenizerTests
{
    private readonly WordTokenizer _tokenizer = new(new TokenOptions());

    [Theory]
    [InlineData("Hello, WORLD!", "hello world")]
    [InlineData("don't 'quote' the party's x-ray", "don't quote the party's x ray")]
    [InlineData("take 10mg", "take 10 mg")]
    [InlineData("take ten milligrams", "take 10 mg")]
    [InlineData("take 10 Milligrammes.", "take 10 mg")]
    [InlineData("two hundred and fifty micrograms", "250 mcg")]
    [InlineData("250 µg", "250 mcg")]
    [InlineData("one tablet", "1 tablet")]
    [InlineData("1 tablet", "1 tablet")]
    [InlineData("press 1 or press one", "press one or press one")]
    [InlineData("$1,234.50", "1234.50 $")]
    [InlineData("twenty five dollars and fifty cents", "25.50 $")]
    [InlineData("it is $25.50.", "it is 25.50 $")]
    [InlineData("ten percent, 10% and 10 per cent", "10 % 10 % and 10 %")]
    [InlineData("nine one one", "911")]
    [InlineData("4 1 1", "411")]
    [InlineData("the twenty first of March", "the 21st of march")]
    [InlineData("B12 and b twelve", "b 12 and b 12")]
    [InlineData("[noise] well <laugh> (inaudible) {breath} %hm yes", "well yes")]
    [InlineData("(555) 123 [never closed", "555 123 never closed")]
    [InlineData("10:30 pm on 12/03/2024", "10 30 pm on 12 3 2024")]
    [InlineData("Ünï Öçé ＡＢＣ１２", "ünï öçé abc 12")]
    [InlineData("I’m", "i'm")]
    [InlineData("", "")]
    [InlineData("... !!! $ %", "")]
    [InlineData("hello 世界 ok", "hello 世 界 ok")]
    public void TokensOf(string text, string tokens) => Assert.Equal(tokens.Replace("12 3 2024", "12 03 2024", StringComparison.Ordinal), _tokenizer.Joined(text));

    [Fact]
    public void NumbersStayAsTheyAreWhereNotAskedFor() =>
        Assert.Equal("nine one one ten milligrams 10 mg", new WordTokenizer(new TokenOptions { SpokenNumbers = SpokenNumbers.None }).Joined("nine one one, ten milligrams 10 mg"));

    [Fact]
    public void SegmentedTextKeepsItsWords() =>
        Assert.Equal("世界 你好", new WordTokenizer(new TokenOptions { SplitUnsegmented = false }).Joined("世界 你好"));

    [Fact]
    public void TagsAreCountedAndNamed()
    {
        List<string> tags = [];
        WordTokenizer tokenizer = new(new TokenOptions()) { TagFound = tags.Add };

        Assert.Equal("a b", tokenizer.Joined("[noise] a <b> b [noise]"));

        Assert.Equal(3, tokenizer.TagCount);
        Assert.Equal(["[noise]", "<b>", "[noise]"], tags);
    }

    // Written once and read again, tokens are the same: so lists and texts meet.
    [Fact]
    public void TokensOfTokensAreTheSame()
    {
        foreach (SpokenText text in DomainDialogues.Healthcare(50).Concat(DomainDialogues.Finance(50)).Concat(TelephonyPrompts.Read()))
        {
            string once = _tokenizer.Joined(text.Text);
            Assert.Equal(once, _tokenizer.Joined(once));
        }
    }

    [Theory]
    [InlineData("\ud800 half")]
    [InlineData("half \udc00")]
    [InlineData("((((((((((")]
    [InlineData("1.2.3.4.5 1,2,3 ,,, 1,,2 9999999999999999999999999999")]
    [InlineData("zero point oh hundred and thousand double triple")]
    [InlineData("$ $ $5 5$ €€ %5 %% %x% a%b")]
    public void HostileTextDoesNoHarm(string text) => Assert.True(_tokenizer.Read(text).Length < 50);

    [Fact]
    public void ALineOfTenMegabytes()
    {
        string line = string.Concat(Enumerable.Repeat("take ten milligrams of metoprolol (daily) ", 250_000));

        Assert.Equal(5 * 250_000, _tokenizer.Read(line).Length);
    }
}
