using AsrDataTools.Corpus;
using AsrDataTools.Leakage;
using static AsrDataTools.Core.Tests.Leakage.LeakageCase;

namespace AsrDataTools.Core.Tests.Leakage;

public sealed class LabelLeakageTests : IDisposable
{
    private readonly LeakageCase _case = new();

    public void Dispose() => _case.Dispose();

    [Fact]
    public void SpeakersAndSessionsByLabelOncePerUtterance()
    {
        _case.Training(
                Said("t1", "one two three", "anna") with { DurationSeconds = 2 },
                Said("t2", "four five six", " anna") with { DurationSeconds = 3, Recording = "call-7" },
                Said("t3", "seven eight nine", "unknown"))
            .Evaluation(
                Said("e1", "red green blue", "anna"),
                Said("e2", "left right up", "unknown"),
                Said("e3", "north south east", "bert") with { Recording = "call-7" });

        Assert.Equal(["SameRecording: e3 < t2", "SameSpeaker: e1 < t1"], _case.Pairs());
        LeakageMatch match = _case.Search!.Find().First(match => match.Kind == LeakageKind.SameSpeaker);
        Assert.Equal("speaker 'anna' has 2 utterances, 5.0 s in training", match.Evidence);
        Assert.Equal("anna", match.Shared);
    }

    /// <summary>Variants follow their parent; an Id alone is no parent where the recordings are others.</summary>
    [Fact]
    public void VariantsOfOneUtteranceAreTheSameRecording()
    {
        static SpeechUtterance Variant(string id, string parent) => new()
        {
            Id = id,
            AudioPath = $"/out/{id}.wav",
            Extra = new Dictionary<string, string> { ["parent_id"] = parent, ["parent_path"] = $"/in/{parent}.wav" },
        };

        _case.Training(Variant("a-v1", "a"), Variant("b-v1", "b"), Variant("c-v1", "c"), new SpeechUtterance { Id = "d", AudioPath = "/in/d.wav" })
            .Evaluation(
                new SpeechUtterance { Id = "a", AudioPath = "/moved/a.wav" }, Variant("b-v2", "b"), new SpeechUtterance { Id = "c", AudioPath = "/other/x.wav" }, Variant("d-v1", "d"));

        Assert.Equal(["SameRecording: a < a-v1", "SameRecording: b-v2 < b-v1", "SameRecording: d-v1 < d"], _case.Pairs(null, LeakageKind.SameRecording));
    }

    [Fact]
    public void WithoutSpeakersThatIsSaidAndNothingIsClaimed()
    {
        _case.Training(Said("t1", "one two three")).Evaluation(Said("e1", "red green blue", "anna"), Said("e2", "left right up", "bert"));

        Assert.Empty(_case.Pairs());
        Assert.Contains("training names no speakers, so speakers are not checked", _case.Input!.Notes);
        LeakageShare share = LeakageReport.Of(_case.Search!, null, CancellationToken.None).Shares.Single(row => row.Kind == "SameSpeaker");
        Assert.Equal((0.0, 1.0), (share.SpeakerShare!.Value, share.SpeakerShareHigh!.Value));
    }

    [Fact]
    public void OnlyTheKindsAskedFor()
    {
        _case.Training(Said("t1", "one two three", "anna")).Evaluation(Said("e1", "one two three", "anna"));

        Assert.Equal(["SameSpeaker: e1 < t1"], _case.Pairs(null, LeakageKind.SameSpeaker));
        Assert.Equal(["SameText: e1 < t1"], _case.Pairs(null, LeakageKind.SameText, LeakageKind.NearText));
    }

    /// <summary>Each side's manifest loses its own rows, though both number them alike.</summary>
    [Fact]
    public void AFindingFiltersTheRowsOfItsOwnSide()
    {
        UtteranceFilter filter = new();
        filter.Begin("both");
        filter.AddRow("1", "/train.csv");
        filter.AddSpeaker("anna");

        Assert.True(filter.Matches(Said("1", "x") with { SourcePath = "/train.csv" }));
        Assert.False(filter.Matches(Said("1", "x") with { SourcePath = "/test.csv" }));
        Assert.True(filter.Matches(Said("2", "x", "anna ")));
        Assert.False(filter.Matches(Heard("1", "/audio/1.wav") with { SourcePath = "/train.csv" }));
    }
}
