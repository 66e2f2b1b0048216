using AsrDataTools.Scoring.SpeechActivity;

namespace AsrDataTools.Tests;

public sealed class MeasureSpeechActivityTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public MeasureSpeechActivityTests()
    {
        _session.SetLocation(_corpus.Path);
        Write("reference.rttm", "SPEAKER one 1 2 4 <NA> <NA> A <NA> <NA>", "SPEAKER two 1 0 5 <NA> <NA> B <NA> <NA>");
        Write("hypothesis.rttm", "SPEAKER one 1 1 4 <NA> <NA> x <NA> <NA>", "SPEAKER two 1 0 5 <NA> <NA> x <NA> <NA>", "SPEAKER two 1 8 1 <NA> <NA> x <NA> <NA>");
        Write("all.uem", "one 1 0 10", "two 1 0 10");
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    // one: speech 2…6, missed 5…6; non-speech 0…1.5 and 6.5…10, falsely alarmed 1…1.5. two: speech 0…5; non-speech 5.5…10, falsely alarmed 8…9.
    [Fact]
    public void ThePooledRowIsTheSumOfTheRecordings()
    {
        ScriptResult result = _session.Run("Measure-SpeechActivity reference.rttm hypothesis.rttm -Uem all.uem").Clean();
        SpeechActivityResult row = Assert.Single(result.As<SpeechActivityResult>());
        Assert.Equal((SpeechActivityResult.Overall, 2, 9.0, 9.5, 1.0, 1.5, 0.5), (row.Recording, row.Recordings, row.SpeechSeconds, row.NonSpeechSeconds, row.MissSeconds, row.FalseAlarmSeconds, row.CollarSeconds));
        Assert.Equal(0.75 / 9 + 0.25 * 1.5 / 9.5, row.DetectionCost!.Value, 12);
        Assert.InRange(row.DetectionCost.Value, row.Low!.Value, row.High!.Value);
        Assert.Equal("Scored 2 recordings; 0 of them without a hypothesis; 0 inputs or recordings failed.", result.Summary);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void ARowForEachCollarAndForEachRecording()
    {
        Assert.Equal([0.0, 1.0], _session.Run("Measure-SpeechActivity reference.rttm hypothesis.rttm -Uem all.uem -CollarSeconds 0, 1").Clean().As<SpeechActivityResult>().Select(r => r.CollarSeconds));
        IReadOnlyList<SpeechActivityResult> rows = _session.Run("Measure-SpeechActivity reference.rttm hypothesis.rttm -Uem all.uem -PerRecording").Clean().As<SpeechActivityResult>();
        Assert.Equal([("one", 0.25, 0.1), ("two", 0, 1 / 4.5)], rows.Select(r => (r.Recording, r.MissProbability!.Value, r.FalseAlarmProbability!.Value)));
        Assert.All(rows, row => Assert.Null(row.Low));
    }

    [Fact]
    public void WithoutALengthTheReferencesExtentIsScored()
    {
        ScriptResult result = _session.Run("Measure-SpeechActivity reference.rttm hypothesis.rttm -CollarSeconds 0").Clean();
        Assert.Equal((9.0, 0.0), result.As<SpeechActivityResult>().Select(r => (r.SpeechSeconds, r.NonSpeechSeconds)).Single());
        Assert.Equal(2, result.Warnings.Count);
        Assert.Contains("one, two", result.Warnings[0], StringComparison.Ordinal);
        Assert.Contains("no non-speech", result.Warnings[1], StringComparison.Ordinal);
    }

    [Fact]
    public void ProfilesWithSegmentsAreAHypothesis()
    {
        _corpus.WriteSpeech("one.wav", 10);
        Write("one.rttm", "SPEAKER one 1 2 4 <NA> <NA> A <NA> <NA>");
        SpeechActivityResult row = Assert.Single(
            _session.Run("Get-AcousticProfile one.wav -PassSegments | Measure-SpeechActivity one.rttm -CollarSeconds 0").Clean().As<SpeechActivityResult>());
        Assert.Equal(10, row.SpeechSeconds + row.NonSpeechSeconds, 6);
        Assert.InRange(row.DetectionCost!.Value, 0, 1);
        Assert.Equal("SegmentsMissing,AsrDataTools.Commands.MeasureSpeechActivityCommand", _session.Run("Get-AcousticProfile one.wav | Measure-SpeechActivity one.rttm").Errors[0].FullyQualifiedErrorId);
    }

    [Fact]
    public void OpenSatFoldersDocumentsAndOddNames()
    {
        Directory.CreateDirectory(_corpus.PathOf("[r] ü"));
        Directory.CreateDirectory(_corpus.PathOf("h"));
        Write("[r] ü/call1.tab", "call1.flac\t1\t0.0\t2.0\tNS\tmanual", "call1.flac\t1\t2.0\t6.0\tS\tmanual", "call1.flac\t1\t6.0\t10.0\tNS\tmanual");
        Write("h/call1.txt", "X\tX\tX\tSAD\tX\t0\t1\tnon-speech\t0.5", "X\tX\tX\tSAD\tX\t1\t5\tspeech\t0.5", "X\tX\tX\tSAD\tX\t5\t10\tnon-speech\t0.5");
        foreach (string script in (string[])["Measure-SpeechActivity '[r] ü' h", "'h' | Measure-SpeechActivity '[r] ü/call1.tab'", "Import-Annotation h/call1.txt | Measure-SpeechActivity '[r] ü'"])
        {
            SpeechActivityResult row = Assert.Single(_session.Run(script).Clean().As<SpeechActivityResult>());
            Assert.Equal((4.0, 1.0, 5.0, 0.5), (row.SpeechSeconds, row.MissSeconds, row.NonSpeechSeconds, row.FalseAlarmSeconds));
        }
    }

    [Theory]
    [InlineData("Measure-SpeechActivity nowhere.rttm hypothesis.rttm", "PathNotFound")]
    [InlineData("Measure-SpeechActivity reference.rttm 17", "InputNotAnnotation")]
    [InlineData("Measure-SpeechActivity reference.rttm words.ctm", "SpeechSegmentsMissing")]
    [InlineData("Measure-SpeechActivity all.uem hypothesis.rttm", "RegionsNotAnnotation")]
    [InlineData("Measure-SpeechActivity reference.rttm holes.txt", "IntervalsNotContiguous")]
    [InlineData("Measure-SpeechActivity reference.rttm more.rttm", "HypothesisWithoutReference")]
    [InlineData("Measure-SpeechActivity backwards.rttm hypothesis.rttm", "TurnTimesInvalid")]
    public void TroubleIsAnErrorRecordAndTheRestIsScored(string script, string id)
    {
        Write("words.ctm", "one 1 0.5 0.3 yes 0.9");
        Write("all.uem", "one 1 0 10");
        Write("holes.txt", "d\ts\tt\tSAD\tone\t0\t1\tspeech\t0.5", "d\ts\tt\tSAD\tone\t2\t3\tspeech\t0.5");
        Write("more.rttm", "SPEAKER three 1 0 4 <NA> <NA> z <NA> <NA>");
        Write("backwards.rttm", "SPEAKER one 1 5 -2 <NA> <NA> A <NA> <NA>", "SPEAKER two 1 0 4 <NA> <NA> C <NA> <NA>");
        ScriptResult result = _session.Run(script);
        Assert.Null(result.Terminating);
        Assert.Contains(result.Errors, e => e.FullyQualifiedErrorId.StartsWith(id + ",", StringComparison.Ordinal));
        Assert.NotNull(result.Summary);
    }

    [Fact]
    public void ParametersAreChecked()
    {
        Assert.StartsWith("ParameterArgumentValidationError", Id("-CollarSeconds 0.5, -1"), StringComparison.Ordinal);
        Assert.StartsWith("AmbiguousParameterSet", Id("-PerRecording -Seed 2"), StringComparison.Ordinal);

        string Id(string how) => Assert.Single(_session.Run($"Measure-SpeechActivity reference.rttm hypothesis.rttm {how}").Errors).FullyQualifiedErrorId;
    }

    private void Write(string name, params string[] lines) => File.WriteAllText(_corpus.PathOf(name), string.Join('\n', lines) + "\n");
}
