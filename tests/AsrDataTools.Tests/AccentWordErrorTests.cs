using AsrDataTools.Coverage;

namespace AsrDataTools.Tests;

public sealed class AccentWordErrorTests : IDisposable
{
    private const string Command = "Test-AccentCoverage ./train.csv @{ 'en-US' = 0.5; 'en-IN' = 0.5 }";

    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public AccentWordErrorTests()
    {
        _session.SetLocation(_corpus.Path);
        _corpus.WriteText("train.csv", "text,duration,speaker,accent\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"hello,60,s{i},{(i % 2 == 0 ? "en-US" : "en-IN")}\n")));
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void RatesGapsAndTheProjectionFromATable()
    {
        _corpus.WriteText("wer [1].csv", "Accent,Speaker,ReferenceWords,Substitutions,Deletions,Insertions\n" + string.Concat(
            Enumerable.Range(0, 24).Select(i => $"{(i < 12 ? "American English" : "en-IN")},s{i},100,{(i < 12 ? 7 : 17) + i % 2},2,1\n")));

        IReadOnlyList<AccentCoverage> rows = _session.Run($"{Command} -WordError './wer [1].csv' -ReferenceAccent en-US").Clean().As<AccentCoverage>();

        AccentCoverage states = rows.Single(row => row.Accent == "en-US"), india = rows.Single(row => row.Accent == "en-IN");
        Assert.Equal(0.105, states.WordErrorRate!.Value, 9);
        Assert.Equal(1, states.AdjustedErrorRatio);
        Assert.Equal(0.205 / 0.105, india.AdjustedErrorRatio!.Value, 6);
        Assert.InRange(india.AdjustedErrorRatio.Value, india.AdjustedErrorLow!.Value, india.AdjustedErrorHigh!.Value);
        Assert.Equal(0.155, rows[^1].WordErrorRate!.Value, 9);
        Assert.NotNull(rows[^1].WordErrorLow);
    }

    [Fact]
    public void RowsOfAScorerWork()
    {
        IReadOnlyList<AccentCoverage> rows = _session.Run(
            $"$rows = 1..24 | ForEach-Object {{ [pscustomobject]@{{ Accent = ('en-US', 'en-IN')[$_ % 2]; Speaker = \"s$_\"; Words = 50; WordErrorRate = 0.1 + 0.1 * ($_ % 2) }} }}; $rows += @{{ Accent = 'en-US'; Words = 50; Errors = 5 }}; {Command} -WordError $rows")
            .Clean().As<AccentCoverage>();

        Assert.Equal(0.1, rows.Single(row => row.Accent == "en-US").WordErrorRate!.Value, 9);
        Assert.Equal(0.2, rows.Single(row => row.Accent == "en-IN").WordErrorRate!.Value, 9);
    }

    [Theory]
    [InlineData("-WordError ./gone.csv", "PathNotFound")]
    [InlineData("-WordError ./train.csv", "WordErrorColumnsUnknown")]
    [InlineData("-WordError @{ Accent = 'en-IN'; Words = 10; Errors = 1 } -ReferenceAccent en-US", "ReferenceAccentUnknown")]
    public void WhatCannotBeUsedEndsTheCommand(string parameters, string errorId)
    {
        ScriptResult result = _session.Run($"{Command} {parameters}");

        Assert.StartsWith(errorId + ",", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void ABadRowIsAnErrorAndTheOthersCount()
    {
        ScriptResult result = _session.Run($"{Command} -WordError @{{ Accent = 'en-IN'; Words = 10; Errors = 1 }}, @{{ Accent = 'en-IN'; Words = 'x'; Errors = 1 }}");

        Assert.StartsWith("WordErrorRowInvalid,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("row 2: Words is 'x', not a number", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(0.1, result.As<AccentCoverage>().Single(row => row.Accent == "en-IN").WordErrorRate!.Value, 9);
    }
}
