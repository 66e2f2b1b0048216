using System.Management.Automation;
using AsrDataTools.Annotation.Timing;

namespace AsrDataTools.Tests;

public sealed class MeasureAnnotationTimingTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public MeasureAnnotationTimingTests()
    {
        _session.SetLocation(_corpus.Path);
        _corpus.WriteSpeech("wav/call.wav", 6);
        _corpus.WriteText("delivery/call.rttm", "SPEAKER call 1 0.25 1.50 <NA> <NA> a <NA> <NA>\nSPEAKER call 1 2.50 0.50 <NA> <NA> b <NA> <NA>\nSPEAKER call 1 4.00 1.25 <NA> <NA> a <NA> <NA>\n");
        _corpus.WriteText("delivery/call.ctm", "call 1 0.25 0.30 please\ncall 1 0.55 0.21 hold\ncall 1 2.50 0.34 now\n");
        _corpus.WriteText("delivery/readme.bin", "\0\0");
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void PathsByEveryWay()
    {
        ScriptResult result = _session.Run("Measure-AnnotationTiming delivery").Clean();

        AnnotationTiming[] rows = [.. result.As<AnnotationTiming>()];
        Assert.Equal([(AnnotationTiming.Overall, TimingUnit.Segments, 3), (AnnotationTiming.Overall, TimingUnit.Words, 3)], rows.Select(row => (row.Recording, row.Unit, row.Spans)));
        Assert.Equal(250, rows[0].GridStepMs);
        Assert.Null(rows[0].OnsetMedianMs);
        Assert.Contains("edges, shift, drift: no audio", rows[0].Abstained);
        Assert.Equal("Measured 2 recordings of 2 inputs: 0 with audio, 0 without times; 0 inputs or rows failed.", result.Summary);
        foreach (string script in new[]
        {
            "Measure-AnnotationTiming -Path delivery/call.*", "Measure-AnnotationTiming -LiteralPath delivery", "'delivery' | Measure-AnnotationTiming -ThrottleLimit 1",
            "Import-Annotation delivery | Measure-AnnotationTiming", "Measure-AnnotationTiming -InputObject (Import-Annotation delivery)", "[pscustomobject]@{ PSPath = 'delivery' } | Measure-AnnotationTiming",
            "Measure-AnnotationTiming delivery -Audio wav -SkipAudio",
        })
        {
            Assert.Equal(rows, _session.Run(script).As<AnnotationTiming>());
        }

        Assert.Equal(rows[1], Assert.Single(_session.Run("Measure-AnnotationTiming delivery -Unit Words").Clean().As<AnnotationTiming>()));
    }

    [Fact]
    public void NothingHeardIsSaid()
    {
        Assert.StartsWith("OptionsContradict,", Assert.Single(_session.Run("Measure-AnnotationTiming delivery -PerEdge -SkipAudio").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        _corpus.WriteSpeech("others/elsewhere.wav", 2);
        Assert.Contains("-Audio has no recording", Assert.Single(_session.Run("Measure-AnnotationTiming delivery -Audio others").Clean().Warnings), StringComparison.Ordinal);
        Assert.Empty(_session.Run("Measure-AnnotationTiming delivery -Audio wav").Clean().Warnings);
    }

    [Fact]
    public void RowsAndEdges()
    {
        AnnotationTiming[] rows = [.. _session.Run("Measure-AnnotationTiming delivery -Audio wav -PerRecording").Clean().As<AnnotationTiming>()];
        Assert.Equal(["call", "call"], rows.Select(row => row.Recording));
        Assert.All(rows, row => Assert.Equal((_corpus.PathOf("wav/call.wav"), 1), (row.AudioPath, row.HeardRecordings)));

        ScriptResult result = _session.Run("Measure-AnnotationTiming delivery/call.rttm -Audio wav -PerEdge -ReachSeconds 2 -MinimumEdges 10 -ConfidenceLevel 0.9 -Replicates 200 -Seed 2").Clean();
        TimingEdge[] edges = [.. result.As<TimingEdge>()];
        Assert.NotEmpty(edges);
        Assert.All(edges, edge => Assert.Equal((_corpus.PathOf("delivery/call.rttm"), _corpus.PathOf("wav/call.wav")), (edge.Path, edge.AudioPath)));
        Assert.All(result.Output, edge => Assert.Equal(_corpus.PathOf("delivery/call.rttm"), edge.Properties["PSPath"].Value));
        Assert.Equal(edges.OrderBy(edge => edge.AnnotatedSeconds), edges);
        Assert.All(edges.Where(edge => edge.HeardSeconds is not null), edge => Assert.Equal(1000 * (edge.AnnotatedSeconds - edge.HeardSeconds!.Value), edge.DeviationMs!.Value, 3));

        // Edges bind to whatever takes files: each names its annotation.
        Assert.Equal(3, _session.Run("Measure-AnnotationTiming delivery/call.rttm -Audio wav -PerEdge | Measure-AnnotationTiming -SkipAudio").Clean().As<AnnotationTiming>()[0].Spans);
    }

    [Fact]
    public void BadInputIsReportedAndTheRestGoesOn()
    {
        Assert.Equal("OutputAmbiguous", Error("Measure-AnnotationTiming delivery -PerRecording -PerEdge"));
        Assert.Equal("PathNotFound", Error("Measure-AnnotationTiming gone"));
        Assert.Equal("PathNotFound", Error("Measure-AnnotationTiming delivery -Audio gone"));
        Assert.Equal("AnnotationNotRecognised", Error("Measure-AnnotationTiming delivery/readme.bin"));
        Assert.Equal("AnnotationFormatUnknown", Error("Measure-AnnotationTiming delivery/call.rttm -Format RTM"));
        Assert.Equal("AnnotationEncodingUnknown", Error("Measure-AnnotationTiming delivery/call.ctm -Encoding utf-99"));
        _corpus.WriteText("none/a.bin", "\0");
        Assert.Equal("FolderWithoutAnnotation", Error("Measure-AnnotationTiming none"));
        _corpus.WriteText("bad/call.wav", "RIFF no sound");
        ScriptResult result = _session.Run("Measure-AnnotationTiming delivery, gone -Audio bad -PerRecording");
        Assert.Equal(2, result.As<AnnotationTiming>().Count);
        Assert.Equal("edges, shift, drift: the audio was not measured", result.As<AnnotationTiming>()[0].Abstained[0]);
        Assert.EndsWith("; 3 inputs or rows failed.", result.Summary, StringComparison.Ordinal);
        _corpus.WriteText("untimed.txt", "hello there\n");
        Assert.Contains("1 without times", _session.Run("Measure-AnnotationTiming untimed.txt -Format Text").Summary, StringComparison.Ordinal);
    }

    private string Error(string script)
    {
        ScriptResult result = _session.Run(script);
        ErrorRecord record = result.Terminating?.ErrorRecord ?? Assert.Single(result.Errors);
        return record.FullyQualifiedErrorId.Split(',')[0];
    }
}
