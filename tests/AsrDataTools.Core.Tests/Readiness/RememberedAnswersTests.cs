using AsrDataTools.Leakage;
using Microsoft.Data.Sqlite;

namespace AsrDataTools.Core.Tests.Readiness;

/// <summary>What a catalog knows of an audit is never an answer to another question.</summary>
public sealed class RememberedAnswersTests : IDisposable
{
    private readonly AuditCorpus _corpus = new();

    public void Dispose() => _corpus.Dispose();

    [Fact]
    public void WhateverChangesTheAnswerIsThatOfARunWithoutACatalog()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        string before = _corpus.Audit(withCatalog: false, cancellation);
        Assert.Equal(before, _corpus.Audit(withCatalog: true, cancellation));
        Assert.Equal(before, _corpus.Audit(withCatalog: true, cancellation));
        Assert.Equal(3, Answers());
        foreach ((string name, Action change) in Changes())
        {
            change();
            string plain = _corpus.Audit(withCatalog: false, cancellation);
            Assert.True(plain != before, $"{name}: the change changes nothing, so that it proves nothing.");
            Same(plain, _corpus.Audit(withCatalog: true, cancellation), $"{name}: with a catalog the answer is another");
            Same(plain, _corpus.Audit(withCatalog: true, cancellation), $"{name}: with a catalog the second answer is another");
            before = plain;
        }
    }

    // The comparison of training, that of evaluation, and the search for leaks.
    private long Answers()
    {
        using SqliteConnection connection = new($"Data Source={_corpus.Catalog};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM answer";
        return (long)command.ExecuteScalar()!;
    }

    private static void Same(string plain, string known, string otherwise)
    {
        string[] expected = plain.Split('\n'), actual = known.Split('\n');
        int line = Enumerable.Range(0, Math.Min(expected.Length, actual.Length)).FirstOrDefault(i => expected[i] != actual[i], -1);
        Assert.True(
            plain == known,
            line < 0 ? $"{otherwise} in length." : $"{otherwise}, line {line}: {string.Join('\n', expected[Math.Max(0, line - 8)..(line + 1)])}\n  now {actual[line]}");
    }

    private IEnumerable<(string Name, Action Change)> Changes()
    {
        yield return ("a recording of training", () => _corpus.WriteRecording("training/5.wav", 8000, 501));
        yield return ("a recording of production", () => _corpus.WriteRecording("production/5.wav", 16000, 502));
        yield return ("a recording of evaluation, now training's", () => File.Copy(_corpus.Folder["training/6.wav"], _corpus.Folder["evaluation/6.wav"], overwrite: true));
        yield return ("a transcript of training", () => Replace("training.csv", "metoprolol 7,", "atenolol 7,"));
        yield return ("a transcript of evaluation, now training's", () => Replace("evaluation.csv", "the account number is not on my letter 8,", "please call the clinic about metoprolol 8,"));
        yield return ("what was recognised", () => Replace("evaluation.csv", "my letter 2,evaluation-s2", "a ladder 2,evaluation-s2"));
        yield return ("a speaker", () => Replace("training.csv", "training-s4", "evaluation-s4"));
        yield return ("an accent", () => Replace("production.csv", "production-s1,en-US", "production-s1,en-IN"));
        yield return ("the table of traffic", () => Replace("traffic.csv", "en-US,700", "en-US,70"));
        yield return ("the list of terms", () => Replace("terms.txt", "account number", "milligrams"));
        yield return ("the policy", () => _corpus.Plan = _corpus.Plan with { Governance = _corpus.Plan.Governance with { Policy = _corpus.Policy("CC0-1.0") } });
        yield return ("the seed", () => _corpus.Plan = _corpus.Plan with { Seed = 2 });
        yield return ("a threshold of acoustics", () => SetComparison(0.01));
        yield return ("a threshold of evaluation", () => _corpus.Plan = _corpus.Plan with { Evaluation = _corpus.Plan.Evaluation with { MarginFailThreshold = 0.9, LeakageFailThreshold = 0.99 } });
        yield return ("kinds of leaks", () => _corpus.Plan = _corpus.Plan with { Evaluation = _corpus.Plan.Evaluation with { LeakageKinds = [LeakageKind.SameFile, LeakageKind.SameText] } });
        yield return ("the order of the inputs", () => Reverse("training.csv"));
        yield return ("a recording that is gone", () => File.Delete(_corpus.Folder["training/9.wav"]));
        yield return ("a recording that is back", () => _corpus.WriteRecording("training/9.wav", 16000, 109));
    }

    private void SetComparison(double warn) => _corpus.Plan = _corpus.Plan with
    {
        Acoustics = _corpus.Plan.Acoustics with { Comparison = _corpus.Plan.Acoustics.Comparison with { WarnThreshold = warn, FailThreshold = 0.99 } },
    };

    private void Replace(string name, string text, string other)
    {
        string content = File.ReadAllText(_corpus.Folder[name]);
        Assert.Contains(text, content, StringComparison.Ordinal);
        _corpus.Folder.Write(name, content.Replace(text, other, StringComparison.Ordinal));
    }

    private void Reverse(string name)
    {
        string[] lines = File.ReadAllLines(_corpus.Folder[name]);
        _corpus.Folder.Write(name, string.Join('\n', lines.Take(1).Concat(lines.Skip(1).Reverse())) + "\n");
    }
}
