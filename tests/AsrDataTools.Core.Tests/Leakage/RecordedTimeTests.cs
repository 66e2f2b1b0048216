using AsrDataTools.Corpus;
using AsrDataTools.Leakage;

namespace AsrDataTools.Core.Tests.Leakage;

public sealed class RecordedTimeTests : IDisposable
{
    private readonly LeakageCase _case = new();

    public void Dispose() => _case.Dispose();

    [Fact]
    public void OneSpeakerAtOneTimeIsTheSameSpeechWhateverTheFile()
    {
        _case.Training(At("t1", "14:05:03", 10, "anna")).Evaluation(At("e1", "14:05:08", 10, "anna"), At("e2", "14:07:00", 10, "anna"));

        Assert.Equal(["TimeOverlap: e1 < t1"], Found());
        LeakageMatch match = _case.Search!.Find().Single();
        Assert.Equal("speaker 'anna' was recorded at the same time in both, 2026-11-23 14:05:08 to 14:05:13 UTC: 5.0 of 10.0 s", match.Evidence);
        Assert.Equal(0.5, match.Score, 6);
        Assert.Equal((0.0, 5.0), match.EvaluationSpan);
        Assert.Equal((5.0, 10.0), match.TrainingSpan);
    }

    [Fact]
    public void TwoCallsAtOneTimeAreNoLeak()
    {
        _case.Training(At("t1", "14:05:03", 10, "anna") with { Recording = "call-1" }).Evaluation(At("e1", "14:05:03", 10, "bert") with { Recording = "call-2" }, At("e2", "14:05:03", 10, null));

        Assert.Empty(Found());
    }

    [Fact]
    public void OneRecordingAtOneTimeUnlessOnOtherChannelsOrByOtherSpeakers()
    {
        SpeechUtterance known = At("t1", "14:05:03", 10, null) with { Recording = "call-7", Channel = 1 };
        _case.Training(known).Evaluation(
            known with { Id = "e1" }, At("e2", "14:06:03", 10, null) with { Recording = "call-7", Channel = 1 });
        Assert.Equal(["TimeOverlap: e1 < t1"], Found());

        using LeakageCase others = new();
        others.Training(known, At("t2", "15:05:03", 10, "anna") with { Recording = "call-8" })
            .Evaluation(known with { Id = "e1", Channel = 2 }, At("e2", "15:05:03", 10, "bert") with { Recording = "call-8" });
        Assert.Empty(others.Pairs(null, LeakageKind.TimeOverlap));
    }

    [Fact]
    public void AnOffsetWithinTheRecordingCounts()
    {
        SpeechUtterance cut = At("t1", "14:05:00.5", 5, "anna") with { StartSeconds = 60 };
        _case.Training(cut).Evaluation(At("e1", "14:06:01", 5, "anna"), At("e2", "14:05:02", 5, "anna"));

        Assert.Equal(["TimeOverlap: e1 < t1"], Found());
    }

    // Days are no times; minutes are rounded; a session's time at each of its rows says nothing of when they were.
    [Theory]
    [InlineData("2026-11-23T00:00:00Z", 30)]
    [InlineData("2026-11-23T14:05:00Z", 30)]
    public void CoarseTimesProveNothingOfShortUtterances(string recorded, double seconds)
    {
        DateTimeOffset at = DateTimeOffset.Parse(recorded, System.Globalization.CultureInfo.InvariantCulture);
        _case.Training(At("t1", "14:05:03", seconds, "anna") with { RecordedAt = at }).Evaluation(At("e1", "14:05:03", seconds, "anna") with { RecordedAt = at });

        Assert.Empty(Found());
    }

    [Fact]
    public void TheTimeOfASessionIsNotThatOfItsUtterances()
    {
        _case.Training(At("t1", "14:05:03", 10, "anna"), At("t2", "14:05:03", 8, "anna")).Evaluation(At("e1", "14:05:03", 9, "anna"));
        Assert.Empty(Found());

        using LeakageCase stamped = new();
        stamped.Training(At("t1", "14:05:03", 10, "anna") with { Text = "one two three" }).Evaluation(At("e1", "14:05:03", 9, "anna") with { Text = "red green blue" });
        Assert.Empty(stamped.Pairs(null, LeakageKind.TimeOverlap));
    }

    private string[] Found() => _case.Pairs(null, LeakageKind.TimeOverlap);

    private static SpeechUtterance At(string id, string time, double seconds, string? speaker) => new()
    {
        Id = id,
        Speaker = speaker,
        DurationSeconds = seconds,
        RecordedAt = DateTimeOffset.Parse($"2026-11-23T{time}Z", System.Globalization.CultureInfo.InvariantCulture),
    };
}
