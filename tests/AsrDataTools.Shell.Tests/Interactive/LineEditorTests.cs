using System.Text;
using AsrDataTools.Shell.Interactive;

namespace AsrDataTools.Shell.Tests.Interactive;

public sealed class LineEditorTests
{
    private sealed class FakeCompleter(params string[] words) : ICompleter
    {
        public Completion Complete(string text, int cursor) =>
            new(0, cursor, [.. words.Where(word => word.StartsWith(text[..cursor], StringComparison.Ordinal)).Select(word => (word, word))]);
    }

    private readonly StringBuilder _screen = new();

    private LineResult Type(string typed, History? history = null, bool hidden = false, params string[] words)
    {
        EditorView view = new(text => _screen.Append(text), () => 40);
        LineEditor editor = new(new TypedKeys(typed), view, history, new FakeCompleter(words), text => text.Count(letter => letter == '{') != text.Count(letter => letter == '}'));
        return editor.Read("PS> ", hidden);
    }

    private static History Remembered(params string[] entries)
    {
        History history = new(null);
        foreach (string entry in entries) history.Add(entry);
        return history;
    }

    [Theory]
    [InlineData("abc{Enter}", "abc")]
    [InlineData("abc{LeftArrow}{Backspace}x{Enter}", "axc")]
    [InlineData("bc{Home}a{End}d{Enter}", "abcd")]
    [InlineData("bc{Ctrl+A}a{Ctrl+E}d{Enter}", "abcd")]
    [InlineData("one two{Ctrl+W}{Enter}", "one ")]
    [InlineData("one two{Ctrl+LeftArrow}{Ctrl+K}{Enter}", "one ")]
    [InlineData("one two{Ctrl+LeftArrow}{Ctrl+U}{Enter}", "two")]
    [InlineData("one{Ctrl+U}{Ctrl+Y}{Ctrl+Y}{Enter}", "oneone")]
    [InlineData("x{Ctrl+L}y{Enter}", "xy")]
    [InlineData("x{F5}y{Enter}", "xy")]
    public void Edits(string typed, string text) => Assert.Equal(new LineResult(LineOutcome.Accepted, text), Type(typed));

    [Fact]
    public void AnIncompleteTextGoesOnOnTheNextLine()
    {
        // The brace of this text is typed by name, since braces stand for named keys here.
        History history = Remembered("if (1) {");
        Assert.Equal("if (1) {\nx", Type("{UpArrow}{Enter}x{Ctrl+C}", history).Text);
        Assert.Contains(">> x", _screen.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ab{Ctrl+C}", LineOutcome.Cancelled)]
    [InlineData("{Ctrl+D}", LineOutcome.EndOfInput)]
    public void EndsByControlKeys(string typed, LineOutcome outcome) => Assert.Equal(outcome, Type(typed).Outcome);

    [Fact]
    public void ControlDDeletesWhereThereIsText() => Assert.Equal("bc", Type("abc{Home}{Ctrl+D}{Enter}").Text);

    [Theory]
    [InlineData("{UpArrow}{Enter}", "two")]
    [InlineData("{UpArrow}{UpArrow}{UpArrow}{Enter}", "one")]
    [InlineData("draft{UpArrow}{UpArrow}{DownArrow}{DownArrow}!{Enter}", "draft!")]
    public void RecallsHistory(string typed, string text) => Assert.Equal(text, Type(typed, Remembered("one", "two")).Text);

    [Theory]
    [InlineData("{Ctrl+R}ge{Enter}", "Get-Item b")]
    [InlineData("{Ctrl+R}ge{Ctrl+R}{Enter}", "Get-Item a")]
    [InlineData("{Ctrl+R}a{Backspace}b{Enter}", "Get-Item b")]
    [InlineData("mine{Ctrl+R}ge{Escape}{Enter}", "mine")]
    [InlineData("{Ctrl+R}b{End}!{Enter}", "Get-Item b!")]
    public void SearchesHistory(string typed, string text) => Assert.Equal(text, Type(typed, Remembered("Get-Item a", "ls", "Get-Item b")).Text);

    [Theory]
    [InlineData("ap{Tab}{Enter}", "apple")]
    [InlineData("ap{Tab}{Tab}{Enter}", "apricot")]
    [InlineData("ap{Tab}{Tab}{Tab}{Enter}", "apple")]
    [InlineData("ap{Tab}{Shift+Tab}{Enter}", "apricot")]
    [InlineData("ap{Tab}{Escape}{Enter}", "ap")]
    [InlineData("ap{Tab} x{Enter}", "apple x")]
    [InlineData("p{Tab} x{Enter}", "pear x")]
    [InlineData("q{Tab}{Enter}", "q")]
    public void Completes(string typed, string text) => Assert.Equal(text, Type(typed, null, false, "apple", "apricot", "pear").Text);

    [Fact]
    public void ShowsTheMenuWithTheChosenMatchInReverse()
    {
        Type("ap{Tab}{Tab}{Enter}", null, false, "apple", "apricot");
        Assert.Contains("apple    \e[7mapricot\e[0m", _screen.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ASecretIsNotDrawn()
    {
        Assert.Equal("s3cret", Type("s3cret{Enter}", hidden: true).Text);
        Assert.DoesNotContain("s3", _screen.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void APromptWiderThanTheTerminalIsWrittenOnce()
    {
        EditorView view = new(text => _screen.Append(text), () => 10);
        new LineEditor(new TypedKeys("abc{Enter}"), view).Read("a question that is long: ");
        Assert.Equal(2, _screen.ToString().Split("question").Length);
    }
}
