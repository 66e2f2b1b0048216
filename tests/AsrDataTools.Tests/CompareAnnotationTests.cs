using AsrDataTools.Scoring.Agreement;

namespace AsrDataTools.Tests;

public sealed class CompareAnnotationTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public CompareAnnotationTests()
    {
        _session.SetLocation(_corpus.Path);
        Write("anna/calls.rttm", "SPEAKER one 1 0 10 <NA> <NA> agent <NA> <NA>", "SPEAKER one 1 10 10 <NA> <NA> caller <NA> <NA>", "SPEAKER two 1 0 4 <NA> <NA> agent <NA> <NA>");
        Write("ben/calls.rttm", "SPEAKER one 1 0.01 8.99 <NA> <NA> s1 <NA> <NA>", "SPEAKER one 1 9 11 <NA> <NA> s2 <NA> <NA>", "SPEAKER two 1 0 4 <NA> <NA> s1 <NA> <NA>");
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void TwoAnnotators()
    {
        ScriptResult result = _session.Run("Compare-Annotation anna, ben").Clean();
        AnnotationAgreement row = Assert.Single(result.As<AnnotationAgreement>());
        Assert.Equal(("anna; ben", 2, 24.0), (row.Annotators.ToString(), row.Recordings, Math.Round(row.Seconds, 9)));
        Assert.Equal(1 - 1.01 / 24, row.Agreement!.Value, 9);
        Assert.Equal(1.01 / 24, row.DiarizationErrorRate!.Value, 9);
        Assert.InRange(row.Kappa!.Value, 0.8, 0.95);
        Assert.InRange(row.Kappa.Value, row.KappaLow!.Value, row.KappaHigh!.Value);

        // Six boundaries each; the change of speakers in one is a second apart.
        Assert.Equal(4 / 6.0, row.BoundaryF20!.Value, 9);
        Assert.Equal(2.5, row.BiasMilliseconds!.Value, 9);
        Assert.Equal("Compared 2 annotators on 2 recordings; 0 had one annotator only; 0 inputs, rows or recordings failed.", result.Summary);
    }

    [Fact]
    public void ThreeAnnotatorsPairByPairAndTogether()
    {
        Write("carl/calls.rttm", "SPEAKER two 1 0 4 <NA> <NA> agent <NA> <NA>", "SPEAKER three 1 0 4 <NA> <NA> agent <NA> <NA>");
        ScriptResult result = _session.Run("'anna', 'ben', 'carl' | Compare-Annotation").Clean();
        IReadOnlyList<AnnotationAgreement> rows = result.As<AnnotationAgreement>();
        Assert.Equal(["anna; ben", "anna; carl", "ben; carl", "anna; ben; carl"], rows.Select(r => r.Annotators.ToString()));
        Assert.Equal([2, 1, 1, 2], rows.Select(r => r.Recordings));
        Assert.Null(rows[3].Kappa);
        Assert.InRange(rows[3].Alpha!.Value, 0.8, 1);
        Assert.EndsWith("1 had one annotator only; 0 inputs, rows or recordings failed.", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void WordsOfTwoAnnotators()
    {
        Write("anna/calls.stm", "one 1 agent 0 5 how can I help", "one 1 caller 5 9 it is broken", "two 1 agent 0 5 good bye");
        Write("ben/calls.stm", "one 1 s1 0 5 how may I help", "one 1 s2 5 9 it's broken", "two 1 s9 0 5 good bye");
        File.Delete(_corpus.PathOf("anna/calls.rttm"));
        File.Delete(_corpus.PathOf("ben/calls.rttm"));
        AnnotationAgreement row = Assert.Single(_session.Run("Compare-Annotation anna, ben").Clean().As<AnnotationAgreement>());
        Assert.Equal((9L, 3 / 9.0, "None"), (row.Words, row.WordErrorRate, row.Normalizer));
        Assert.InRange(row.WordErrorRate!.Value, row.WordErrorLow!.Value, row.WordErrorHigh!.Value);
        row = Assert.Single(_session.Run("Compare-Annotation anna, ben -Normalizer English").Clean().As<AnnotationAgreement>());
        Assert.Equal((1 / 9.0, "English"), (row.WordErrorRate, row.Normalizer));
        IReadOnlyList<AnnotationAgreement> speakers = _session.Run("Compare-Annotation anna, ben -GroupBy Speaker").Clean().As<AnnotationAgreement>();
        Assert.Equal([("agent", 1 / 6.0), ("caller", 2 / 3.0)], speakers.Select(r => (r.Speaker!, r.WordErrorRate!.Value)));
        ScriptResult wrong = _session.Run("Compare-Annotation anna, ben -Normalizer Englisch");
        Assert.StartsWith("NormalizerUnknown,", (wrong.Terminating?.ErrorRecord ?? wrong.Errors[0]).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void WordsWithoutSegmentsAreSpans()
    {
        Write("anna/calls.ctm", "three 1 0.00 0.50 how", "three 1 0.50 0.50 can", "three 1 2.00 1.00 help");
        Write("ben/calls.ctm", "three 1 0.01 0.49 how", "three 1 0.50 0.50 may", "three 1 2.00 1.00 help");
        File.Delete(_corpus.PathOf("anna/calls.rttm"));
        File.Delete(_corpus.PathOf("ben/calls.rttm"));
        AnnotationAgreement row = Assert.Single(_session.Run("Compare-Annotation anna, ben").Clean().As<AnnotationAgreement>());
        Assert.Equal((1, 3L, 1 / 3.0, 1.0), (row.Recordings, row.Words, row.WordErrorRate, row.BoundaryF20));
        Assert.Equal(0.01 / 3, 1 - row.Agreement!.Value, 9);

        // Segments of the same recording say more of its turns than its words do, in whatever order they are read.
        foreach (string name in new[] { "a.rttm", "z.rttm" })
        {
            Write("anna/" + name, "SPEAKER three 1 0 3 <NA> <NA> agent <NA> <NA>");
            Assert.Equal(1 / 3.0 + 0.01 / 3, 1 - _session.Run("Compare-Annotation anna, ben").Clean().As<AnnotationAgreement>()[0].Agreement!.Value, 9);
            File.Delete(_corpus.PathOf("anna/" + name));
        }
    }

    [Fact]
    public void NothingToCompareIsSaid()
    {
        Write("carl/calls.rttm", "SPEAKER call-1 1 0 4 <NA> <NA> agent <NA> <NA>");
        ScriptResult result = _session.Run("Compare-Annotation anna, carl");
        Assert.Empty(result.Output);
        Assert.StartsWith("RecordingsNotShared,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("anna has 'one', carl has 'call-1'", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Single(_session.Run("Compare-Annotation anna, ben -GroupBy Tier").Clean().Warnings);
    }

    [Fact]
    public void BySpeakerAndByTier()
    {
        IReadOnlyList<AnnotationAgreement> rows = _session.Run("Compare-Annotation anna ben -GroupBy Speaker".Replace("anna ben", "anna, ben", StringComparison.Ordinal)).Clean().As<AnnotationAgreement>();
        Assert.Equal(["agent", "caller"], rows.Select(r => r.Speaker));
        Assert.Equal(1.01 / 14, rows[0].DiarizationErrorRate!.Value, 9);

        Write("anna.TextGrid", Grid("mood", "1", "2"));
        Write("ben.TextGrid", Grid("mood", "1", "3"));
        ScriptResult result = _session.Run("Compare-Annotation -LiteralPath anna.TextGrid, ben.TextGrid -GroupBy Tier").Clean();
        AnnotationAgreement tier = Assert.Single(result.As<AnnotationAgreement>());
        Assert.Equal(("mood", 1), (tier.Tier, tier.Recordings));
        Assert.Single(result.Warnings);
    }

    [Fact]
    public void TroubleIsAnErrorRecord()
    {
        Assert.StartsWith("AnnotatorsTooFew,", _session.Run("Compare-Annotation anna").Errors[0].FullyQualifiedErrorId, StringComparison.Ordinal);
        ScriptResult result = _session.Run("Compare-Annotation anna, ben, nobody");
        Assert.StartsWith("PathNotFound,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Single(result.Output);
        Write("ben/one.txt", "words without times");
        Assert.StartsWith("TimesMissing,", Assert.Single(_session.Run("Compare-Annotation anna, ben").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    private static string Grid(string tier, string first, string second) =>
        $"File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n0\n4\n<exists>\n1\n\"IntervalTier\"\n\"{tier}\"\n0\n4\n2\n0\n2\n\"{first}\"\n2\n4\n\"{second}\"";

    private void Write(string name, params string[] lines)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_corpus.PathOf(name))!);
        File.WriteAllText(_corpus.PathOf(name), string.Concat(lines.Select(line => line + "\n")));
    }
}
