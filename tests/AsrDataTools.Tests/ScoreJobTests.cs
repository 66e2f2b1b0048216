using AsrDataTools.Cluster;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Tests;

/// <summary>Jobs that score pairs shard by shard.</summary>
public sealed class ScoreJobTests : IDisposable
{
    private const string Make = "Start-SpeechJob job ref.csv -Task Score -PrepareOnly";
    private const int Speakers = 12;

    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public ScoreJobTests()
    {
        _session.SetLocation(_corpus.Path);
        string[] words = ["one", "two", "three", "{a / b}", "the", "pound", "key", "日本語", "zero"];
        List<string> references = ["id,text,speaker,accent,duration"], hypotheses = [];
        for (int i = 0; i < 60; i++)
        {
            string[] said = [.. Enumerable.Range(0, 3 + (i % 5)).Select(j => words[((i * 7) + (j * j)) % words.Length])];
            references.Add(FormattableString.Invariant($"u{i},{string.Join(' ', said)},{(i == 31 ? "" : $"s{i % Speakers}")},{(i % 10 == 4 ? "" : "a" + (i % 3))},{1 + (i % 13) + 0.1}"));
            string[] heard = [.. said.Where((_, j) => (i + j) % 6 != 0).Select((word, j) => (i + j) % 4 == 0 ? "three" : word)];
            if (i % 9 == 8) heard = [.. Enumerable.Repeat("two", 9), .. heard];
            if (i != 20) hypotheses.Add($"{string.Join(' ', heard)} (u{i})");
        }

        // Twice, without a counterpart, and a row that is none.
        references.Add("u3,again,s1,a1,2");
        hypotheses.Add("nobody said this (stray)");
        hypotheses.Add("no id");
        _corpus.WriteText("ref.csv", string.Join('\n', references) + "\n");
        _corpus.WriteText("hyp.trn", string.Join('\n', hypotheses) + "\n");
        _corpus.WriteText("rules.glm", "[zero] => [oh] / [ ] __ [ ]\n");
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("; GroupBy = 'accent'", "-GroupBy accent")]
    [InlineData("; GroupBy = 'DurationSeconds', 'Speaker'; BinWidth = 5", "-GroupBy DurationSeconds, Speaker -BinWidth 5")]
    [InlineData("; GroupBy = 'DurationSeconds'; ClusterBy = 'Utterance'; Seed = 7; Replicates = 500; ConfidenceLevel = 0.9", "-GroupBy DurationSeconds -ClusterBy Utterance -Seed 7 -Replicates 500 -ConfidenceLevel 0.9")]
    [InlineData("; ClusterBy = 'Speaker'; Normalizer = 'English'; Convention = 'Minimum'", "-ClusterBy Speaker -Normalizer English -Convention Minimum")]
    [InlineData("; Normalizer = 'rules.glm'; CaseSensitive = $true", "-Normalizer rules.glm -CaseSensitive")]
    [InlineData("; Notation = 'Nist'; SplitUnsegmented = $true; FragmentCorrect = $true", "-Notation Nist -SplitUnsegmented -FragmentCorrect")]
    public void CountsOfShardsSumUpToTheRowsOfOneProcess(string parameters, string switches)
    {
        ScriptResult single = _session.Run($"Measure-WordError ref.csv hyp.trn {switches}");
        for (int shards = 1; shards <= 7; shards += 3)
        {
            string job = FormattableString.Invariant($"job{shards}");
            int count = _session.Run($"Start-SpeechJob {job} ref.csv -Task Score -PrepareOnly -ShardCount {shards} -Parameter @{{ Hypothesis = 'hyp.trn'{parameters} }}").As<SpeechJob>()[0].Shards;
            _session.Run($"{count}..1 | ForEach-Object {{ Invoke-SpeechShard {job} $_ }}").Clean();
            ScriptResult merged = _session.Run($"Receive-SpeechJob {job}");

            Assert.NotEmpty(single.Output);
            Assert.Equal(single.As<WordErrorResult>(), merged.As<WordErrorResult>());
            Assert.Equal(single.Errors.Select(error => error.ToString()), merged.Errors.Select(error => error.ToString()));
            Assert.StartsWith(Counted.Text($"Merged {count} shards: of 63 rows 60 are scored ("), merged.Summary, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ARowWhoseNotationIsBrokenFailsByItself()
    {
        File.WriteAllText(_corpus.PathOf("hyp.trn"), File.ReadAllText(_corpus.PathOf("hyp.trn")).Replace("(u5)", "{ (u5)", StringComparison.Ordinal));
        RunAll(3);

        ScriptResult merged = _session.Run("Receive-SpeechJob job"), single = _session.Run("Measure-WordError ref.csv hyp.trn -Notation Nist");
        Assert.Contains("TranscriptNotationInvalid", Ids(single));
        Assert.Equal(Ids(single), Ids(merged));
        Assert.Equal(single.As<WordErrorResult>(), merged.As<WordErrorResult>());
        Assert.Equal(1, _session.Run("Get-SpeechJob job -PerShard").As<SpeechShard>().Sum(shard => shard.FailedRows));
    }

    [Fact]
    public void OtherHypothesesAreAnotherJob()
    {
        RunAll(2);
        Assert.Equal("JobDiffers", Ids(_session.Run("Start-SpeechJob job -PrepareOnly -Parameter @{ Hypothesis = 'other.trn' }"))[^1]);
        File.WriteAllText(_corpus.PathOf("hyp.trn"), File.ReadAllText(_corpus.PathOf("hyp.trn")).Replace("(u7)", "more (u7)", StringComparison.Ordinal));
        Assert.Equal("ManifestChanged", Ids(_session.Run("Start-SpeechJob job -PrepareOnly"))[^1]);
    }

    [Fact]
    public void PartsThatAreNotTheJobsAreRefused()
    {
        RunAll(2);
        string part = _corpus.PathOf("job/parts/0002.jsonl");
        string[] lines = File.ReadAllLines(part);

        AssertRefused("PartInconsistent", [.. lines[..5], .. lines[6..]], "is neither scored nor failed");
        AssertRefused("PartInconsistent", [.. lines[..5], lines[4], .. lines[5..]], "comes twice");
        AssertRefused("PartForeign", [.. lines[..^1], lines[^1][..20]], part);
        AssertRefused("PartForeign", File.ReadAllLines(_corpus.PathOf("job/parts/0001.jsonl")), part);
        AssertRefused("PartForeign", ["{}"], part);
        AssertRefused("PartForeign", [], part);

        void AssertRefused(string id, string[] content, string says)
        {
            File.WriteAllLines(part, content);
            ScriptResult result = _session.Run("Receive-SpeechJob job");
            Assert.Empty(result.Output);
            Assert.Equal(id, Ids(result)[^1]);
            Assert.Contains(says, result.Errors[^1].ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("-Parameter @{ Hypothesis = 'hyp.trn'; GroupBy = 'acent' }", "GroupByUnknown")]
    [InlineData("-Parameter @{ Hypothesis = 'hyp.trn'; Normalizer = 'Englsh' }", "NormalizerUnknown")]
    [InlineData("-Parameter @{ Hypothesis = 'none.trn' }", "PathNotFound")]
    [InlineData("-Parameter @{ Hypotheses = 'hyp.trn' }", "JobKeyUnknown")]
    [InlineData("-Parameter @{ Hypothesis = 'hyp.trn'; Convention = 'Nits' }", "JobInvalid")]
    [InlineData("", "HypothesisColumnUnknown")]
    [InlineData("-AudioRoot . -Parameter @{ Hypothesis = 'hyp.trn' }", "JobOptionUnsuitable")]
    [InlineData("-ColumnMap @{ Text = 'text' } -Parameter @{ Hypothesis = 'hyp.trn' }", "JobOptionUnsuitable")]
    public void WhatCannotWorkEndsTheStart(string parameters, string id)
    {
        Assert.Equal(id, Ids(_session.Run($"{Make} {parameters}"))[^1]);
        Assert.False(File.Exists(_corpus.PathOf("job/job.json")));
    }

    private void RunAll(int shards) => _session.Run(
        $"{Make} -ShardCount {shards} -Parameter @{{ Hypothesis = 'hyp.trn'; Notation = 'Nist' }}; 1..{shards} | ForEach-Object {{ Invoke-SpeechShard job $_ }}");

    private static string[] Ids(ScriptResult result) => [.. result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0])];
}
