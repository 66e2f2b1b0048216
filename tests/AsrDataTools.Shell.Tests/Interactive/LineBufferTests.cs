using System.Globalization;
using AsrDataTools.Shell.Interactive;
using FsCheck;
using FsCheck.Fluent;

namespace AsrDataTools.Shell.Tests.Interactive;

public sealed class LineBufferTests
{
    private static LineBuffer At(string marked)
    {
        LineBuffer buffer = new();
        buffer.Set(marked.Replace("|", "", StringComparison.Ordinal), marked.IndexOf('|', StringComparison.Ordinal));
        return buffer;
    }

    private static string Marked(LineBuffer buffer) => buffer.Text.Insert(buffer.Cursor, "|");

    private static void Apply(LineBuffer buffer, string operation)
    {
        switch (operation)
        {
            case "Backspace": buffer.Backspace(); break;
            case "Delete": buffer.Delete(); break;
            case "Left": buffer.MoveLeft(); break;
            case "Right": buffer.MoveRight(); break;
            case "WordLeft": buffer.MoveWordLeft(); break;
            case "WordRight": buffer.MoveWordRight(); break;
            case "Home": buffer.MoveHome(); break;
            case "End": buffer.MoveEnd(); break;
            case "Up": buffer.MoveUp(); break;
            case "Down": buffer.MoveDown(); break;
            case "KillToEnd": buffer.KillToEnd(); break;
            case "KillToStart": buffer.KillToStart(); break;
            case "KillWord": buffer.KillWordLeft(); break;
            default: throw new ArgumentOutOfRangeException(nameof(operation), operation, null);
        }
    }

    [Theory]
    [InlineData("ab|c", "Backspace", "a|c")]
    [InlineData("|abc", "Backspace", "|abc")]
    [InlineData("a|bc", "Delete", "a|c")]
    [InlineData("abc|", "Delete", "abc|")]
    [InlineData("a\U0001F600|b", "Backspace", "a|b")]
    [InlineData("a\U0001F600|b", "Left", "a|\U0001F600b")]
    [InlineData("e\u0301|x", "Left", "|e\u0301x")]
    [InlineData("|e\u0301x", "Right", "e\u0301|x")]
    [InlineData("Get-Item foo|", "WordLeft", "Get-Item |foo")]
    [InlineData("Get-Item |foo", "WordLeft", "Get-|Item foo")]
    [InlineData("Get|-Item", "WordRight", "Get-Item|")]
    [InlineData("one\ntw|o", "Home", "one\n|two")]
    [InlineData("o|ne\ntwo", "End", "one|\ntwo")]
    [InlineData("one\ntwo|", "Up", "one|\ntwo")]
    [InlineData("o|\nlonger", "Down", "o\nl|onger")]
    [InlineData("longer|\nab", "Down", "longer\nab|")]
    [InlineData("on|e\ntwo", "KillToEnd", "on|\ntwo")]
    [InlineData("one|\ntwo", "KillToEnd", "one|two")]
    [InlineData("one\ntw|o", "KillToStart", "one\n|o")]
    [InlineData("Get-Item a-b |c", "KillWord", "Get-Item |c")]
    public void MovesAndCuts(string before, string operation, string after)
    {
        LineBuffer buffer = At(before);
        Apply(buffer, operation);
        Assert.Equal(after, Marked(buffer));
    }

    [Fact]
    public void YankBringsBackWhatWasCut()
    {
        LineBuffer buffer = At("one two|");
        buffer.KillWordLeft();
        buffer.MoveHome();
        buffer.Yank();
        Assert.Equal("two|one ", Marked(buffer));
    }

    [Fact]
    public void UpAndDownTellWhenThereIsNoOtherLine()
    {
        LineBuffer buffer = At("one|");
        Assert.False(buffer.MoveUp());
        Assert.False(buffer.MoveDown());
    }

    [Fact]
    public void TheCursorStaysBetweenTextElements()
    {
        string[] operations = ["Backspace", "Delete", "Left", "Right", "Home", "End", "Up", "Down", "KillToEnd", "KillToStart"];
        Gen<string> text = Gen.Elements("a", " ", "\n", "\U0001F600", "e\u0301", "日", "-").ListOf().Select(string.Concat);
        Gen<List<string>> steps = Gen.Elements(operations).ListOf().Select(list => list.ToList());
        Check.QuickThrowOnFailure(Prop.ForAll(Arb.From(text), Arb.From(steps), (start, moves) =>
        {
            LineBuffer buffer = new();
            buffer.Set(start);
            foreach (string move in moves)
            {
                Apply(buffer, move);
                if (buffer.Cursor != buffer.Text.Length && !StringInfo.ParseCombiningCharacters(buffer.Text).Contains(buffer.Cursor)) return false;
            }

            return true;
        }));
    }
}
