using System.Management.Automation;
using AsrDataTools.Coverage;

namespace AsrDataTools.Tests;

public sealed class GetCollectionPlanTests : IDisposable
{
    private const string Manifest = "id,path,text,accent,environment,speaker,duration\n";

    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public GetCollectionPlanTests()
    {
        _session.SetLocation(_corpus.Path);
        _session.SetVariable("coverage", new AccentCoverage[]
        {
            new() { Accent = "en-US", Hours = 70, Share = 0.7, TrafficShare = 0.4, Ratio = 1.75, Speakers = 80, Verdict = CoverageVerdict.Over },
            new() { Accent = "en-IN", Hours = 30, Share = 0.3, TrafficShare = 0.55, Ratio = 0.545, Speakers = 4, Verdict = CoverageVerdict.Unknown },
            new() { Accent = "en-SG", Hours = 0, Share = 0, TrafficShare = 0.05, Ratio = 0, Speakers = 0, Verdict = CoverageVerdict.Missing },
            new() { Accent = AccentCoverage.Overall, TotalVariation = 0.3 },
        });
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void PlansFromRowsOfCoverage()
    {
        ScriptResult result = _session.Run("$coverage | Get-CollectionPlan -MinimumSpeakers 0").Clean();

        // T = 100 + (0.44·T − 30) + 0.04·T.
        double total = 70 / 0.52;
        CollectionTarget[] targets = [.. result.As<CollectionTarget>()];
        Assert.Equal(["en-IN", "en-SG"], targets.Select(target => target.Accent));
        Assert.Equal((0.44 * total) - 30, targets[0].AddHours, 9);
        Assert.Equal(0.04 * total, targets[1].AddHours, 9);
        Assert.Equal((0.8, 0.8), (Math.Round(targets[0].RatioAfter!.Value, 9), Math.Round(targets[1].RatioAfter!.Value, 9)));
        Assert.Contains("planned on the point estimate", targets[0].Remarks.ToString(), StringComparison.Ordinal);
        Assert.Equal("Collect 34.6 h from 70 speakers: training grows from 100.0 to 134.6 h, and the least covered from 0.00 to 0.80 of its share of traffic.", result.Summary);
    }

    [Fact]
    public void AllStrataAndNothingToCollect()
    {
        Assert.Equal(3, _session.Run("$coverage | Get-CollectionPlan -All").Clean().Output.Count);
        ScriptResult enough = _session.Run("$coverage | Where-Object Accent -eq en-US | Get-CollectionPlan").Clean();
        Assert.Empty(enough.Output);
        Assert.StartsWith("Nothing to collect: 70.0 h", enough.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void SpeakersByLimitAndByShare()
    {
        CollectionTarget[] ten = Targets("$coverage | Get-CollectionPlan");
        CollectionTarget[] long_ = Targets("$coverage | Get-CollectionPlan -MinutesPerSpeaker 120 -MinimumMinutesPerSpeaker 20 -MinimumSpeakers 1");
        CollectionTarget[] twentieth = Targets("$coverage | Get-CollectionPlan -MaximumSpeakerShare 0.025");

        Assert.Equal(11, ten[1].AddSpeakers); // 5.4 h at 30 minutes.
        Assert.Equal(3, long_[1].AddSpeakers);
        Assert.Equal(40, twentieth[1].AddSpeakers);
    }

    [Fact]
    public void PricesAndABudget()
    {
        ScriptResult priced = _session.Run("$coverage | Get-CollectionPlan -MinimumSpeakers 0 -CostPerHour @{ 'Indian English' = 40; '*' = 100 } -CostPerSpeaker 5").Clean();
        CollectionTarget[] targets = [.. priced.As<CollectionTarget>()];
        Assert.Equal((targets[0].AddHours * 40) + (targets[0].AddSpeakers * 5), targets[0].Cost!.Value, 9);
        Assert.Equal((targets[1].AddHours * 100) + (targets[1].AddSpeakers * 5), targets[1].Cost!.Value, 9);

        ScriptResult bought = _session.Run("$coverage | Get-CollectionPlan -MinimumSpeakers 0 -CostPerHour 100 -Budget 1000").Clean();
        double spent = bought.As<CollectionTarget>().Sum(target => target.Cost!.Value);
        Assert.InRange(spent, 999.999, 1000);
        Assert.Contains("The floor of 0.80 would take 24.6 h and 2,461.54 more.", bought.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void FromManifestAndTrafficAlsoByEnvironment()
    {
        _corpus.WriteText("train [1].csv", Manifest + string.Concat(Enumerable.Range(0, 40).Select(i =>
            $"u{i},a{i}.wav,hello,{(i < 30 ? "American English" : "en-IN")},{(i % 2 == 0 ? "Telephony" : "Mobile")},s{i},3600\n")) + "x,x.wav,hi,,Mobile,s,3600\ny,y.wav,hi,en-IN,Mobile,s,\n");
        _corpus.WriteText("traffic.csv", "accent,channel,minutes\nen-IN,Telephony,600\nen-IN,Mobile,100\nen-US,Telephony,100\nen-US,Mobile,200\n");
        _corpus.WriteText("margins.csv", "accent,channel,minutes\nen-IN,,700\nen-US,,300\n,Telephony,700\n,Mobile,300\n");

        ScriptResult one = _session.Run("Get-CollectionPlan 'train [1].csv' traffic.csv");
        ScriptResult two = _session.Run("Get-CollectionPlan -Manifest 'train [1].csv' -Traffic traffic.csv -By channel");
        ScriptResult fitted = _session.Run("Get-CollectionPlan 'train [1].csv' margins.csv -By Environment -TrafficPattern traffic.csv");
        ScriptResult independent = _session.Run("Get-CollectionPlan 'train [1].csv' margins.csv -By Environment -All");

        CollectionTarget indian = Assert.Single(one.Clean().As<CollectionTarget>());
        Assert.Equal(("en-IN", 10.0, null), (indian.Accent, indian.Hours, indian.Environment));
        Assert.Equal((30 / 0.44) - 40, indian.AddHours, 9);
        Assert.EndsWith("Read 42 utterances, 1 of them without a duration; 2.4 % of the hours have no usable accent and are not counted; 0 rows or files were left out.", one.Summary, StringComparison.Ordinal);
        Assert.Equal(indian.AddHours, Assert.Single(_session.Run("Test-AccentCoverage 'train [1].csv' traffic.csv | Get-CollectionPlan").Clean().As<CollectionTarget>()).AddHours, 9);
        Assert.Contains(two.As<CollectionTarget>(), target => target is { Accent: "en-IN", Environment: "Telephony", TrafficShare: 0.6 });
        Assert.Equal(two.As<CollectionTarget>().Select(target => Math.Round(target.AddHours, 6)), fitted.As<CollectionTarget>().Select(target => Math.Round(target.AddHours, 6)));
        Assert.Equal(0.49, independent.As<CollectionTarget>().Max(target => target.TrafficShare), 9);
    }

    [Fact]
    public void ExportsFlat()
    {
        Assert.All(
            _session.Run("$coverage | Get-CollectionPlan").Clean().Output.SelectMany(row => row.Properties),
            property => Assert.True(property.Value is null or string or double or int or TextList, property.Name));
    }

    [Fact]
    public void WhatMakesNoSenseEndsTheCommand()
    {
        foreach (string floor in new[] { "0", "1", "1.2" }) Refused("PlanOptionInvalid", $"$coverage | Get-CollectionPlan -FloorRatio {floor}");
        Refused("PlanOptionInvalid", "$coverage | Get-CollectionPlan -MinutesPerSpeaker -1");
        Refused("CostMissing", "$coverage | Get-CollectionPlan -CostPerHour @{ 'en-IN' = 1 }");
        Refused("CostInvalid", "$coverage | Get-CollectionPlan -CostPerHour @{ 'en-IN' = -1; '*' = 1 }");
        Refused("CostInvalid", "$coverage | Get-CollectionPlan -CostPerHour cheap");
        Refused("BudgetWithoutPrice", "$coverage | Get-CollectionPlan -Budget 1000");
        Refused("BudgetTooSmall", "$coverage | Get-CollectionPlan -CostPerHour 1000 -Budget 1");
        Refused("PathNotFound", "Get-CollectionPlan gone.csv traffic.csv");
        _corpus.WriteText("zero.csv", "accent,minutes\nen-IN,0\n");
        _corpus.WriteText("empty.csv", Manifest);
        _corpus.WriteText("some.csv", "accent,minutes\nen-IN,5\n");
        _corpus.WriteText("train.csv", Manifest + "x,x.wav,hi,en-IN,Mobile,s,3600\n");
        Refused("TrafficEmpty", "Get-CollectionPlan train.csv zero.csv");
        Refused("TrafficDimensionMissing", "Get-CollectionPlan train.csv some.csv -By Gender -TrafficPattern some.csv");
        Refused("PlanOptionInvalid", "Get-CollectionPlan train.csv some.csv -TrafficPattern some.csv");
        Refused("NothingToCompare", "Get-CollectionPlan empty.csv some.csv");
        _session.SetVariable("coverage", new AccentCoverage[] { new() { Accent = "en-US", Hours = 1 } });
        Refused("TrafficMissing", "$coverage | Get-CollectionPlan");
    }

    private void Refused(string id, string script)
    {
        ErrorRecord error = Assert.Single(_session.Run(script).Errors);
        Assert.Equal($"{id},AsrDataTools.Commands.GetCollectionPlanCommand", error.FullyQualifiedErrorId);
    }

    private CollectionTarget[] Targets(string script) => [.. _session.Run(script).Clean().As<CollectionTarget>()];
}
