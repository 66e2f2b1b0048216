using AsrDataTools.Acoustics;
using AsrDataTools.Annotation;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Core.Tests.Scoring.Words;

public sealed class GroupEvidenceTests
{
    private static readonly AcousticProfile Quiet = new() { Path = "/audio/a.wav", Id = "u1", SnrDb = 32, ChannelClass = ChannelClass.CloseTalk, SpeechSeconds = 3 };
    private readonly GroupEvidence _evidence = new();

    [Fact]
    public void AProfileIsFoundByIdElseByPathElseByName()
    {
        _evidence.Profiles.Add(Quiet);
        _evidence.Profiles.Add(new() { Path = "/audio/b.wav", SnrDb = 8 });

        Assert.Equal(32.0, Snr(Pair("u1")));
        Assert.Equal(8.0, Snr(Pair("x", ("AudioPath", "/audio/b.wav"))));
        Assert.Equal(8.0, Snr(Pair("x", ("AudioPath", "elsewhere/b.wav"))));
        Assert.Equal(8.0, Snr(Pair("folder/b")));
        Assert.Null(Snr(Pair("nothing")));
        Assert.Equal("CloseTalk", _evidence.Complete(Pair("u1")).Property("channelclass"));
        Assert.Equal(["nothing"], _evidence.WithoutProfile);
        Assert.Equal(2, _evidence.UsedProfiles);
    }

    [Fact]
    public void AColumnOfTheUtteranceComesFirst()
    {
        _evidence.Profiles.Add(Quiet);

        Assert.Equal("7", Snr(Pair("u1", ("SnrDb", "7"))));
        Assert.Empty(_evidence.WithoutProfile);
    }

    [Fact]
    public void ANameOfTwoRecordingsFindsNothing()
    {
        _evidence.Profiles.Add(Quiet with { Id = null });
        _evidence.Profiles.Add(Quiet with { Id = null, Path = "/other/a.wav" });

        Assert.Null(Snr(Pair("a")));
        Assert.Equal(32.0, Snr(Pair("a", ("AudioPath", "/other/a.wav"))));
    }

    [Fact]
    public void OfSpansTheOneThatStartsThere()
    {
        AcousticProfile whole = Quiet with { Id = null, SnrDb = 1 };
        _evidence.Profiles.Add(whole);
        _evidence.Profiles.Add(whole with { StartSeconds = 5, SnrDb = 2 });

        Assert.Equal(2.0, Snr(Pair("x", ("AudioPath", "/audio/a.wav"), ("StartSeconds", 5.0))));
        Assert.Equal(1.0, Snr(Pair("x", ("AudioPath", "/audio/a.wav"), ("StartSeconds", 9.0))));
    }

    [Theory]
    [InlineData("1", 10.0)]
    [InlineData("B", 20.0)]
    [InlineData(null, 20.0)] // Most speech.
    [InlineData("3", null)]
    public void OfChannelsTheOneThatIsNamed(string? channel, double? expected)
    {
        _evidence.Profiles.Add(Quiet with { Channel = 1, SnrDb = 10 });
        _evidence.Profiles.Add(Quiet with { Channel = 2, SnrDb = 20, SpeechSeconds = 9 });

        Assert.Equal(expected, Snr(Pair("u1", ("Channel", channel))));
    }

    /// <summary>A talks from 0 to 10 s, B from 8 to 14 s: together 2 of 14 s.</summary>
    [Theory]
    [InlineData(null, null, 2 / 14.0)]
    [InlineData(0.0, 8.0, 0.0)]
    [InlineData(7.0, 4.0, 0.5)] // 7…11: two of four seconds.
    [InlineData(12.0, 20.0, 0.0)] // From 14 on nobody speaks.
    [InlineData(20.0, 5.0, null)]
    public void OverlapIsTheShareOfSpokenTimeInWhichTwoSpeak(double? start, double? duration, double? expected)
    {
        _evidence.Overlap.Add(Document("call", ("A", 0, 10), ("B", 8, 14)));

        object? share = _evidence.Complete(Pair("x", ("Recording", null), ("AudioPath", "/calls/call.wav"), ("StartSeconds", start), ("DurationSeconds", duration))).Property("OverlapShare");

        if (expected is null) Assert.Null(share);
        else Assert.Equal(expected.Value, Assert.IsType<double>(share), 9);
    }

    [Fact]
    public void FilesOfOneRecordingArePutTogetherAndSpeakersMustHaveNames()
    {
        _evidence.Overlap.Add(Document("call", ("A", 0, 10)));
        _evidence.Overlap.Add(Document("call", ("B", 5, 10)));
        _evidence.Overlap.Add(Document("mute", (null, 0, 10), (null, 5, 10)));

        Assert.Equal(0.5, _evidence.Overlap.ShareOf(Pair("call"))!.Value, 9);
        Assert.Null(_evidence.Overlap.ShareOf(Pair("mute")));
        Assert.Null(_evidence.Overlap.ShareOf(Pair("other")));
    }

    [Theory]
    [InlineData("SnrDb", 4.9, "SnrDb=<5")]
    [InlineData("SnrDb", 5.0, "SnrDb=5…10")]
    [InlineData("SnrDb", 29.9, "SnrDb=20…30")]
    [InlineData("SnrDb", 30.0, "SnrDb=≥30")]
    [InlineData("BandwidthHz", 4000.0, "BandwidthHz=<4200")]
    [InlineData("DecayTimeSeconds", 0.4, "DecayTimeSeconds=0.3…0.5")]
    [InlineData("OverlapShare", 0.0, "OverlapShare=none")]
    [InlineData("OverlapShare", 0.05, "OverlapShare=<0.1")]
    [InlineData("OverlapShare", 1.0, "OverlapShare=≥0.5")]
    public void MeasuresHaveBandsOfTheirOwn(string property, double value, string expected)
    {
        WordScorer scorer = new(new WordScoringOptions());
        WordErrorAnalysis analysis = new(new WordErrorOptions { GroupBy = [property] }, new WordScoringOptions());
        analysis.Add(scorer.Score(Pair("a", (property, value))));
        analysis.Add(scorer.Score(Pair("b")));

        Assert.Equal([expected, $"{property}=Unknown"], analysis.Results(TestContext.Current.CancellationToken).Select(row => row.Group));
    }

    [Fact]
    public void WithinABandTheNextPropertyDecidesTheOrder()
    {
        WordScorer scorer = new(new WordScoringOptions());
        WordErrorAnalysis analysis = new(new WordErrorOptions { GroupBy = ["SnrDb", "Channel"] }, new WordScoringOptions());
        foreach ((double snr, string channel) in new[] { (31.5, "B"), (32.5, "A"), (7.0, "B"), (33.0, "B"), (8.0, "A") }) analysis.Add(scorer.Score(Pair("u", ("SnrDb", snr), ("Channel", channel))));

        Assert.Equal(
            ["SnrDb=5…10, Channel=A", "SnrDb=5…10, Channel=B", "SnrDb=≥30, Channel=A", "SnrDb=≥30, Channel=B"],
            analysis.Results(TestContext.Current.CancellationToken).Select(row => row.Group));
    }

    private object? Snr(TranscriptPair pair) => _evidence.Complete(pair).Property("SnrDb");

    private static TranscriptPair Pair(string id, params (string Name, object? Value)[] properties) => new()
    {
        Id = id,
        Reference = "a b",
        Hypothesis = "a c",
        Property = name => properties.FirstOrDefault(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value,
    };

    private static AnnotationDocument Document(string recording, params (string? Speaker, double Start, double End)[] turns) => new()
    {
        Recording = recording,
        Segments = turns.Select(turn => new AnnotationSegment { Recording = recording, Speaker = turn.Speaker, StartSeconds = turn.Start, EndSeconds = turn.End }).ToValueList(),
    };
}
