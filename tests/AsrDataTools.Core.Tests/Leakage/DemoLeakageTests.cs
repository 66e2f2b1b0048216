using AsrDataTools.Core.Tests.Corpus;
using AsrDataTools.Leakage;

namespace AsrDataTools.Core.Tests.Leakage;

/// <summary>The leaks that the demo corpus is made with, as far as they show without a fingerprint of sound.</summary>
public sealed class DemoLeakageTests(DemoCorpusFixture made) : IClassFixture<DemoCorpusFixture>
{
    [Theory]
    [InlineData(LeakageKind.SameFile, "IdenticalCopy")]
    [InlineData(LeakageKind.SameSpeaker, "SharedSpeaker")]
    public void WhatWasPlantedIsFoundAndNothingElse(LeakageKind kind, string defect)
    {
        LeakageItem[] training = Items(Path.Combine(made.Corpus.Path, "training", "train.jsonl"));
        LeakageItem[] evaluation = Items(Path.Combine(made.Corpus.Path, "evaluation", "test.jsonl"));
        LeakageOptions options = new() { Kinds = new HashSet<LeakageKind> { kind } };
        LeakageSearch search = new(new LeakageInput(training, evaluation, options, isSelf: false, trouble => throw trouble, CancellationToken.None));

        LeakageMatch[] matches = [.. search.Find()];

        Assert.Equal(made.DefectsOf(defect).Select(planted => planted["path"]).Order(), matches.Select(match => made.Relative(match.Evaluation.Path!)).Order());
        if (kind == LeakageKind.SameFile)
        {
            Dictionary<string, string> originals = made.DefectsOf(defect).ToDictionary(planted => planted["path"], planted => planted["other_path"]);
            Assert.All(matches, match => Assert.Equal(originals[made.Relative(match.Evaluation.Path!)], made.Relative(match.Training.Path!)));
        }
    }

    private LeakageItem[] Items(string manifest) => [.. made.Rows(manifest).Select((utterance, number) => new LeakageItem(utterance, number))];
}
