namespace AsrDataTools.Core.Tests;

public sealed class CountedTests
{
    [Theory]
    [InlineData(0, "0 inputs failed; 0 rows or files left out; 0 tags leave speech; 0 inputs, rows or parts could not be read")]
    [InlineData(1, "1 input failed; 1 row or file left out; 1 tag leaves speech; 1 input, row or part could not be read")]
    [InlineData(2, "2 inputs failed; 2 rows or files left out; 2 tags leave speech; 2 inputs, rows or parts could not be read")]
    public void OneIsInTheSingular(int count, string text) =>
        Assert.Equal(text, Counted.Text($"{count:N0} inputs failed; {count} rows or files left out; {(long)count:N0} tags leave speech; {count} inputs, rows or parts could not be read"));

    [Fact]
    public void NounsOfTheirOwnPluralAreKnown()
    {
        const int One = 1;
        Assert.Equal("1 hypothesis missing, 1 delivery, 1 entry", Counted.Text($"{One} hypotheses missing, {One} deliveries, {One} entries"));
        Assert.Equal("2 files and 1 row were left out", Counted.Text($"{2} files and {One} rows were left out"));
        Assert.Equal("1 utterance is shared", Counted.Text($"{One} utterances are shared"));
    }

    [Fact]
    public void OnlyAWholeOneBeforeTheNounCounts()
    {
        const int One = 1;
        Assert.Equal("1.0 hours, 1 of 12 speakers, 1 is, 21 files", Counted.Text($"{1.0:0.0} hours, {One} of {12} speakers, {One} is, 2{One}{""} files"));
        Assert.Equal("1 files, 1 failed", Counted.Text($"{"1 files"}, {One} failed"));
    }

    [Fact]
    public void NumbersAreWrittenInvariantly() => Assert.Equal("1,234.5 s in 2,000 files", Counted.Text($"{1234.5:N1} s in {2000:N0} files"));
}
