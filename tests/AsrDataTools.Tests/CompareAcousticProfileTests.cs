using System.Management.Automation;
using AsrDataTools.Acoustics;

namespace AsrDataTools.Tests;

public sealed class CompareAcousticProfileTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public CompareAcousticProfileTests() => _session.SetLocation(_corpus.Path);

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void LiveObjectsFilesFoldersAndTables()
    {
        ProfileTable.Write(_corpus.PathOf("production.csv"), Profiles(12, 10));
        ProfileTable.Write(_corpus.PathOf("training.jsonl"), Profiles(14, 30));
        _corpus.WriteSpeech("calls/[1] ü.wav");
        _corpus.WriteSpeech("calls/2.wav");
        _session.SetVariable("production", Profiles(12, 10));
        _session.SetVariable("training", Profiles(14, 30));

        AcousticShift[] expected = Rows("Compare-AcousticProfile $production $training");
        Assert.Equal((AcousticShift.Joint, 12, 14), (expected[0].Measure, expected[0].ReferenceCount, expected[0].DifferenceCount));
        AcousticShift snr = Assert.Single(expected, row => row.Measure == "SnrDb");
        Assert.Equal((Verdict.Fail, 1.0), (snr.Verdict, snr.CliffsDelta));

        Assert.Equal(Text(expected), Text(Rows("Compare-AcousticProfile -Reference production.csv -Difference training.jsonl")));
        Assert.Equal(Text(expected), Text(Rows("$training | Compare-AcousticProfile -Reference prod*.csv")));
        Assert.Equal(2, Rows("Compare-AcousticProfile calls production.csv")[0].ReferenceCount);
        Assert.Equal(3, Rows("Compare-AcousticProfile calls, 'calls/[1] ü.wav' $training")[0].ReferenceCount);
        Assert.Equal(2, Rows("Get-AcousticProfile calls | Compare-AcousticProfile -Reference $production")[0].DifferenceCount);
        Assert.Equal(1, Rows("[IO.FileInfo]::new((Get-AcousticProfile calls/2.wav).Path) | Compare-AcousticProfile -Reference calls")[0].DifferenceCount);
        Assert.Equal(2, Rows("Import-SpeechManifest calls | Compare-AcousticProfile -Reference $production")[0].DifferenceCount);
    }

    [Fact]
    public void RowsWithTheSamePropertyNames()
    {
        _session.SetVariable("production", Profiles(12, 10));

        AcousticShift row = Rows(
            "$rows = foreach ($i in 1..12) { [pscustomobject]@{ Path = \"/t/$i.wav\"; Speaker = \"t$i\"; SnrDb = \"$(30 + $i / 10)\"; BandClass = 'Wideband'; Note = 'x' } }; "
            + "Compare-AcousticProfile $production $rows -Measure SnrDb")[0];

        Assert.Equal((12, Verdict.Fail), (row.DifferenceCount, row.Verdict));
        Assert.Equal(30.65, row.DifferenceMedian!.Value, 9);
        Assert.Equal(1, Rows("Compare-AcousticProfile $production @{ Path = 'a'; SnrDb = 3 } -Measure SnrDb")[0].DifferenceCount);
    }

    [Fact]
    public void MeasuresByWildcard()
    {
        _session.SetVariable("production", Profiles(12, 10));

        Assert.Equal(["BandwidthHz", "SnrDb"], Rows("Compare-AcousticProfile $production $production -Measure snr*, BandwidthH?").Select(row => row.Measure).Order());
        Assert.Equal("Joint", Assert.Single(Rows("Compare-AcousticProfile $production $production -Measure Joint")).Measure);
        ErrorRecord unknown = Terminating("Compare-AcousticProfile $production $production -Measure SnrDbb");
        Assert.Equal("MeasureUnknown,AsrDataTools.Commands.CompareAcousticProfileCommand", unknown.FullyQualifiedErrorId);
        Assert.Contains("Did you mean 'SnrDb'?", unknown.Exception.Message, StringComparison.Ordinal);
        CommandCompletion completion = _session.Complete("Compare-AcousticProfile -Measure Snr");
        Assert.Equal(["SnrDb"], completion.CompletionMatches.Select(match => match.CompletionText));
    }

    [Fact]
    public void WeightsByPropertyAndById()
    {
        AcousticProfile[] noisy = Profiles(12, 10);
        AcousticProfile[] clean = [.. Profiles(12, 35).Select(p => p with { Path = "/clean" + p.Path, Id = "c" + p.Id, Speaker = "c" + p.Speaker })];
        _session.SetVariable("production", Profiles(12, 10));
        _session.SetVariable("training", noisy.Concat(clean).ToArray());

        double? plain = Rows("Compare-AcousticProfile $production $training -Measure SnrDb")[0].CliffsDelta;
        Assert.True(plain > 0.4, $"{plain}");
        AcousticShift byId = Rows("$w = @{}; $training | ForEach-Object { $w[$_.Id] = if ($_.SnrDb -gt 20) { 0 } else { 1 } }; Compare-AcousticProfile $production $training -Weight $w -Measure SnrDb")[0];
        AcousticShift byProperty = Rows(
            "$t = $training | ForEach-Object { [pscustomobject]@{ Path = $_.Path; Speaker = $_.Speaker; SnrDb = $_.SnrDb; SamplingWeight = if ($_.SnrDb -gt 20) { 0 } else { 1 } } }; "
            + "Compare-AcousticProfile $production $t -Weight SamplingWeight -Measure SnrDb")[0];
        Assert.Equal(0, byId.CliffsDelta!.Value, 0.2);
        Assert.Equal(byId.CliffsDelta, byProperty.CliffsDelta);

        ScriptResult missing = _session.Run("Compare-AcousticProfile $production $training -Weight @{ '0' = 1; c1 = -1 } -Measure SnrDb");
        Assert.Single(missing.Output);
        Assert.Equal(23, missing.Errors.Count(error => error.FullyQualifiedErrorId.StartsWith("WeightInvalid,", StringComparison.Ordinal)));
    }

    [Fact]
    public void EachBadInputIsOneErrorAndTheRestIsCompared()
    {
        ProfileTable.Write(_corpus.PathOf("production.csv"), Profiles(12, 10));
        _corpus.WriteText("bad.csv", "Path,SnrDb\na,1\nb,one\n");
        _corpus.WriteText("other.csv", "file_nam,snr\na,1\n");
        _corpus.WriteText("words.wav", "These are words, not samples, and there are enough of them to fill a header.");

        ScriptResult result = _session.Run("42, 'gone.wav', 'bad.csv', 'other.csv', 'words.wav' | Compare-AcousticProfile -Reference production.csv -Measure SnrDb");

        Assert.Equal(
            ["AudioNotRecognised", "InputNotProfile", "PathNotFound", "ProfileColumnsUnknown", "ProfileRowInvalid"],
            result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]).Order(StringComparer.Ordinal));
        Assert.Equal(1, Assert.Single(result.As<AcousticShift>()).DifferenceCount);
        Assert.Equal("Compared 1 profile of training with 12 of production; 5 inputs failed.", result.Summary);
    }

    [Fact]
    public void NothingOnOneSideEndsTheCommand()
    {
        _session.SetVariable("production", Profiles(12, 10));

        Assert.Equal("NothingToCompare,AsrDataTools.Commands.CompareAcousticProfileCommand", Terminating("@() | Compare-AcousticProfile -Reference $production").FullyQualifiedErrorId);
        ScriptResult gone = _session.Run("Compare-AcousticProfile gone.csv $production");
        Assert.Equal(["PathNotFound", "NothingToCompare"], gone.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Empty(gone.Output);
        Assert.StartsWith("ComparisonOptionInvalid", Terminating("Compare-AcousticProfile $production $production -WarnThreshold 0.9").FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void StopsAtOnce()
    {
        _session.SetVariable("many", Enumerable.Range(0, 20).SelectMany(i => Profiles(100, i)).ToArray());

        TimeSpan stopping = _session.RunAndStop(
            "Compare-AcousticProfile $many $many -Replicates 100000", _ => _stopAt.Elapsed > TimeSpan.FromSeconds(1.5));

        Assert.True(stopping < TimeSpan.FromSeconds(5), $"stopping took {stopping}");
    }

    private readonly System.Diagnostics.Stopwatch _stopAt = System.Diagnostics.Stopwatch.StartNew();

    private AcousticShift[] Rows(string script) => [.. _session.Run(script).Clean().As<AcousticShift>()];

    private ErrorRecord Terminating(string script) => Assert.Single(_session.Run(script).Errors);

    private static string Text(IEnumerable<AcousticShift> rows) => string.Join('\n', rows);

    private static AcousticProfile[] Profiles(int count, double snr) =>
    [
        .. Enumerable.Range(0, count).Select(i => new AcousticProfile
        {
            Path = $"/p/{i}.wav",
            Id = $"{i}",
            Speaker = $"s{i}",
            SampleRate = 8000,
            DurationSeconds = 3,
            SnrDb = snr + (i % 7) - 3,
            BandwidthHz = 3400 + (i * 13 % 50),
        }),
    ];
}
