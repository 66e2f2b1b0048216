using AsrDataTools.Shell.Interactive;
using FsCheck;
using FsCheck.Fluent;

namespace AsrDataTools.Shell.Tests.Interactive;

public sealed class TextLayoutTests
{
    [Fact]
    public void ContinuesOnTheNextLineBehindItsOwnPrompt()
    {
        TextLayout layout = TextLayout.Arrange("PS> ", 4, ">> ", "if (\n1", 6, 20);
        Assert.Equal(["PS> if (", ">> 1"], layout.Rows);
        Assert.Equal((1, 4), (layout.CursorRow, layout.CursorColumn));
    }

    [Fact]
    public void AFullRowLeavesTheCursorOnTheNext()
    {
        TextLayout layout = TextLayout.Arrange("> ", 2, ">> ", "abcd", 4, 6);
        Assert.Equal(["> abcd", ""], layout.Rows);
        Assert.Equal((1, 0), (layout.CursorRow, layout.CursorColumn));
    }

    [Fact]
    public void AWideLetterIsNotSplit()
    {
        TextLayout layout = TextLayout.Arrange("", 0, "", "abc日", 3, 4);
        Assert.Equal(["abc", "日"], layout.Rows);
        Assert.Equal((1, 0), (layout.CursorRow, layout.CursorColumn));
    }

    [Fact]
    public void NoRowIsWiderThanTheTerminalAndNothingIsLost()
    {
        Gen<string> text = Gen.Elements("a", "日", "e\u0301", "\U0001F600").ListOf().Select(string.Concat);
        Check.QuickThrowOnFailure(Prop.ForAll(Arb.From(text), Arb.From(Gen.Choose(2, 12)), (typed, width) =>
        {
            TextLayout layout = TextLayout.Arrange("", 0, "", typed, typed.Length, width);
            return layout.Rows.All(row => CellWidth.Of(row) <= width)
                && string.Concat(layout.Rows) == typed
                && layout.CursorRow == layout.Rows.Count - 1
                && layout.CursorColumn == CellWidth.Of(layout.Rows[^1]);
        }));
    }
}
