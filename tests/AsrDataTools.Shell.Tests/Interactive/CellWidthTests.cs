using AsrDataTools.Shell.Interactive;

namespace AsrDataTools.Shell.Tests.Interactive;

public sealed class CellWidthTests
{
    [Theory]
    [InlineData("abc", 3)]
    [InlineData("日本語", 6)]
    [InlineData("한국어", 6)]
    [InlineData("ＡＢ", 4)]
    [InlineData("e\u0301", 1)]
    [InlineData("\U0001F600", 2)]
    [InlineData("\u2764\uFE0F", 2)]
    [InlineData("\U0001F468\u200D\U0001F469\u200D\U0001F467", 2)]
    [InlineData("éüñ", 3)]
    public void CountsCells(string text, int cells) => Assert.Equal(cells, CellWidth.Of(text));

    [Theory]
    [InlineData("日本語", 5, "日本")]
    [InlineData("abc", 3, "abc")]
    [InlineData("abc", 0, "")]
    public void CutsBetweenElements(string text, int cells, string cut) => Assert.Equal(cut, CellWidth.Cut(text, cells));
}
