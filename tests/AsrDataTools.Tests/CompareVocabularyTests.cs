using AsrDataTools.Vocabulary;

namespace AsrDataTools.Tests;

public sealed class CompareVocabularyTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public CompareVocabularyTests()
    {
        _session.SetLocation(_corpus.Path);
        _corpus.WriteText("production.csv", "id,text,recording\n1,take ten milligrams of aspirin,a\n2,[noise] aspirin please,b\n3,,c\n");
        _corpus.WriteText("training.txt", "take care please\nplease hold\n");
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void OneRowOverAll()
    {
        ScriptResult result = _session.Run("Compare-Vocabulary production.csv training.txt").Clean();

        VocabularyComparison row = Assert.Single(result.As<VocabularyComparison>());
        Assert.Equal((7L, 5L, 1L), (row.ReferenceTokens, row.DifferenceTokens, row.ReferenceTags));
        Assert.Equal(4 / 6.0, row.OovTokenRate!.Value, 12);
        Assert.StartsWith("Compared 2 transcripts of training (5 words) with 2 of production (7 words); 1 row without text; 0 inputs or rows failed.", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void RowsOfTermsEntitiesAndCoverage()
    {
        VocabularyTerm[] terms = [.. _session.Run("Compare-Vocabulary production.csv training.txt -PerTerm").Clean().As<VocabularyTerm>()];
        Assert.Equal(("aspirin", 2L, 0L, true), (terms[0].Term, terms[0].ReferenceCount, terms[0].DifferenceCount, terms[0].IsUnseen));
        Assert.Equal("care", _session.Run("Compare-Vocabulary production.csv training.txt -PerTerm -SurplusFirst").Clean().As<VocabularyTerm>()[0].Term);
        Assert.Contains("10 mg of", _session.Run("Compare-Vocabulary production.csv training.txt -PerTerm -NGram 3").Clean().As<VocabularyTerm>().Select(term => term.Term));
        Assert.Equal(1, _session.Run("Compare-Vocabulary production.csv training.txt -PerEntity").Clean().As<EntityDensity>().Single(row => row.Class == EntityClass.Quantity).ReferenceCount);
        Assert.Equal(4, _session.Run("Compare-Vocabulary production.csv training.txt -CoverageCurve").Clean().As<CoveragePoint>()[^1].Types);
    }

    [Fact]
    public void TakesUtterancesAnnotationAndRowsFromThePipeline()
    {
        _corpus.WriteText("turns.srt", "1\n00:00:01,000 --> 00:00:02,000\ntake care\n\n2\n00:00:02,000 --> 00:00:03,000\nplease\n");

        Assert.Equal(3, Row("Import-Annotation turns.srt | Compare-Vocabulary production.csv").DifferenceTokens);
        Assert.Equal(7, Row("Import-SpeechManifest production.csv | Compare-Vocabulary production.csv").DifferenceTokens);
        Assert.Equal(2, Row("@{ Text = 'take care' } | Compare-Vocabulary production.csv").DifferenceTokens);
        Assert.Equal(3, Row("Compare-Vocabulary production.csv turns.srt").DifferenceTokens);
    }

    [Fact]
    public void ASegmenterMakesWordsOfScriptsWithoutSpaces()
    {
        _corpus.WriteText("ja.txt", "東京都に行く\n");

        Assert.Equal(6, Row("Compare-Vocabulary ja.txt ja.txt").ReferenceTokens);
        VocabularyComparison segmented = Row("Compare-Vocabulary ja.txt ja.txt -Segmenter { param($text) '東京都', 'に', '行く' }");
        Assert.Equal(3, segmented.ReferenceTokens);
        Assert.EndsWith("scripts without spaces as segmented", segmented.Tokens, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Compare-Vocabulary nowhere.csv training.txt", "PathNotFound", "VocabularyEmpty")]
    [InlineData("Compare-Vocabulary production.csv empty.txt", "VocabularyEmpty")]
    [InlineData("Compare-Vocabulary production.csv training.txt, nowhere.txt", "PathNotFound")]
    [InlineData("1 | Compare-Vocabulary production.csv", "InputNotTranscript", "VocabularyEmpty")]
    [InlineData("Compare-Vocabulary production.csv training.txt -WordList @{ en = 'nowhere.txt' }", "PathNotFound")]
    public void TroubleIsNamed(string script, params string[] ids)
    {
        _corpus.WriteText("empty.txt", "[noise]\n...\n");

        Assert.Equal(ids, _session.Run(script).Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
    }

    [Fact]
    public void AListOfIdsAndTextsNeedsNoColumnNames()
    {
        _corpus.WriteText("list.tsv", "a-1\ttake care please\n\na-2\t\na-3\thold\n");

        ScriptResult result = _session.Run("Compare-Vocabulary production.csv list.tsv").Clean();

        Assert.Equal(4, Assert.Single(result.As<VocabularyComparison>()).DifferenceTokens);
        Assert.StartsWith("Compared 2 transcripts of training (4 words) with 2 of production (7 words); 2 rows without text;", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void InAFolderAListOfIdsAndTextsDoesNotCountTwice()
    {
        _corpus.WriteText("alone/transcripts.tsv", "a-1\ttake care please\na-2\thold\n");
        _corpus.WriteText("both/transcripts.tsv", "a-1\ttake care please\na-2\thold\n");
        _corpus.WriteText("both/train.csv", "id,text\na-1,take care please\na-2,hold\n");

        Assert.Equal(4, Row("Compare-Vocabulary production.csv alone").DifferenceTokens);
        ScriptResult result = _session.Run("Compare-Vocabulary production.csv both");
        Assert.Equal(4, Assert.Single(result.As<VocabularyComparison>()).DifferenceTokens);
        Assert.StartsWith("TranscriptListBesideText", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void StopsWhileReading()
    {
        _corpus.WriteText("long.txt", string.Concat(Enumerable.Range(0, 400_000).Select(i => FormattableString.Invariant($"word{i % 9973} and ten milligrams of something {i}\n"))));

        Assert.InRange(_session.RunAndStop("1; Compare-Vocabulary production.csv long.txt -PerTerm", count => count > 0), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    private VocabularyComparison Row(string script) => Assert.Single(_session.Run(script).Clean().As<VocabularyComparison>());
}
