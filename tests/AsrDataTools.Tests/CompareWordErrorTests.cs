using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Tests;

public sealed class CompareWordErrorTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public CompareWordErrorTests()
    {
        _session.SetLocation(_corpus.Path);
        Random random = new(1);
        List<string> reference = [], good = [], bad = [], csv = ["Id,Speaker,Text,Good,Bad"];
        for (int i = 0; i < 120; i++)
        {
            string[] words = [.. Enumerable.Range(0, 12).Select(_ => $"w{random.Next(40)}")];
            string first = Wrong(random, words, 0.04), second = Wrong(random, words, 0.2), id = $"s{i % 12}-{i}";
            reference.Add($"{string.Join(' ', words)} ({id})");
            good.Add($"{first} ({id})");
            bad.Add($"{second} ({id})");
            csv.Add($"{id},s{i % 12},{string.Join(' ', words)},{first},{second}");
        }

        _corpus.WriteText("r.trn", string.Join('\n', reference));
        _corpus.WriteText("good.trn", string.Join('\n', good));
        _corpus.WriteText("bad.trn", string.Join('\n', bad));
        _corpus.WriteText("all.csv", string.Join('\n', csv));
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void FilesColumnsAndObjectsGiveTheSame()
    {
        WordErrorComparison files = Assert.Single(_session.Run("Compare-WordError r.trn bad.trn, good.trn").Clean().As<WordErrorComparison>());
        WordErrorComparison columns = Assert.Single(_session.Run("Compare-WordError all.csv -HypothesisColumn Bad, Good -Name bad, good").Clean().As<WordErrorComparison>());
        WordErrorComparison objects = Assert.Single(_session.Run("Import-SpeechManifest all.csv | Compare-WordError -HypothesisColumn Bad, Good -Name bad, good").Clean().As<WordErrorComparison>());

        Assert.Equal(("bad", "good", "good", 12), (files.First, files.Second, files.Better, files.Speakers));
        Assert.Equal(files, columns);
        Assert.Equal(files, objects);
    }

    [Fact]
    public void MissingHypothesesAreDeletionsAndSaid()
    {
        _corpus.WriteText("some.trn", File.ReadAllText(_corpus.PathOf("good.trn")).Split('\n')[0]);

        ScriptResult result = _session.Run("Compare-WordError r.trn good.trn, some.trn").Clean();

        Assert.Equal("good", Assert.Single(result.As<WordErrorComparison>()).Better);
        Assert.Equal("Scored 240 hypotheses of 2 systems; 119 missing (scored as deletions); 0 rows or files left out.", result.Summary);
    }

    [Fact]
    public void GroupsAndErrors()
    {
        Assert.Equal(12, _session.Run("Compare-WordError r.trn good.trn, bad.trn -GroupBy Speaker").Clean().Output.Count);
        Assert.Equal("GroupByUnknown", ErrorId("Compare-WordError r.trn good.trn, bad.trn -GroupBy Nothing"));
        Assert.Equal("SystemNamesInvalid", ErrorId("Compare-WordError r.trn good.trn, bad.trn -Name one, one"));
        Assert.Equal("PathNotFound", ErrorId("Compare-WordError r.trn good.trn, none.trn"));
        Assert.Equal("NormalizerUnknown", ErrorId("Compare-WordError r.trn good.trn, bad.trn -Normalizer Bsic"));
    }

    [Fact]
    public void WhatIsWrongWithTheReferencesIsSaidOnce()
    {
        _corpus.WriteText("twice.trn", File.ReadAllText(_corpus.PathOf("r.trn")) + "\nagain (s0-0)\n");

        Assert.Equal("TranscriptDuplicate", Assert.Single(_session.Run("Compare-WordError twice.trn good.trn, bad.trn").Errors).FullyQualifiedErrorId.Split(',')[0]);
    }

    private string ErrorId(string script) => _session.Run(script).Errors[0].FullyQualifiedErrorId.Split(',')[0];

    private static string Wrong(Random random, string[] words, double share) =>
        string.Join(' ', words.Select(word => random.NextDouble() < share ? "x" : word));
}
