namespace AsrDataTools.Core.Tests;

public class TextListTests
{
    [Theory]
    [InlineData]
    [InlineData("one")]
    [InlineData("one", "two; three", "four")]
    public void TextJoinsWithSemicolons(params string[] items)
    {
        TextList list = new(items);

        Assert.Equal(string.Join("; ", items), list.ToString());
        Assert.Equal(list.ToString(), TextList.Parse(list.ToString()).ToString());
    }
}
