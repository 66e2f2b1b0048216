using AsrDataTools.Vocabulary;

namespace AsrDataTools.Tests;

public sealed class MeasureDomainTermTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public MeasureDomainTermTests()
    {
        _session.SetLocation(_corpus.Path);
        _corpus.WriteText("terms.csv", "term,class,aliases,minimum examples\naspirin,drug,ASA,3\nheart attack,condition,,\n10 mg,dose,,1\n");
        _corpus.WriteText("training.jsonl", """
            {"id":"1","text":"take ten milligrams of aspirin","speaker":"s1","recording":"a"}
            {"id":"2","text":"A S A is aspirin too","speaker":"s2","recording":"b"}

            """);
        _corpus.WriteText("production.txt", "a heart attack\n");
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void CoverageOfTrainingAndProduction()
    {
        ScriptResult result = _session.Run("Measure-DomainTerm training.jsonl production.txt -TermList terms.csv -MinimumExamples 2").Clean();

        DomainTermCoverage[] rows = [.. result.As<DomainTermCoverage>()];
        Assert.Equal(["heart attack", "10 mg", "aspirin"], rows.Select(row => row.Term));
        Assert.Equal((4L, 4L, 0L), (rows[0].Target, rows[0].Needed, rows[0].DifferenceCount)); // 1 in 3 words, of 11 in training.
        Assert.Equal((1L, 0L), (rows[1].DifferenceCount, rows[1].Needed));
        Assert.Equal((3L, 2, 2, 0L), (rows[2].DifferenceCount, rows[2].DifferenceSpeakers, rows[2].DifferenceRecordings, rows[2].Needed));
        Assert.StartsWith("Looked for 3 terms in 11 words of training (2 transcripts, 0 without a speaker) and 3 of production", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void TermsInHypotheses()
    {
        _corpus.WriteText("r.trn", "take aspirin now (anna-1)\nno pain (bert-1)\n");
        _corpus.WriteText("h.trn", "take a spring now (anna-1)\nno aspirin pain (bert-1)\n");

        DomainTermScore[] rows = [.. _session.Run("Measure-DomainTerm -TermList terms.csv -Reference r.trn -Hypothesis h.trn").Clean().As<DomainTermScore>()];

        Assert.Equal((0.0, 1L, 2.0, 0.25), (rows[0].Recall!.Value, rows[0].FalseInsertions, rows[0].BiasedWordErrorRate!.Value, rows[0].UnbiasedWordErrorRate!.Value));
        Assert.Equal("aspirin", Assert.Single(_session.Run("Measure-DomainTerm -TermList terms.csv -Reference r.trn -Hypothesis h.trn -PerTerm").Clean().As<DomainTermScore>()).Group);
    }

    [Fact]
    public void ThePromptSheetFollowsFromTheTerms()
    {
        _corpus.WriteText("sentences.txt", "It was a heart attack, they said.\nno term here at all\nheart attack of 1 2 3 4 5\n");

        ScriptResult result = _session.Run("Measure-DomainTerm training.jsonl production.txt -TermList terms.csv | Get-CollectionPlan -Vocabulary -Sentence sentences.txt -PromptPath prompts.csv -MaximumRepeats 4").Clean();

        CollectionPrompt prompt = Assert.Single(result.As<CollectionPrompt>());
        Assert.Equal(("It was a heart attack, they said.", 4, "heart attack ×4"), (prompt.Text, prompt.Repeats, prompt.Terms.ToString()));
        Assert.Equal("number,times,words,text,terms\n1,4,7,\"It was a heart attack, they said.\",heart attack ×4\n", File.ReadAllText(_corpus.PathOf("prompts.csv")));
        Assert.Contains("1 that may point at a person were left out", result.Summary, StringComparison.Ordinal);
        Assert.Single(_session.Run("Get-CollectionPlan -Vocabulary -Term @{ Term = 'attack'; Needed = 2 } -Sentence sentences.txt").Clean().As<CollectionPrompt>());
        Assert.Single(_session.Run("[pscustomobject]@{ Term = 'attack'; Needed = 2 } | Get-CollectionPlan -Vocabulary -Sentence sentences.txt -PromptPath other.csv -WhatIf").Clean().As<CollectionPrompt>());
        Assert.False(File.Exists(_corpus.PathOf("other.csv")));
    }

    [Fact]
    public void DuplicatesAreAWarning()
    {
        _corpus.WriteText("twice.txt", "aspirin\nAspirin!\nstroke\n");

        Assert.StartsWith("1 term comes again, each taken once, the first of them 'Aspirin!', 'twice.txt', line 2.", Assert.Single(_session.Run("Measure-DomainTerm training.jsonl -TermList twice.txt").Clean().Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Measure-DomainTerm training.jsonl -TermList nowhere.txt", "PathNotFound")]
    [InlineData("Measure-DomainTerm training.jsonl -TermList bad.csv", "TermListUnreadable")]
    [InlineData("Measure-DomainTerm training.jsonl -TermList blank.txt", "TermListEmpty")]
    [InlineData("Measure-DomainTerm nowhere.jsonl -TermList terms.csv", "PathNotFound")]
    [InlineData("Measure-DomainTerm -TermList terms.csv -Reference nowhere.trn -Hypothesis h.trn", "PathNotFound")]
    [InlineData("Measure-DomainTerm training.jsonl -TermList terms.csv | Get-CollectionPlan -Vocabulary", "SentencesMissing")]
    [InlineData("Measure-DomainTerm training.jsonl -TermList terms.csv | Get-CollectionPlan -Vocabulary -Sentence production.txt -PromptPath sheet.docx", "SheetFormatUnknown")]
    [InlineData("1 | Get-CollectionPlan -Vocabulary -Sentence production.txt", "InputNotTerm")]
    public void TroubleIsNamed(string script, string id)
    {
        _corpus.WriteText("bad.csv", "colour,size\nred,1\n");
        _corpus.WriteText("blank.txt", "# nothing\n");

        ScriptResult result = _session.Run(script);

        Assert.Contains(id, result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
    }
}
