using AsrDataTools.Acoustics;
using AsrDataTools.Annotation;
using AsrDataTools.Core.Tests.Annotation;
using AsrDataTools.Scoring.Diarization;
using AsrDataTools.Scoring.SpeechActivity;

namespace AsrDataTools.Core.Tests.Scoring.SpeechActivity;

/// <summary>What of a recording is scored, whatever the reference and the hypothesis come in.</summary>
public sealed class SpeechActivityMaterialTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // The reference begins at 1 s: before it nothing is scored, and its first gap has collars at both ends. It ends at 10 s.
    [Fact]
    public void RowsOfOpenSatCoverWhatIsScored()
    {
        SpeechActivityMaterial material = new();
        Reference(material, "call.flac\t1\t1.0\t4.0\tNS\tmanual\ncall.flac\t1\t4.0\t6.0\tS\tmanual\ncall.flac\t1\t6.0\t7.0\tMixed\tmanual\ncall.flac\t1\t7.0\t10.0\tRX\tmanual\n");
        Hypothesis(material, "d\ts\tt\tSAD\tcall\t0\t2.0\tspeech\t0.5\nd\ts\tt\tSAD\tcall\t2.0\t5.0\tnon-speech\t0.5\nd\ts\tt\tSAD\tcall\t5.0\t8.0\tspeech\t0.5\n");

        SpeechActivityErrors errors = SpeechActivityScorer.Score(Assert.Single(material.Pairs(problem => throw problem)), 0.5).Errors;

        Assert.Equal((2.0, 1.0), (errors.SpeechSeconds, errors.MissSeconds));
        Assert.Equal((2.0 + 2.5, 0.5 + 0.5), (errors.NonSpeechSeconds, errors.FalseAlarmSeconds));
        Assert.Empty(material.WithoutLength);
    }

    [Theory]
    [InlineData("d\ts\tt\tSAD\tcall\t0\t2\tspeech\t0.5\nd\ts\tt\tSAD\tcall\t2.1\t5\tnon-speech\t0.5\n")]
    [InlineData("d\ts\tt\tSAD\tcall\t0\t2\tspeech\t0.5\nd\ts\tt\tSAD\tcall\t1.9\t5\tnon-speech\t0.5\n")]
    [InlineData("d\ts\tt\tSAD\tcall\t0.5\t2\tspeech\t0.5\n")]
    public void RowsWithHolesAreRefused(string rows)
    {
        SpeechDataException exception = Assert.Throws<SpeechDataException>(() => Hypothesis(new(), rows));
        Assert.Equal("IntervalsNotContiguous", exception.ErrorId);
        Assert.True(exception.Line > 0);
    }

    // A TextGrid says how long the recording is; an RTTM does not, and neither does anything else.
    [Fact]
    public void TheLengthOfTheRecordingIsScored()
    {
        AnnotationDocument rttm = Read("one.rttm", "SPEAKER one 1 2 3 <NA> <NA> A <NA> <NA>\n");
        SpeechActivityMaterial bare = new();
        bare.AddReference(rttm);
        bare.AddHypothesis(Read("h.rttm", "SPEAKER one 1 0 9 <NA> <NA> x <NA> <NA>\n"));
        Assert.Equal((3.0, 0.0), Scored(bare));
        Assert.Equal(["one"], bare.WithoutLength);

        SpeechActivityMaterial known = new();
        known.AddReference(rttm with { DurationSeconds = 10 });
        known.AddHypothesis(Read("h.rttm", "SPEAKER one 1 0 9 <NA> <NA> x <NA> <NA>\n"));
        Assert.Equal((3.0, 7.0), Scored(known));

        SpeechActivityMaterial regions = new();
        regions.AddReference(rttm with { DurationSeconds = 10 });
        regions.AddRegions(Read("r.uem", "one.wav 1 0 4\n"));
        Assert.Equal((2.0, 2.0), Scored(regions));
    }

    [Fact]
    public void ProfilesTellTheirLengthAndChannels()
    {
        SpeechActivityMaterial material = new();
        material.AddReference(Read("call.rttm", "SPEAKER call A 2 3 <NA> <NA> A <NA> <NA>\nSPEAKER call B 6 1 <NA> <NA> B <NA> <NA>\n"));
        material.AddHypothesis(Profile(1, new SpeechSegment(2, 5)));
        material.AddHypothesis(Profile(2, new SpeechSegment(6, 7), new SpeechSegment(8, 9)));

        DiarizationPair[] pairs = [.. material.Pairs(problem => throw problem)];

        Assert.Equal(["a", "b"], pairs.Select(p => p.Channel));
        Assert.Equal([0.0, 1.0], pairs.Select(p => SpeechActivityScorer.Score(p, 0).Errors.FalseAlarmSeconds));
        Assert.Equal([7.0, 9.0], pairs.Select(p => SpeechActivityScorer.Score(p, 0).Errors.NonSpeechSeconds));

        static AcousticProfile Profile(int channel, params SpeechSegment[] segments) =>
            new() { Path = "/x/call.wav", Channel = channel, Channels = 2, DurationSeconds = 10, Segments = segments };
    }

    [Fact]
    public void AProfileWithoutSegmentsIsAnError() => Assert.Equal(
        "SegmentsMissing", Assert.Throws<SpeechDataException>(() => new SpeechActivityMaterial().AddHypothesis(new AcousticProfile { Path = "/x/call.wav" })).ErrorId);

    [Fact]
    public void WordsAloneAreNoSpeechSegments() => Assert.Equal(
        "SpeechSegmentsMissing", Assert.Throws<SpeechDataException>(() => new SpeechActivityMaterial().AddReference(Read("a.ctm", "call 1 0.5 0.3 yes 0.9\n"))).ErrorId);

    [Fact]
    public void AnonymousRowsAreOfTheFilesRecording()
    {
        AnnotationDocument document = Read("call7.txt", "X\tX\tX\tSAD\tX\t0.00\t1.86\tnon-speech\t0.5\nX\tX\tX\tSAD\tX\t1.86\t2.41\tspeech\t0.5\n");
        Assert.Equal(("call7", "OpenSAT", 2), (document.Recording, document.Format, document.SegmentCount));
        Assert.Equal(AnnotationKind.Speech, document.Segments[1].Kind);
    }

    private static (double Speech, double NonSpeech) Scored(SpeechActivityMaterial material)
    {
        SpeechActivityErrors errors = SpeechActivityScorer.Score(Assert.Single(material.Pairs(problem => throw problem)), 0).Errors;
        return (errors.SpeechSeconds, errors.NonSpeechSeconds);
    }

    private void Reference(SpeechActivityMaterial material, string rows) => material.AddReference(Read("reference.tab", rows));

    private void Hypothesis(SpeechActivityMaterial material, string rows) => material.AddHypothesis(Read("hypothesis.tab", rows));

    private AnnotationDocument Read(string name, string content) => Assert.Single(AnnotationFile.Read(_folder.Write(name, content)));
}
