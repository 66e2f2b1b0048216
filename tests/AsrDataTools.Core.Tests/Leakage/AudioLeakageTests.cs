using AsrDataTools.Audio;
using AsrDataTools.Core.Tests.Audio;
using AsrDataTools.Leakage;
using static AsrDataTools.Core.Tests.Leakage.LeakageCase;

namespace AsrDataTools.Core.Tests.Leakage;

/// <summary>Planted copies of sound, and exactly those found.</summary>
public sealed class AudioLeakageTests : IDisposable
{
    private readonly LeakageCase _case = new();

    public void Dispose() => _case.Dispose();

    [Fact]
    public void ACopyUnderAnotherNameAndNothingElse()
    {
        short[] speech = Noise(1, 1);
        _case.Training(Heard("t1", _case.Wave("a.wav", speech)), Heard("t2", _case.Wave("b.wav", Noise(2, 1))))
            .Evaluation(Heard("e1", _case.Wave("copy.wav", speech)), Heard("e2", _case.Wave("c.wav", Noise(3, 1))), Heard("e3", _case["b.wav"]));

        Assert.Equal(["SameFile: e1 < t1", "SameFile: e3 < t2"], _case.Pairs());
        Assert.Empty(_case.Troubles);
    }

    [Fact]
    public void TheSameSamplesAsFloatsAsOneChannelOfACallAndAsASpan()
    {
        short[] mono = Noise(1, 1), other = Noise(2, 1);
        short[] call = [.. mono.Zip(other).SelectMany(pair => (short[])[pair.Second, pair.First])];
        short[] longer = [.. Noise(4, 0.5), .. mono, .. Noise(5, 0.25)];
        _case.Training(Heard("mono", _case.Wave("mono.wav", mono)))
            .Evaluation(
                Heard("float", _case.Wave("float.wav", mono, encoding: SampleEncoding.Float32)),
                Heard("call", _case.Wave("call.wav", call, channels: 2)),
                Heard("span", _case.Wave("long.wav", longer), 0.5, 1),
                Heard("shifted", _case["long.wav"], 0.25, 1));

        Assert.Equal(["SameSamples: call < mono", "SameSamples: float < mono", "SameSamples: span < mono"], _case.Pairs());
    }

    [Fact]
    public void AFlacOfTheSameSamples()
    {
        Peer.RequireSoundFile();
        string wave = _case.Wave("a.wav", Noise(1, 1)), flac = _case["a.flac"];
        Peer.Run("ffmpeg", "-nostdin", "-v", "error", "-i", wave, flac);
        _case.Training(Heard("wave", wave)).Evaluation(Heard("flac", flac));

        Assert.Equal(["SameSamples: flac < wave"], _case.Pairs());
    }

    [Fact]
    public void TimesThatOverlapInOneRecordingOrInACopyOfIt()
    {
        short[] call = Noise(1, 10);
        string path = _case.Wave("call.wav", call), copy = _case.Wave("renamed.wav", call);
        _case.Training(Heard("t1", path, 0, 3), Heard("t2", path, 3, 3))
            .Evaluation(Heard("both", path, 2, 2), Heard("touching", path, 6, 2), Heard("copied", copy, 4.5, 1), Heard("barely", copy, 5.95, 2));

        Assert.Equal(
            ["TimeOverlap: both < t1", "TimeOverlap: both < t2", "TimeOverlap: copied < t2"],
            _case.Pairs(null, LeakageKind.SameFile, LeakageKind.TimeOverlap, LeakageKind.SameSamples));
        LeakageMatch match = _case.Search!.Find().Single(match => match.Evaluation.Utterance.Id == "copied" && match.Kind == LeakageKind.TimeOverlap);
        Assert.Equal((4.5, 5.5), match.TrainingSpan);
        Assert.Equal(1, match.Score);
    }

    [Fact]
    public void OtherTimesOfOneRecordingAreOneSession()
    {
        string path = _case.Wave("call.wav", Noise(1, 10));
        _case.Training(Heard("t1", path, 0, 3)).Evaluation(Heard("e1", path, 6, 3), Heard("e2", _case.Wave("d.wav", Noise(2, 10)), 6, 3));

        Assert.Equal(["SameRecording: e1 < t1"], _case.Pairs());
    }

    [Fact]
    public void OtherChannelsOfOneCallShareNoTime()
    {
        string path = _case.Wave("call.wav", [.. Noise(1, 4)], channels: 2);
        _case.Training(Heard("left", path, 0, 1) with { Channel = 1 }).Evaluation(Heard("right", path, 0, 1) with { Channel = 2 });

        Assert.Equal(["SameRecording: right < left"], _case.Pairs());
    }

    /// <summary>Digital silence, the idle of A-law, a constant offset: whatever copies there are of it, none is a leak.</summary>
    [Fact]
    public void SilenceIsNeverAMatch()
    {
        short[] silence = new short[Rate], idle = [.. Enumerable.Range(0, Rate).Select(i => (short)(i % 2 == 0 ? 8 : -8))], offset = [.. Enumerable.Repeat((short)500, Rate)];
        for (int i = 0; i < 50; i++)
        {
            _case.Training(Heard($"t{i}", _case.Wave($"t{i}.wav", i % 3 == 0 ? silence : i % 3 == 1 ? idle : offset)));
            _case.Evaluation(Heard($"e{i}", _case.Wave($"e{i}.wav", i % 3 == 0 ? silence : i % 3 == 1 ? idle : offset)));
        }

        _case.Evaluation(Heard("very", _case["t0.wav"], 0.1, 0.5));
        _case.Training(Heard("part", _case["t0.wav"], 0.1, 0.5));

        Assert.Empty(_case.Pairs(null, LeakageKind.SameFile, LeakageKind.SameSamples, LeakageKind.TimeOverlap));
    }

    [Fact]
    public void WhatCannotBeReadIsNamedOnceAndBoundsTheShare()
    {
        string broken = _case.Write("broken.wav", "not a recording"), speech = _case.Wave("a.wav", Noise(1, 1));
        _case.Training(Heard("t1", speech), Heard("t2", _case["missing.wav"]))
            .Evaluation(Heard("e1", broken), Heard("e2", broken, 1, 1), Heard("e3", _case.Wave("b.wav", Noise(1, 1))), Heard("e4", _case.Wave("c.wav", Noise(2, 1))));

        Assert.Equal(["SameFile: e3 < t1"], _case.Pairs(null, LeakageKind.SameFile));
        Assert.Equal([_case["broken.wav"], _case["missing.wav"]], _case.Troubles.Select(trouble => trouble.Path!).Order());
        LeakageShare share = LeakageReport.Of(_case.Search!, null, CancellationToken.None).Shares.Single(row => row.Kind == "SameFile");
        Assert.Equal((1, 2), (share.Items, share.Unchecked));
        Assert.Equal((0.25, 0.75), (share.ItemShare!.Value, share.ItemShareHigh!.Value));
    }

    /// <summary>A hundred copies on either side: each of them is named, not each pair of them.</summary>
    [Fact]
    public void ManyCopiesOnBothSides()
    {
        short[] speech = Noise(1, 0.2);
        for (int i = 0; i < 100; i++)
        {
            _case.Training(Heard($"t{i}", _case.Wave($"t{i}.wav", speech)));
            _case.Evaluation(Heard($"e{i}", _case.Wave($"e{i}.wav", speech)));
        }

        string[] pairs = _case.Pairs();

        Assert.Equal(199, pairs.Length);
        Assert.Equal(100, pairs.Select(pair => pair.Split(' ')[1]).Distinct().Count());
        Assert.Equal(100, pairs.Select(pair => pair.Split(' ')[3]).Distinct().Count());
    }

    [Fact]
    public void ChainsTieCopiesOfCopies()
    {
        short[] first = Noise(1, 1), second = Noise(2, 1);
        _case.Training(Heard("t1", _case.Wave("t1.wav", first)), Heard("t2", _case.Wave("t2.wav", first, encoding: SampleEncoding.Float32)), Heard("t3", _case.Wave("t3.wav", second)))
            .Evaluation(Heard("e1", _case.Wave("e1.wav", first)), Heard("e2", _case.Wave("e2.wav", second)));
        _case.Pairs();

        (LeakageMatch Match, int? Chain)[] chained = [.. _case.Search!.FindChains()];

        Assert.Equal([1, 1, 2], chained.Select(entry => entry.Chain!.Value));
        Assert.Equal(["t1", "t2", "t3"], chained.Select(entry => entry.Match.Training.Utterance.Id));
    }
}
