using AsrDataTools.Scoring.Diarization;

namespace AsrDataTools.Tests;

public sealed class MeasureDiarizationErrorTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public MeasureDiarizationErrorTests()
    {
        _session.SetLocation(_corpus.Path);
        Write("reference.rttm", "SPEAKER one 1 0 10 <NA> <NA> A <NA> <NA>", "SPEAKER one 1 10 10 <NA> <NA> B <NA> <NA>", "SPEAKER two 1 0 4 <NA> <NA> C <NA> <NA>");
        Write("hypothesis.rttm",
            "SPEAKER one 1 0 8 <NA> <NA> x <NA> <NA>", "SPEAKER one 1 8 10 <NA> <NA> y <NA> <NA>", "SPEAKER one 1 19 3 <NA> <NA> x <NA> <NA>", "SPEAKER two 1 1 3 <NA> <NA> z <NA> <NA>");
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void ThePooledRowIsTheSumOfTheRecordings()
    {
        ScriptResult result = _session.Run("Measure-DiarizationError reference.rttm hypothesis.rttm").Clean();
        DiarizationErrorResult row = Assert.Single(result.As<DiarizationErrorResult>());
        Assert.Equal((DiarizationErrorResult.Overall, 2, 24.0, 2.0, 0.0, 3.0), (row.Recording, row.Recordings, row.SpeakerSeconds, row.MissSeconds, row.FalseAlarmSeconds, row.ConfusionSeconds));
        Assert.Equal(5 / 24.0, row.DiarizationErrorRate!.Value, 12);
        Assert.Equal((3, 3), (row.ReferenceSpeakers, row.HypothesisSpeakers));
        Assert.InRange(row.DiarizationErrorRate.Value, row.Low!.Value, row.High!.Value);
        Assert.InRange(row.JaccardErrorRate!.Value, row.JaccardLow!.Value, row.JaccardHigh!.Value);
        Assert.Equal("Scored 2 recordings; 0 of them without a hypothesis; 0 inputs or recordings failed.", result.Summary);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void RowsOfRecordingsAndOfSpeakersStandAlone()
    {
        IReadOnlyList<DiarizationErrorResult> recordings = _session.Run("Measure-DiarizationError reference.rttm hypothesis.rttm -PerRecording").Clean().As<DiarizationErrorResult>();
        Assert.Equal([("one", 0.2), ("two", 0.25)], recordings.Select(r => (r.Recording, r.DiarizationErrorRate!.Value)));
        Assert.All(recordings, r => Assert.Null(r.Low));
        IReadOnlyList<SpeakerErrorResult> speakers = _session.Run("Measure-DiarizationError reference.rttm hypothesis.rttm -PerSpeaker").Clean().As<SpeakerErrorResult>();
        Assert.Equal([("A", "x"), ("B", "y"), ("C", "z")], speakers.Select(s => (s.Speaker, s.HypothesisSpeaker!)));
        Assert.Equal((10.0, 2.0, 1.0), (speakers[0].SpeakerSeconds, speakers[0].MissSeconds, speakers[0].FalseAlarmSeconds));
    }

    [Fact]
    public void CollarOverlapAndRegionsAreThoseOfMdEval()
    {
        Assert.Equal((16.0, 1.0, 1.0), Of("-CollarSeconds 1", "one"));
        Write("only.uem", "/audio/one.sph 1 0.000 5.000", "/audio/one.sph 1 19.000 30.000", "two 1 0 4");
        Assert.Equal((6.0, 0.0, 1.0), Of("-Uem only.uem", "one"));
        Write("both.rttm", "SPEAKER one 1 0 10 <NA> <NA> A <NA> <NA>", "SPEAKER one 1 6 6 <NA> <NA> B <NA> <NA>");
        Write("all.rttm", "SPEAKER one 1 0 12 <NA> <NA> x <NA> <NA>");
        DiarizationErrorResult row = _session.Run("Measure-DiarizationError both.rttm all.rttm -SkipOverlap -PerRecording").Clean().As<DiarizationErrorResult>()[0];
        Assert.Equal((8.0, 2.0, true), (row.SpeakerSeconds, row.ConfusionSeconds, row.SkipOverlap));

        (double, double, double) Of(string how, string recording)
        {
            DiarizationErrorResult found = Assert.Single(
                _session.Run($"Measure-DiarizationError reference.rttm hypothesis.rttm -PerRecording {how}").Clean().As<DiarizationErrorResult>(), r => r.Recording == recording);
            return (found.SpeakerSeconds, found.MissSeconds, found.ConfusionSeconds);
        }
    }

    [Fact]
    public void WhatOneSideLacksIsSaid()
    {
        Write("more.rttm", "SPEAKER two 1 0 4 <NA> <NA> z <NA> <NA>", "SPEAKER three 1 0 4 <NA> <NA> z <NA> <NA>", "SPEAKER two 2 0 4 <NA> <NA> z <NA> <NA>");
        Write("two.uem", "two 1 0 4");
        ScriptResult result = _session.Run("Measure-DiarizationError reference.rttm more.rttm -PerRecording -Uem two.uem");
        Assert.Equal([1.0, 0.0], result.As<DiarizationErrorResult>().Select(r => r.DiarizationErrorRate!.Value));
        Assert.Equal(2, result.Errors.Count);
        Assert.All(result.Errors, e => Assert.StartsWith("HypothesisWithoutReference,", e.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Contains("'three'", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("channel '2' of 'two'", result.Errors[1].ToString(), StringComparison.Ordinal);
        Assert.Equal(2, result.Warnings.Count);
        Assert.All(result.Warnings, w => Assert.Contains("one", w, StringComparison.Ordinal));
        Assert.Equal("Scored 2 recordings; 1 of them without a hypothesis; 2 inputs or recordings failed.", result.Summary);
    }

    [Fact]
    public void FoldersDocumentsAndOtherFormats()
    {
        Directory.CreateDirectory(_corpus.PathOf("[h] ü 中"));
        File.Move(_corpus.PathOf("hypothesis.rttm"), _corpus.PathOf("[h] ü 中/hypothesis.rttm"));
        double expected = 5 / 24.0;
        Assert.Equal(expected, Rate("Measure-DiarizationError reference.rttm '[h] ü 中'"), 12);
        Assert.Equal(expected, Rate("Measure-DiarizationError ref*.rttm '[h] ü 中/hypothesis.rttm'"), 12);
        Assert.Equal(expected, Rate("'[h] ü 中' | Measure-DiarizationError reference.rttm"), 12);

        // An SRT names neither speaker nor channel; two is then one speaker's on one channel.
        Write("two.srt", "1", "00:00:01,000 --> 00:00:04,000", "hello", "");
        Write("two.rttm", "SPEAKER two 1 0 4 <NA> <NA> C <NA> <NA>");
        Assert.Equal(0.25, Rate("Measure-DiarizationError two.rttm two.srt"), 12);

        double Rate(string script) => Assert.Single(_session.Run(script).Clean().As<DiarizationErrorResult>()).DiarizationErrorRate!.Value;
    }

    [Theory]
    [InlineData("Measure-DiarizationError nowhere.rttm hypothesis.rttm", "PathNotFound")]
    [InlineData("Measure-DiarizationError reference.rttm text.txt", "TimesMissing")]
    [InlineData("Measure-DiarizationError all.uem hypothesis.rttm", "RegionsNotAnnotation")]
    [InlineData("Import-Annotation all.uem | Measure-DiarizationError reference.rttm", "RegionsNotAnnotation")]
    [InlineData("Measure-DiarizationError reference.rttm 17", "InputNotAnnotation")]
    [InlineData("Measure-DiarizationError backwards.rttm hypothesis.rttm", "TurnTimesInvalid")]
    public void TroubleIsAnErrorRecord(string script, string id)
    {
        Write("all.uem", "one 1 0 10");
        Write("text.txt", "hello there");
        File.Move(_corpus.PathOf("text.txt"), _corpus.PathOf("one.txt"));
        script = script.Replace("text.txt", "one.txt", StringComparison.Ordinal);
        Write("backwards.rttm", "SPEAKER one 1 5 -2 <NA> <NA> A <NA> <NA>", "SPEAKER two 1 0 4 <NA> <NA> C <NA> <NA>");
        ScriptResult result = _session.Run(script);
        Assert.Null(result.Terminating);
        Assert.Contains(result.Errors, e => e.FullyQualifiedErrorId.StartsWith(id + ",", StringComparison.Ordinal));
    }

    [Fact]
    public void ParametersAreChecked()
    {
        Assert.StartsWith("ParameterArgumentValidationError,", Id("-CollarSeconds -1"), StringComparison.Ordinal);
        Assert.StartsWith("AmbiguousParameterSet,", Id("-PerSpeaker -PerRecording"), StringComparison.Ordinal);
        Assert.StartsWith("AmbiguousParameterSet,", Id("-PerRecording -Replicates 100"), StringComparison.Ordinal);

        string Id(string parameters)
        {
            ScriptResult result = _session.Run($"Measure-DiarizationError reference.rttm hypothesis.rttm {parameters}");
            return (result.Terminating?.ErrorRecord ?? result.Errors[0]).FullyQualifiedErrorId;
        }
    }

    private void Write(string name, params string[] lines) => File.WriteAllText(_corpus.PathOf(name), string.Concat(lines.Select(line => line + "\n")));
}
