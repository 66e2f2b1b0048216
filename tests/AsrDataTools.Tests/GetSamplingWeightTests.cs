using System.Management.Automation;
using AsrDataTools.Acoustics;
using AsrDataTools.Corpus;
using AsrDataTools.Coverage;

namespace AsrDataTools.Tests;

public sealed class GetSamplingWeightTests : IDisposable
{
    private const string Header = "id,path,text,accent,gender,environment,duration\n";

    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public GetSamplingWeightTests()
    {
        _session.SetLocation(_corpus.Path);
        _corpus.WriteText("production.csv", Header + Rows("p", ("Indian English", "female", 30), ("Indian English", "male", 30), ("en-US", "female", 20), ("en-US", "male", 20)));
        _corpus.WriteText("train.csv", Header + Rows("t", ("en-IN", "female", 10), ("en-IN", "male", 20), ("en-US", "female", 10), ("en-US", "male", 60)));
        _corpus.WriteText("traffic.csv", "accent,share\nen-IN,0.5\nen-US,0.4\nen-SG,0.1\n");
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void WeighsAManifestByAnother()
    {
        ScriptResult result = _session.Run("Get-SamplingWeight train.csv production.csv Accent, Gender -ReportVariable report").Clean();

        SpeechUtterance[] utterances = [.. result.As<SpeechUtterance>()];
        Assert.Equal(100, utterances.Length);
        Assert.Equal(60, utterances.Where(u => u.Accent == "en-IN").Sum(u => u.Weight!.Value), 2);
        Assert.Equal(50, utterances.Where(u => u.Gender == "male").Sum(u => u.Weight!.Value), 2);
        SamplingReport report = Report();
        Assert.True(report.Converged);
        Assert.Equal(Math.Pow(utterances.Sum(u => u.Weight!.Value), 2) / utterances.Sum(u => u.Weight * u.Weight)!.Value / 100, report.EffectiveShare, 6);
        Assert.Empty(result.Warnings);
        Assert.StartsWith("Weighed 100 utterances (0.06 h) by Accent, Gender in 4 cells", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void ATableOfTrafficIsAReferenceAndWhatTrainingLacksIsNamed()
    {
        ScriptResult result = _session.Run("Import-SpeechManifest train.csv | Get-SamplingWeight -Reference traffic.csv -Property Accent -ReportVariable report").Clean();

        Assert.Equal(0.5 / 0.9, result.As<SpeechUtterance>().Where(u => u.Accent == "en-IN").Sum(u => u.Weight!.Value) / 100, 4);
        Assert.Equal("Accent=en-SG (10.0 %)", Report().Unreachable.ToString());
        Assert.Contains("not in training: Accent=en-SG (10.0 %)", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void TheWeightOfAProfileIsTakenByTheComparison()
    {
        _session.SetVariable("production", Profiles("p", 60, i => 10 + (i % 12)));
        _session.SetVariable("training", Profiles("t", 200, i => 5 + (i % 30)));

        PSObject[] weighed = [.. _session.Run("$training | Get-SamplingWeight -Reference $production -Property SnrDb -MaximumWeight 20").Clean().Output];
        double? before = Delta("Compare-AcousticProfile $production $training -Measure SnrDb");
        double? after = Delta("$training | Get-SamplingWeight -Reference $production -Property SnrDb -MaximumWeight 20 | Compare-AcousticProfile -Reference $production -Measure SnrDb -Weight Weight");

        Assert.All(weighed, row => Assert.IsType<AcousticProfile>(row.BaseObject));
        Assert.Equal(200, weighed.Sum(row => (double)row.Properties["Weight"].Value), 6);
        Assert.Equal("/t/0.wav", weighed[0].Properties["PSPath"].Value);
        Assert.True(before > 0.2, $"{before}");
        Assert.InRange(after!.Value, -0.06, 0.06);
        Assert.Null(_session.Run("$training[0]").Output[0].Properties["Weight"]);
    }

    [Fact]
    public void MeasuresOfUtterancesComeFromTheirProfiles()
    {
        AcousticProfile[] production = [.. Profiles("p", 50, i => 10)];
        AcousticProfile[] training = [.. Profiles("t", 100, i => i % 2 == 0 ? 10 : 30).Select((p, i) => p with { Id = $"t{i}" })];
        ProfileTable.Write(_corpus.PathOf("profiles.csv"), training);
        _session.SetVariable("production", production);

        ScriptResult result = _session.Run("Get-SamplingWeight train.csv -Reference $production, traffic.csv -Property SnrDb, Accent -Profile profiles.csv -Unit Utterances -MaximumWeight 50 -ReportVariable report").Clean();

        Assert.All(result.As<SpeechUtterance>().Where((_, i) => i % 2 == 1), u => Assert.Equal(0, u.Weight));
        Assert.Equal(0.5, Report().UnusedShare, 6);
        Assert.Equal(SamplingUnit.Utterances, Report().Unit);
    }

    [Fact]
    public void RowsOfAnyTable()
    {
        _session.SetVariable("rows", new[] { "a", "a", "a", "b" }.Select(region => (PSObject)Row(region)).ToArray());
        _session.SetVariable("other", new[] { "a", "b" }.Select(region => (PSObject)Row(region)).ToArray());

        PSObject[] weighed = [.. _session.Run("$rows | Get-SamplingWeight -Reference $other -Property Region").Clean().Output];

        Assert.Equal([0.667, 0.667, 0.667, 2], weighed.Select(row => Math.Round((double)row.Properties["Weight"].Value, 3)));
        Assert.Equal("b", weighed[3].Properties["Region"].Value);

        static PSObject Row(string region)
        {
            PSObject row = new();
            row.Properties.Add(new PSNoteProperty("Region", region));
            row.Properties.Add(new PSNoteProperty("DurationSeconds", 1.0));
            return row;
        }
    }

    [Fact]
    public void RepetitionsInPlaceOfWeights()
    {
        SpeechUtterance[] repeated = [.. _session.Run("Get-SamplingWeight train.csv production.csv Accent -Repeat").Clean().As<SpeechUtterance>()];

        Assert.InRange(repeated.Length, 98, 102);
        Assert.InRange(repeated.Count(u => u.Accent == "en-IN"), 59, 61);
        Assert.Equal(repeated.Length, repeated.Select(u => u.Id).Distinct().Count());
        Assert.All(repeated, u => Assert.Null(u.Weight));
        Assert.Contains(repeated, u => u.Id.EndsWith("_repeat1", StringComparison.Ordinal));
        Assert.Equal(repeated.Select(u => u.Id), _session.Run("Get-SamplingWeight train.csv production.csv Accent -Repeat -Seed 1").Clean().As<SpeechUtterance>().Select(u => u.Id));
    }

    [Fact]
    public void ALimitThatStandsInTheWayIsWarnedOf()
    {
        ScriptResult result = _session.Run("Get-SamplingWeight train.csv production.csv Accent -MaximumWeight 1.5 -Iterations 50 -Tolerance 1e-4 -Bins 5 -AccentMap @{ house = 'en-US' }").Clean();

        Assert.Contains("collect more of it (Get-CollectionPlan), or raise -MaximumWeight", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal(1.5, result.As<SpeechUtterance>().Max(u => u.Weight!.Value), 9);
    }

    [Fact]
    public void BadRowsAreErrorsAndTheRestIsWeighed()
    {
        _corpus.WriteText("holes.csv", Header + "a,a.wav,hi,en-IN,male,x,1\nb,b.wav,hi,en-US,male,x,\nc,c.wav,hi,en-US,male,x,-1\nd,d.wav,hi,en-US,male,x,1\n");

        ScriptResult result = _session.Run("Get-SamplingWeight holes.csv, gone.csv production.csv Accent");

        Assert.Equal(["DurationMissing", "ManifestRowInvalid", "PathNotFound"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]).Order(StringComparer.Ordinal));
        Assert.Equal(["a", "d"], result.As<SpeechUtterance>().Select(u => u.Id));
        Assert.EndsWith("3 rows or files were left out.", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatMakesNoSenseEndsTheCommand()
    {
        Refused("ReferencePropertyMissing", "Get-SamplingWeight train.csv traffic.csv Accent, Gender");
        Refused("PropertyMissing", "Get-SamplingWeight train.csv $production SnrDb");
        Refused("NothingToWeigh", "@() | Get-SamplingWeight -Reference production.csv -Property Accent");
        Refused("InputNotProfile", "Get-SamplingWeight train.csv production.csv Accent -Profile production.csv");
        Refused("PropertyValuesTooMany", "Get-SamplingWeight train.csv many.csv Text -Unit Utterances");
        Assert.NotNull(_session.Run("Get-SamplingWeight train.csv production.csv Accent -MaximumWeight 0.5").Terminating ?? (object)_session.Run("Get-SamplingWeight train.csv production.csv Accent -MaximumWeight 0.5").Errors.Single());
    }

    [Fact]
    public void CompletesProperties() => Assert.Equal(
        ["BandClass", "Bandwidth", "BandwidthHz"],
        _session.Complete("Get-SamplingWeight train.csv production.csv -Property Band").CompletionMatches.Select(match => match.CompletionText));

    private void Refused(string id, string script)
    {
        _session.SetVariable("production", Profiles("p", 5, i => 10));
        if (!File.Exists(_corpus.PathOf("many.csv"))) _corpus.WriteText("many.csv", Header + string.Concat(Enumerable.Range(0, 10_100).Select(i => $"m{i},m{i}.wav,text {i},en-IN,male,x,1\n")));
        Assert.Equal($"{id},AsrDataTools.Commands.GetSamplingWeightCommand", Assert.Single(_session.Run(script).Errors).FullyQualifiedErrorId);
    }

    private SamplingReport Report() => (SamplingReport)_session.Run("$report").Output[0].BaseObject;

    private double? Delta(string script) => _session.Run(script).Clean().As<AcousticShift>()[0].CliffsDelta;

    private static string Rows(string prefix, params (string Accent, string Gender, int Count)[] groups)
    {
        int number = 0;
        return string.Concat(groups.SelectMany(group => Enumerable.Range(0, group.Count).Select(_ => $"{prefix}{number},{prefix}{number++}.wav,hello,{group.Accent},{group.Gender},phone,2\n")));
    }

    private static AcousticProfile[] Profiles(string folder, int count, Func<int, double> snr) =>
        [.. Enumerable.Range(0, count).Select(i => new AcousticProfile { Path = $"/{folder}/{i}.wav", Id = $"{folder}-{i}", Speaker = $"{folder}{i}", SampleRate = 8000, DurationSeconds = 3, SnrDb = snr(i) })];
}
