using AsrDataTools.Annotation;
using AsrDataTools.Scoring.Diarization;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Scoring.Diarization;

/// <summary>Equal to NIST's scorer, recording by recording and pooled.</summary>
public sealed class MdEvalPeerTests : IDisposable
{
    private const int Recordings = 400;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<double, bool> Conditions()
    {
        TheoryData<double, bool> conditions = [];
        foreach (double collar in (double[])[0, 0.1, 0.25, 0.5])
        {
            conditions.Add(collar, false);
            conditions.Add(collar, true);
        }

        return conditions;
    }

    public void Dispose() => _folder.Dispose();

    // Where two maps have the very same overlap, md-eval takes one as its search comes upon it; ours takes the one of least error.
    [Theory]
    [MemberData(nameof(Conditions))]
    public void RandomRecordingsScoreTheSame(double collar, bool skipOverlap)
    {
        DiarizationOptions options = new() { CollarSeconds = collar, SkipOverlap = skipOverlap };
        DiarizationPair[] pairs = [.. Enumerable.Range(0, Recordings).Select(DiarizationCases.Make)];
        (int compared, int tied) = Compare(pairs, options);
        Assert.InRange(compared, Recordings * 9 / 10, Recordings);
        Assert.InRange(tied, 0, Recordings / 50);
    }

    // md-eval overlooks a zone that begins exactly where a stretch of evaluated time begins and outlasts it. Without a collar that
    // is where a laugh reaches the boundary of a turn; a collar of 10 µs keeps the two apart.
    [Theory]
    [InlineData(0.00001, false)]
    [InlineData(0.00001, true)]
    [InlineData(0.1, false)]
    [InlineData(0.1, true)]
    [InlineData(0.25, false)]
    [InlineData(0.25, true)]
    [InlineData(0.5, false)]
    [InlineData(0.5, true)]
    public void LaughsAndWordsTakeOutTheSameTime(double collar, bool skipOverlap)
    {
        DiarizationOptions options = new() { CollarSeconds = collar, SkipOverlap = skipOverlap };
        DiarizationPair[] pairs = [.. Enumerable.Range(0, 100).Select(number =>
        {
            SeededRandom random = new(8, number);
            DiarizationPair pair = DiarizationCases.Make(number);
            double length = pair.Reference.Max(t => t.EndSeconds);
            return pair with
            {
                NonLexical = DiarizationCases.Stretches(random, 0.000001, length, 1 + random.Next(4)),
                Words = number % 2 == 0 ? [] : DiarizationCases.Stretches(random, 0.000001, length, 1 + random.Next(20)),
            };
        })];
        (int compared, _) = Compare(pairs, options);
        Assert.InRange(compared, 85, 100);
    }

    // From the very files that md-eval reads: rows of all types, regions, recordings that only one side has.
    [Theory]
    [InlineData(0.00001, false)]
    [InlineData(0.25, true)]
    public void FilesScoreTheSame(double collar, bool skipOverlap)
    {
        DiarizationOptions options = new() { CollarSeconds = collar, SkipOverlap = skipOverlap };
        DiarizationPair[] pairs = [.. Enumerable.Range(400, 100).Select(number => DiarizationCases.Make(number) with
        {
            Channel = number % 3 == 0 ? "2" : "1",
            NonLexical = number % 4 == 0 ? DiarizationCases.Stretches(new(9, number), 0.000001, 30, 2) : [],
            Words = DiarizationCases.Stretches(new(10, number), 0.000001, 40, 5),
        })];
        pairs[0] = pairs[0] with { Hypothesis = [] };
        Dictionary<string, MdEval.Times> theirs = MdEval.Run(pairs, options, _folder);
        DiarizationMaterial material = new();
        foreach (AnnotationDocument document in Read("reference.rttm")) material.AddReference(document);
        foreach (AnnotationDocument document in Read("hypothesis.rttm")) material.AddHypothesis(document);
        foreach (AnnotationDocument document in Read("regions.uem")) material.AddRegions(document);
        DiarizationErrors all = DiarizationErrors.None;
        foreach (DiarizationPair pair in material.Pairs(error => throw error))
        {
            DiarizationErrors errors = DiarizationScorer.Score(pair, options).Errors;
            all += errors;
            Assert.Equal(theirs[pair.Recording].Scored, errors.ScoredSeconds, 1e-6);
            Assert.Equal(theirs[pair.Recording].Confusion, errors.ConfusionSeconds, 1e-6);
        }

        Assert.Equal([pairs[0].Recording], material.WithoutHypothesis);
        Assert.Equal(theirs.Keys.Where(name => name.Length > 0).Count(), pairs.Length);
        Assert.Equal(theirs[""].ErrorRate, all.DiarizationErrorRate!.Value, 1e-6);

        IEnumerable<AnnotationDocument> Read(string name) => AnnotationFormats.Read(_folder[name], null, error => throw error);
    }

    private (int Compared, int Tied) Compare(DiarizationPair[] pairs, DiarizationOptions options)
    {
        Dictionary<string, MdEval.Times> theirs = MdEval.Run(pairs, options, _folder);
        DiarizationErrors all = DiarizationErrors.None;
        double greatest = 0;
        double tiedSeconds = 0;
        int tied = 0;
        int compared = 0;
        foreach (DiarizationPair pair in pairs)
        {
            DiarizationErrors errors = DiarizationScorer.Score(pair, options).Errors;
            all += errors;
            MdEval.Times peer = theirs[pair.Recording];
            Assert.Equal(peer.Scored, errors.ScoredSeconds, 1e-6);
            Assert.Equal(peer.Speaker, errors.SpeakerSeconds, 1e-6);
            Assert.Equal(peer.Miss, errors.MissSeconds, 1e-6);
            Assert.Equal(peer.FalseAlarm, errors.FalseAlarmSeconds, 1e-6);
            if (Math.Abs(peer.Confusion - errors.ConfusionSeconds) > 1e-6)
            {
                Assert.True(peer.Confusion > errors.ConfusionSeconds, pair.Recording);
                Assert.Contains(new PlainDiarization(pair, options).Confusions(), confusion => Math.Abs(confusion - peer.Confusion) < 1e-6);
                tiedSeconds += peer.Confusion - errors.ConfusionSeconds;
                tied++;
            }
            else if (errors.DiarizationErrorRate is { } rate)
            {
                greatest = Math.Max(greatest, Math.Abs(rate - peer.ErrorRate));
                compared++;
            }
        }

        Assert.InRange(greatest, 0, 1e-5);
        Assert.Equal(theirs[""].Confusion, all.ConfusionSeconds + tiedSeconds, 1e-4);
        Assert.Equal(theirs[""].ErrorRate, all.DiarizationErrorRate!.Value + tiedSeconds / all.SpeakerSeconds, 1e-5);
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(
            $"collar {options.CollarSeconds}, skip overlap {options.SkipOverlap}: {compared} recordings, greatest difference of DER {greatest:E1}, {tied} with tied maps"));
        return (compared, tied);
    }
}
