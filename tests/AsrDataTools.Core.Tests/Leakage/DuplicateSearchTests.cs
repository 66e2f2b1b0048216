using AsrDataTools.Corpus;
using AsrDataTools.Leakage;
using static AsrDataTools.Core.Tests.Leakage.LeakageCase;

namespace AsrDataTools.Core.Tests.Leakage;

public sealed class DuplicateSearchTests : IDisposable
{
    private static readonly LeakageOptions OfSpeech = new() { Kinds = LeakageKinds.All.Where(kind => kind.IsSameSpeech()).ToHashSet() };

    private readonly LeakageCase _case = new();
    private readonly List<SpeechDataException> _troubles = [];

    public void Dispose() => _case.Dispose();

    [Fact]
    public void EveryCopyComesOnceWithItsOriginal()
    {
        short[] speech = Noise(1, 2);
        (string[] pairs, DuplicateReport report) = Run(
            [Heard("old", _case.Wave("old.wav", Noise(2, 3)))],
            [
                Heard("a", _case.Wave("a.wav", speech)), Heard("b", _case.Wave("b.wav", speech)), Heard("c", _case.Wave("c.wav", speech)),
                Heard("d", _case.Wave("d.wav", Noise(2, 3))), Heard("e", _case.Wave("e.wav", Noise(3, 5))),
            ]);

        Assert.Equal(["b of a", "c of a", "d of old, bought before"], pairs);
        Assert.Equal((5, 3), (report.Items, report.DuplicateItems));
        Assert.Equal([14, 7, 4, 3], new[] { report.Hours, report.UniqueHours, report.RepeatedHours, report.BoughtBeforeHours }.Select(hours => Math.Round(3600 * hours, 6)));
    }

    /// <summary>Each moment counts once, however many utterances hold it.</summary>
    [Fact]
    public void OverlappingSpansAreCountedOnce()
    {
        string path = _case.Wave("call.wav", Noise(1, 20));
        (_, DuplicateReport report) = Run([], [Heard("a", path, 0, 10), Heard("b", path, 5, 10), Heard("c", path, 8, 4), Heard("d", path, 14, 3)]);

        // 17 s of the recording are in 27 s of utterances.
        Assert.Equal([27, 17], new[] { report.Hours, report.UniqueHours }.Select(hours => Math.Round(3600 * hours, 6)));
    }

    [Fact]
    public void TwoWhoTalkAtOnceAreNotTheSameSpeech()
    {
        string path = _case.Wave("call.wav", Noise(1, 20));
        (string[] pairs, _) = Run([], [Heard("a", path, 0, 10) with { Speaker = "anna" }, Heard("b", path, 9, 10) with { Speaker = "bert" }, Heard("c", path, 9, 2) with { Speaker = "bert" }]);

        Assert.Equal(["c of b"], pairs);
    }

    [Fact]
    public void WhatCannotBeReadCountsAsUniqueAndIsSaid()
    {
        (string[] pairs, DuplicateReport report) = Run([], [Heard("a", _case["none.wav"], null, 4), Heard("b", _case["none.wav"])]);

        Assert.Empty(pairs);
        Assert.Single(_troubles);
        Assert.Equal((2, 1), (report.Unchecked, report.Unmeasured));
        Assert.Equal(4, 3600 * report.UniqueHours, 9);
    }

    private (string[] Pairs, DuplicateReport Report) Run(SpeechUtterance[] existing, SpeechUtterance[] delivery)
    {
        LeakageItem[] before = [.. existing.Select((utterance, number) => new LeakageItem(utterance, number))];
        LeakageItem[] now = [.. delivery.Select((utterance, number) => new LeakageItem(utterance, existing.Length + number))];
        DuplicateSearch search = new(before, now, OfSpeech, _troubles.Add, CancellationToken.None);
        string[] pairs = [.. search.FindChains().Select(copy => $"{copy.Id} of {copy.OriginalId}{(copy.IsBoughtBefore ? ", bought before" : "")}").Order(StringComparer.Ordinal)];
        return (pairs, search.Report());
    }
}
