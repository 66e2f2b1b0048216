using AsrDataTools.Acoustics;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Tests;

public sealed class MeasureWordErrorTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public MeasureWordErrorTests()
    {
        _session.SetLocation(_corpus.Path);
        _corpus.WriteText("r.trn", "the cat sat on the mat (anna-1)\nhello { there / world } (bert-2)\ngood night (carl-3)\n");
        _corpus.WriteText("h.trn", "the cat sat on mat (anna-1)\nhello world (bert-2)\nextra (zoe-1)\n");
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void FilesGiveTheRowOverAll()
    {
        ScriptResult result = _session.Run("Measure-WordError r.trn h.trn");

        WordErrorResult row = Assert.Single(result.As<WordErrorResult>());
        Assert.Equal((10L, 7L, 0L, 3L, 0L), (row.Words, row.Correct, row.Substitutions, row.Deletions, row.Insertions));
        Assert.Equal((AlignmentConvention.Nist, "None", 1), (row.Convention, row.Normalizer, row.MissingHypotheses));
        Assert.Equal("HypothesisWithoutReference", Assert.Single(result.Errors).FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal("Scored 3 utterances, 10 reference words, 3 errors; 1 hypothesis missing (scored as deletions); 1 row or file left out.", result.Summary);
    }

    [Fact]
    public void ObjectsOfThePipeline()
    {
        WordErrorResult row = Assert.Single(_session.Run("""
            [pscustomobject]@{ Id = 1; Reference = 'a b'; Hypothesis = 'a c' }, [pscustomobject]@{ Text = 'd'; pred_text = 'D' } | Measure-WordError
            """).Clean().As<WordErrorResult>());

        Assert.Equal((3L, 1L), (row.Words, row.Substitutions));
    }

    [Fact]
    public void AnObjectWithoutAHypothesisIsAnErrorOfItsOwn()
    {
        ScriptResult result = _session.Run("[pscustomobject]@{ Id = 'x'; Reference = 'a' }, [pscustomobject]@{ Reference = 'a'; Mine = 'a' } | Measure-WordError -HypothesisColumn Mine");

        Assert.Equal("TranscriptPropertyMissing", Assert.Single(result.Errors).FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(1, Assert.Single(result.As<WordErrorResult>()).Correct);
    }

    [Fact]
    public void CaseConventionNormalizerNotation()
    {
        const string Pair = "[pscustomobject]@{ Reference = 'I''m at 5 (uh) o''clock'; Hypothesis = 'i am at five o''clock' }";

        Assert.Equal(0, Assert.Single(_session.Run($"{Pair} | Measure-WordError -Normalizer English").Clean().As<WordErrorResult>()).WordErrorRate);
        Assert.Equal("None, case counts", Assert.Single(_session.Run($"{Pair} | Measure-WordError -CaseSensitive").Clean().As<WordErrorResult>()).Normalizer);
        Assert.Equal(AlignmentConvention.Minimum, Assert.Single(_session.Run($"{Pair} | Measure-WordError -Convention Minimum").Clean().As<WordErrorResult>()).Convention);
        Assert.Equal(5, Assert.Single(_session.Run($"{Pair} | Measure-WordError -Notation Nist").Clean().As<WordErrorResult>()).Words);
    }

    [Fact]
    public void RulesInTheNormalizersPlace()
    {
        _corpus.WriteText("en.glm", ";; rules\n* case_sensitive = 'F'\nMAT => RUG / [ ] __ [ ]\n");

        Assert.Equal("en.glm, None", _session.Run("Measure-WordError r.trn h.trn -Normalizer en.glm").As<WordErrorResult>()[0].Normalizer);
        Assert.Equal("NormalizerUnknown", ErrorId("Measure-WordError r.trn h.trn -Normalizer Englsh"));
    }

    [Fact]
    public void PerUtteranceCarriesTheAlignment()
    {
        IReadOnlyList<UtteranceWordError> rows = _session.Run("Measure-WordError r.trn h.trn -PerUtterance").As<UtteranceWordError>();

        Assert.Equal(["anna-1", "bert-2", "carl-3"], rows.Select(row => row.Id));
        Assert.Equal("the cat sat on [-the-] mat", rows[0].Difference);
        Assert.Contains("\e[31m", rows[0].ToColouredText(), StringComparison.Ordinal);
        Assert.True(rows[2].IsHypothesisMissing);
    }

    [Fact]
    public void ConfusionsPositionsGroups()
    {
        Assert.Equal(3, _session.Run("Measure-WordError r.trn h.trn -Confusion").As<WordConfusion>().Sum(row => row.Count));
        Assert.Equal(10, _session.Run("Measure-WordError r.trn h.trn -ByPosition").As<PositionWordError>().Count);
        Assert.Equal(["Speaker=anna", "Speaker=bert", "Speaker=carl"], _session.Run("Measure-WordError r.trn h.trn -GroupBy Speaker").As<WordErrorResult>().Select(row => row.Group));
        Assert.Equal("GroupByUnknown", ErrorId("Measure-WordError r.trn h.trn -GroupBy Acent"));
        Assert.Equal("OutputAmbiguous", ErrorId("Measure-WordError r.trn h.trn -PerUtterance -Confusion"));
        Assert.Equal("PathNotFound", ErrorId("Measure-WordError none.trn h.trn"));
    }

    [Fact]
    public void SegmentsAndWordsWithTimes()
    {
        _corpus.WriteText("r.stm", "rec A anna 0 2 hello there\nrec A bert 2 3 IGNORE_TIME_SEGMENT_IN_SCORING\nrec A anna 3 5 good night\n");
        _corpus.WriteText("h.ctm", "rec A 0.1 0.2 hello\nrec A 1 0.2 there\nrec A 2.2 0.3 noise\nrec A 3.4 0.4 good\n");

        WordErrorResult row = Assert.Single(_session.Run("Measure-WordError r.stm h.ctm").Clean().As<WordErrorResult>());

        Assert.Equal((4L, 3L, 1L), (row.Words, row.Correct, row.Deletions));
    }

    // What the manifest does not hold comes from profiles: live ones, recordings to be measured, a saved table.
    [Theory]
    [InlineData("(Get-AcousticProfile wide, narrow)")]
    [InlineData("wide, narrow")]
    [InlineData("profiles.csv")]
    public void GroupsByMeasuresOfTheAudio(string profiles)
    {
        WriteRecordings();
        ProfileTable.Write(_corpus.PathOf("profiles.csv"), _session.Run("Get-AcousticProfile wide, narrow").Clean().As<AcousticProfile>());

        ScriptResult result = _session.Run($"Measure-WordError set.jsonl -GroupBy BandwidthHz -Profile {profiles}");

        Assert.Equal([("BandwidthHz=<4200", 2L, 2L), ("BandwidthHz=4200…8400", 4L, 1L), ("BandwidthHz=Unknown", 1L, 0L)], result.As<WordErrorResult>().Select(row => (row.Group, row.Words, row.Substitutions)));
        Assert.Empty(result.Errors);
        Assert.Equal("1 utterances have no acoustic profile, such as 'gone': they are in the group Unknown. Profiles are found by the utterance's Id, the path of its audio, or the name of its recording.", Assert.Single(result.Warnings));
    }

    [Fact]
    public void GroupsByOverlapOfSpeakers()
    {
        WriteRecordings();
        _corpus.WriteText("turns.rttm", "SPEAKER a 1 0.0 2.0 <NA> <NA> A <NA> <NA>\nSPEAKER a 1 1.0 2.0 <NA> <NA> B <NA> <NA>\nSPEAKER b 1 0.0 2.0 <NA> <NA> A <NA> <NA>\n");

        IReadOnlyList<WordErrorResult> rows = _session.Run("Measure-WordError set.jsonl -GroupBy OverlapShare -Annotation turns.rttm").Clean().As<WordErrorResult>();

        Assert.Equal([("OverlapShare=none", 1), ("OverlapShare=0.25…0.5", 1), ("OverlapShare=Unknown", 2)], rows.Select(row => (row.Group, row.Utterances)));
    }

    [Fact]
    public void AMeasureWithoutProfilesSaysWhereItComesFrom()
    {
        ScriptResult result = _session.Run("Measure-WordError r.trn h.trn -GroupBy SnrDb");

        Assert.EndsWith("It is a measure of audio: give profiles of these recordings with -Profile.", result.Errors[^1].Exception.Message, StringComparison.Ordinal);
        Assert.Equal("PathNotFound", _session.Run("Measure-WordError r.trn h.trn -GroupBy Speaker -Profile none.csv").Errors[0].FullyQualifiedErrorId.Split(',')[0]);
        Assert.StartsWith("-Profile and -Annotation are of no use", Assert.Single(_session.Run("Measure-WordError r.trn h.trn -Profile none.csv").Warnings), StringComparison.Ordinal);
    }

    private void WriteRecordings()
    {
        _corpus.WriteSpeech("wide/a.wav", seconds: 3, sampleRate: 16000);
        _corpus.WriteSpeech("wide/b.wav", seconds: 3, sampleRate: 16000, seed: 2);
        _corpus.WriteSpeech("narrow/c.wav", seconds: 3);
        _corpus.WriteText("set.jsonl", """
            {"id":"1","audio_filepath":"wide/a.wav","text":"one two","pred_text":"one too"}
            {"id":"2","audio_filepath":"wide/b.wav","text":"three four","pred_text":"three four"}
            {"id":"3","audio_filepath":"narrow/c.wav","text":"five six","pred_text":"fife sicks"}
            {"id":"gone","audio_filepath":"gone.wav","text":"seven","pred_text":"seven"}

            """);
    }

    [Fact]
    public void StopsWithinALongPair()
    {
        string words = string.Join(' ', Enumerable.Range(0, 400_000).Select(i => (i * 7919 % 5003).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        _corpus.WriteText("long1.txt", words);
        _corpus.WriteText("long2.txt", "x " + words);

        Assert.InRange(_session.RunAndStop("1; Measure-WordError long1.txt long2.txt", count => count > 0), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void CompletesNormalizers() =>
        Assert.Contains("English", _session.Complete("Measure-WordError -Normalizer E").CompletionMatches.Select(match => match.CompletionText));

    private string ErrorId(string script) => _session.Run(script).Errors[^1].FullyQualifiedErrorId.Split(',')[0];
}
