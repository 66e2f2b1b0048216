using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Core.Tests.Scoring.Words;

public sealed class DifferenceExcerptTests
{
    [Fact]
    public void StretchesOfOneKindAreJoined()
    {
        Assert.Equal(
            [
                new(EditKind.Substitution, "the", "a", 1), new(EditKind.Correct, "cat sat", "cat sat", 2), new(EditKind.Deletion, "on the", null, 2),
                new(EditKind.Correct, "mat", "mat", 1), new(EditKind.Insertion, null, "again", 1),
            ],
            Excerpt("the cat sat on the mat", "a cat sat mat again"));
    }

    [Fact]
    public void WhatIsFarFromAnErrorIsLeftOut()
    {
        string right = string.Join(' ', Enumerable.Range(0, 100).Select(i => $"w{i}"));

        IReadOnlyList<DifferencePart> parts = Excerpt($"{right} x", $"{right} y");

        Assert.Equal([null, EditKind.Correct, EditKind.Substitution], parts.Select(part => part.Kind));
        Assert.Equal([92, 8, 1], parts.Select(part => part.Count));
        Assert.Equal("w92 w93 w94 w95 w96 w97 w98 w99", parts[1].Reference);
    }

    [Fact]
    public void WhatIsBeyondTheFirstErrorsIsCounted()
    {
        string said = string.Join(' ', Enumerable.Range(0, 5000).Select(i => $"w{i}"));

        IReadOnlyList<DifferencePart> parts = Excerpt(said, "");

        Assert.Equal([(EditKind.Deletion, 250), (null, 4750)], parts.Select(part => (part.Kind, part.Count)));
        Assert.Equal(250, parts[0].Reference!.Split(' ').Length);
    }

    [Fact]
    public void NothingOfNothing() => Assert.Empty(Excerpt("", ""));

    private static IReadOnlyList<DifferencePart> Excerpt(string reference, string hypothesis) =>
        DifferenceExcerpt.Of(new WordScorer(new WordScoringOptions()).Score(new TranscriptPair { Id = "u", Reference = reference, Hypothesis = hypothesis }).Alignment);
}
