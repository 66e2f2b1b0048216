using AsrDataTools.Scoring.MultiSpeaker;

namespace AsrDataTools.Tests;

public sealed class MeasureMultiSpeakerWordErrorTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public MeasureMultiSpeakerWordErrorTests()
    {
        _session.SetLocation(_corpus.Path);
        Write("reference.stm",
            "one 1 Ann 0 3 <o> good morning everyone", "one 1 Ben 3 6 <o> shall we start", "one 1 Ann 6 9 <o> yes please", "two 1 Cy 0 2 <o> hello");
        Write("system.stm",
            "one 1 s1 0 3 <o> good morning everybody", "one 1 s2 3 6 <o> shall we start", "one 1 s2 6 9 <o> yes please", "two 1 s1 0 2 <o> hello");
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void ThePooledRowIsTheSumOfTheRecordings()
    {
        ScriptResult result = _session.Run("Measure-MultiSpeakerWordError reference.stm system.stm").Clean();
        MultiSpeakerWordErrorResult row = Assert.Single(result.As<MultiSpeakerWordErrorResult>());
        Assert.Equal((MultiSpeakerWordErrorResult.Overall, 2, 9L, 5 / 9.0), (row.Recording, row.Recordings, row.Words, row.WordErrorRate));
        Assert.Equal((1L, 2L, 2L, 6L), (row.Substitutions, row.Deletions, row.Insertions, row.Correct));
        Assert.Equal(("None", "Minimum", null, null), (row.Normalizer, row.Convention.ToString(), row.Search, row.CollarSeconds));
        Assert.InRange(row.WordErrorRate!.Value, row.Low!.Value, row.High!.Value);
        Assert.Equal("Scored 2 recordings; 0 of them without a hypothesis; 0 inputs or recordings failed.", result.Summary);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void EveryMetricHasItsRow()
    {
        IReadOnlyList<MultiSpeakerWordErrorResult> rows = _session.Run(
            "Measure-MultiSpeakerWordError reference.stm system.stm -Metric Cp, Tcp, Orc, TcOrc, DiCp, DiTcp -CollarSeconds 1 -PerRecording").Clean().As<MultiSpeakerWordErrorResult>();
        Assert.Equal(
            [("one", "Cp", 5L), ("one", "Tcp", 5L), ("one", "Orc", 1L), ("one", "TcOrc", 1L), ("one", "DiCp", 1L), ("one", "DiTcp", 1L)],
            rows.Take(6).Select(r => (r.Recording, r.Metric.ToString(), r.Substitutions + r.Deletions + r.Insertions)));
        Assert.All(rows.Skip(6), r => Assert.Equal(("two", 0.0), (r.Recording, r.WordErrorRate)));
        Assert.Equal([null, 1.0, null, 1.0, null, 1.0], rows.Take(6).Select(r => r.CollarSeconds));
        Assert.Equal([null, null, "Exact", "Exact", "Exact", "Exact"], rows.Take(6).Select(r => r.Search?.ToString()));
        Assert.Equal("Greedy", Assert.Single(_session.Run("Measure-MultiSpeakerWordError reference.stm system.stm -Metric Orc -Search Greedy").Clean().As<MultiSpeakerWordErrorResult>()).Search.ToString());
    }

    [Fact]
    public void BlameIsSplit()
    {
        WordErrorBlame blame = Assert.Single(_session.Run("Measure-MultiSpeakerWordError reference.stm system.stm -Blame").Clean().As<WordErrorBlame>());
        Assert.Equal((5L, 1L, 4L, 0.8), (blame.Errors, blame.RecognitionErrors, blame.SpeakerErrors, blame.SpeakerShare));
        Assert.Equal((1, 2L, 4), (blame.MisattributedUtterances, blame.MisattributedWords, blame.Utterances));
        Assert.Equal(3 / 11.0, blame.DiarizationErrorRate!.Value, 12);
        Assert.InRange(blame.SpeakerErrorRate!.Value, blame.SpeakerLow!.Value, blame.SpeakerHigh!.Value);
        Assert.Equal(["one", "two"], _session.Run("Measure-MultiSpeakerWordError reference.stm system.stm -Blame -PerRecording -Metric Tcp").Clean().As<WordErrorBlame>().Select(b => b.Recording));
    }

    [Fact]
    public void SpeakersAndUtterances()
    {
        IReadOnlyList<SpeakerWordErrorResult> speakers = _session.Run("Measure-MultiSpeakerWordError reference.stm system.stm -PerSpeaker").Clean().As<SpeakerWordErrorResult>();
        Assert.Equal([("Ann", "s1", 3L), ("Ben", "s2", 2L), ("Cy", "s1", 0L)], speakers.Select(s => (s.Speaker!, s.HypothesisSpeaker!, s.Substitutions + s.Deletions + s.Insertions)));
        ScriptResult result = _session.Run("Measure-MultiSpeakerWordError reference.stm system.stm -PerUtterance").Clean();
        UtteranceAttribution moved = Assert.Single(result.As<UtteranceAttribution>(), u => u.IsMisattributed);
        Assert.Equal(("one", "Ann", "s1", "s2", "yes please", 2, 3L), (moved.Recording, moved.Speaker, moved.ExpectedSpeaker!, moved.HypothesisSpeaker!, moved.Text!, moved.Correct, moved.SourceLine));
        Assert.Equal(_corpus.PathOf("reference.stm"), moved.SourcePath);
    }

    [Fact]
    public void FormatsFoldersAndThePipeline()
    {
        Write("one.json", """[{"session_id":"one","speaker":"x","start_time":0,"end_time":3,"words":"good morning everyone"},{"session_id":"one","speaker":"y","start_time":3,"end_time":6,"words":"shall we start"},{"session_id":"one","speaker":"x","start_time":6,"end_time":9,"words":"yes please"}]""");
        Write("ctm/two.ctm", "two 1 0.5 0.5 hello");
        ScriptResult result = _session.Run("'one.json', 'ctm' | Measure-MultiSpeakerWordError reference.stm -Metric Cp, Tcp").Clean();
        Assert.All(result.As<MultiSpeakerWordErrorResult>(), r => Assert.Equal((0.0, 2), (r.WordErrorRate, r.Recordings)));

        // One CTM for each speaker of one recording.
        Write("ann.ctm", "one 1 0 1 good", "one 1 1 1 morning", "one 1 2 1 everyone", "one 1 6 1 yes", "one 1 7 1 please");
        Write("ben.ctm", "one 1 3 1 shall", "one 1 4 1 we", "one 1 5 1 start");
        SpeakerWordErrorResult[] speakers = [.. _session.Run("Measure-MultiSpeakerWordError one.json ann.ctm, ben.ctm -Metric Tcp -CollarSeconds 0.2 -PerSpeaker").Clean().As<SpeakerWordErrorResult>()];
        Assert.Equal(["ann, channel 1", "ben, channel 1"], speakers.Select(s => s.HypothesisSpeaker!).Order(StringComparer.Ordinal));
        Assert.All(speakers, s => Assert.Equal(0, s.WordErrorRate));

        // Documents, and recordings that are called by their files.
        Write("meeting.srt", "1", "00:00:00,000 --> 00:00:02,000", "hello", "");
        Write("system.txt", "hello");
        result = _session.Run("Measure-MultiSpeakerWordError (Import-Annotation meeting.srt) system.txt");
        Assert.Equal(0, Assert.Single(result.Clean().As<MultiSpeakerWordErrorResult>()).WordErrorRate);
        Assert.Contains("taken for the same", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void ACollarThatNoMetricUsesIsSaid()
    {
        ScriptResult without = _session.Run("Measure-MultiSpeakerWordError reference.stm system.stm -Metric Cp, Orc -CollarSeconds 1");
        ScriptResult with = _session.Run("Measure-MultiSpeakerWordError reference.stm system.stm -Metric Cp, Tcp -CollarSeconds 1");

        Assert.Contains("changes nothing of Cp, Orc", Assert.Single(without.Warnings), StringComparison.Ordinal);
        Assert.Empty(with.Warnings);
    }

    [Fact]
    public void WhatOneSideLacksIsSaid()
    {
        Write("part.stm", "two 1 s1 0 2 <o> hello", "three 1 s1 0 2 <o> hello");
        ScriptResult result = _session.Run("Measure-MultiSpeakerWordError reference.stm part.stm -PerRecording");
        Assert.Equal([1.0, 0.0], result.As<MultiSpeakerWordErrorResult>().Select(r => r.WordErrorRate!.Value));
        Assert.Equal((2, 0), (result.As<MultiSpeakerWordErrorResult>()[0].MissedSpeakers, result.As<MultiSpeakerWordErrorResult>()[0].FalseAlarmSpeakers));
        Assert.StartsWith("HypothesisWithoutReference,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("No hypothesis for one", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal("Scored 2 recordings; 1 of them without a hypothesis; 1 input or recording failed.", result.Summary);
    }

    [Theory]
    [InlineData("Measure-MultiSpeakerWordError nowhere.stm system.stm", "PathNotFound")]
    [InlineData("Measure-MultiSpeakerWordError reference.stm 17", "InputNotAnnotation")]
    [InlineData("Measure-MultiSpeakerWordError reference.stm one.txt -Metric Tcp", "TimesMissing")]
    [InlineData("Measure-MultiSpeakerWordError reference.stm who.rttm", "TextMissing")]
    [InlineData("Measure-MultiSpeakerWordError reference.stm backwards.json", "TurnTimesInvalid")]
    [InlineData("Measure-MultiSpeakerWordError long.stm long.stm -Metric Orc -Search Exact", "CombinationTooLarge")]
    public void TroubleIsAnErrorRecord(string script, string id)
    {
        Write("one.txt", "hello there");
        Write("who.rttm", "SPEAKER one 1 0 4 <NA> <NA> C <NA> <NA>");
        Write("backwards.json", """[{"session_id":"one","speaker":"x","start_time":5,"end_time":3,"words":"good"}]""");
        Write("long.stm", [.. Enumerable.Range(0, 400).Select(i => FormattableString.Invariant($"one 1 s{i % 4} {i} {i + 1} <o> so many words in each of these segments"))]);
        ScriptResult result = _session.Run(script);
        Assert.Null(result.Terminating);
        Assert.Contains(result.Errors, e => e.FullyQualifiedErrorId.StartsWith(id + ",", StringComparison.Ordinal));
    }

    [Fact]
    public void OneMetricMayFailWhereAnotherDoesNot()
    {
        Write("one.txt", "good morning everyone shall we start yes please");
        ScriptResult result = _session.Run("Measure-MultiSpeakerWordError reference.stm one.txt -Metric Cp, Tcp -PerRecording");
        Assert.Equal(["Cp", "Cp", "Tcp"], result.As<MultiSpeakerWordErrorResult>().Select(r => r.Metric.ToString()));
        Assert.Single(result.Errors);
        Assert.Equal("Scored 1 recording; 1 of them without a hypothesis; 1 input or recording failed.", result.Summary);
    }

    [Theory]
    [InlineData("-PerSpeaker -Metric Orc", "MetricUnfit")]
    [InlineData("-Blame -Metric Orc", "MetricUnfit")]
    [InlineData("-PerUtterance -Metric Cp, Tcp", "MetricUnfit")]
    [InlineData("-Normalizer Englich", "NormalizerUnknown")]
    public void ArgumentsThatDoNotGoTogetherEndTheCommand(string arguments, string id)
    {
        ScriptResult result = _session.Run($"Measure-MultiSpeakerWordError reference.stm system.stm {arguments}");
        Assert.StartsWith(id + ",", (result.Terminating?.ErrorRecord ?? result.Errors[0]).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(result.As<MultiSpeakerWordErrorResult>());
    }

    private void Write(string name, params string[] lines)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_corpus.PathOf(name))!);
        File.WriteAllLines(_corpus.PathOf(name), lines);
    }
}
