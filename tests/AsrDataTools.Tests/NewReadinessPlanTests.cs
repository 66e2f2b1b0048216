using AsrDataTools.Readiness;

namespace AsrDataTools.Tests;

public sealed class NewReadinessPlanTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public NewReadinessPlanTests()
    {
        _session.SetLocation(_corpus.Path);
        for (int index = 0; index < 3; index++)
        {
            _corpus.WriteSpeech($"delivery/train/audio/{index}.wav", seed: index);
            _corpus.WriteSpeech($"delivery/live calls/it's {index}.wav", seed: 100 + index);
            _corpus.WriteText($"delivery/train/rttm/{index}.rttm", $"SPEAKER {index} 1 0.0 1.0 <NA> <NA> A <NA> <NA>\n");
        }

        _corpus.WriteText("delivery/train/train.csv", "audio,speaker,accent,text\naudio/0.wav,a,en-GB,hello\naudio/1.wav,b,en-GB,there\naudio/2.wav,,en-IN,now\n");
        _corpus.WriteText("delivery/train/files.csv", "audio,seconds\naudio/0.wav,2\naudio/1.wav,2\naudio/2.wav,2\n");
        _corpus.WriteText("delivery/traffic.csv", "accent,calls\nen-GB,70\nen-IN,30\n");
        _corpus.WriteText("delivery/terms.txt", "amlodipine\n");
        _corpus.WriteText("delivery/README.txt", "A delivery, with words of no use to a plan.\n");
        _corpus.WriteText("delivery/prices.csv", "item,price\na,1\n");
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void AFolderWithoutAnythingForAPlanIsWarnedOf()
    {
        Directory.CreateDirectory(_corpus.PathOf("nothing"));

        string warning = Assert.Single(_session.Run("New-ReadinessPlan nothing").Warnings);
        Assert.Contains($"'{_corpus.PathOf("nothing")}'", warning, StringComparison.Ordinal);
        Assert.Empty(_session.Run("New-ReadinessPlan delivery").Warnings);
    }

    [Fact]
    public void APlanSaysWhatWasFoundAndWhatIsMissing()
    {
        IReadOnlyList<PlanItem> items = _session.Run("New-ReadinessPlan delivery").Clean().As<PlanItem>();
        Assert.Equal(
            [
                (PlanKey.Training, "train.csv", 3L), (PlanKey.Production, "live calls", 3L), (PlanKey.Evaluation, null, null), (PlanKey.Hypothesis, null, null),
                (PlanKey.Traffic, "traffic.csv", 2L), (PlanKey.Annotation, "rttm", 3L), (PlanKey.TermList, "terms.txt", null), (PlanKey.Policy, null, null),
            ],
            items.Select(item => (item.Key, Path.GetFileName(item.Path), item.Count)));
        Assert.Equal("speakers in 1 of 3 rows", items[0].Missing);
        Assert.StartsWith("no manifest", items[1].Missing, StringComparison.Ordinal);

        string plan = File.ReadAllText(_corpus.PathOf("readiness.psd1")).ReplaceLineEndings("\n");
        Assert.Contains("\n    Training = 'delivery/train/train.csv'\n", plan, StringComparison.Ordinal);
        Assert.Contains("\n    Production = 'delivery/live calls'\n", plan, StringComparison.Ordinal);
        Assert.Contains("\n        # Missing: what the recogniser made of the evaluation set", plan, StringComparison.Ordinal);
        Assert.Contains("\n        # MaximumWordErrorRate = 0.15\n", plan, StringComparison.Ordinal); // A rate, not percent: 15 would never be exceeded.
        Assert.DoesNotContain("prices.csv", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("files.csv", plan, StringComparison.Ordinal);
    }

    // Of a folder that is given by itself, the manifest in it tells whose annotation lies there.
    [Theory]
    [InlineData("calls.csv", null)]
    [InlineData("rows.csv", "turns.rttm")]
    public void AnnotationBesideProductionIsNotTrainings(string manifest, string? expected)
    {
        _corpus.WriteSpeech("given/x.wav", seed: 7);
        _corpus.WriteText("given/" + manifest, "audio,speaker,text\nx.wav,z,hello\n");
        _corpus.WriteText("given/turns.rttm", "SPEAKER x 1 0.5 1.0 <NA> <NA> z <NA> <NA>\n");

        PlanItem item = Assert.Single(_session.Run("New-ReadinessPlan given").Clean().As<PlanItem>(), item => item.Key == PlanKey.Annotation);

        Assert.Equal(expected, Path.GetFileName(item.Path));
    }

    // What is written is read, whatever the names.
    [Fact]
    public void ThePlanCanBeTested()
    {
        string hostile = "delivery/eval/te'st\n# }.csv";
        _corpus.WriteSpeech("delivery/eval/x.wav", seed: 7);
        _corpus.WriteText(hostile, "audio,speaker,text\nx.wav,z,hello\n");
        _session.Run("New-ReadinessPlan delivery -OutputPath plans/my.psd1").Clean();
        GateResult overall = _session.Run("Test-ProductionReadiness -Plan plans/my.psd1 -NoCatalog").As<GateResult>()[^1];
        Assert.Equal([_corpus.PathOf("delivery/train/train.csv")], overall.Run!.Plan.Training);
        Assert.Equal([_corpus.PathOf(hostile)], overall.Run.Plan.Evaluation.Paths);
        Assert.Equal(_corpus.PathOf("delivery/traffic.csv"), overall.Run.Plan.Traffic);
        Assert.Equal((3, 3), (overall.Run.Training.Profiled, overall.Run.Production.Profiled));
    }

    // A policy is known by its keys, a faulty one too; other settings are not one.
    [Theory]
    [InlineData("policy.psd1", "@{ Name = 'Ours'; License = @{ Allowed = 'CC-BY-4.0' } }", "policy \"Ours\"", null)]
    [InlineData("rules.json", "{ \"License\": { \"Allowed\": \"CC-BY-4.0\" }, \"IntendedUse\": \"training\" }", "policy", null)]
    [InlineData("policy.psd1", "@{ License = @{ Allowd = 'CC-BY-4.0' } }", "policy", "Allowd")]
    [InlineData("policy.psd1", "@{ License = @{ Allowed = 'MIT' }; Consent = @{ Ledger = 'gone.jsonl'; Purpose = 'training' } }", "policy", "there is no ledger of consent at '")]
    [InlineData("contract.psd1", "@{ Name = 'Contract'; MinimumHours = 3; License = 'MIT' }", null, null)]
    [InlineData("plan.psd1", "@{ Training = 'a'; Production = 'b'; Governance = 'policy.psd1' }", null, null)]
    [InlineData("broken.psd1", "@{ License = ", null, null)]
    [InlineData("list.json", "[ 1, 2 ]", null, null)]
    public void APolicyIsFoundByItsKeys(string name, string text, string? kind, string? missing)
    {
        _corpus.WriteText($"delivery/{name}", text);
        PlanItem item = _session.Run("New-ReadinessPlan delivery").Clean().As<PlanItem>().Single(item => item.Key == PlanKey.Policy);
        string plan = File.ReadAllText(_corpus.PathOf("readiness.psd1"));
        Assert.Equal((Gate.Governance, kind), (item.Gate, item.Kind));
        Assert.Contains(kind is null ? "    # Governance = ''" : $"    Governance = 'delivery/{name}'", plan, StringComparison.Ordinal);
        if (kind is null) Assert.Null(item.Path);
        else if (missing is null) Assert.Null(item.Missing);
        else Assert.Contains(missing, item.Missing, StringComparison.Ordinal);
    }

    [Fact]
    public void ALedgerThatThePolicyPassesOverIsSaid()
    {
        _corpus.WriteText("delivery/policy.psd1", "@{ License = @{ Allowed = 'CC-BY-4.0' } }");
        _session.Run("Add-ConsentRecord -Ledger delivery/agreed.jsonl -Speaker a -LawfulBasis Consent -Purpose training -Jurisdiction DE -Confirm:$false").Clean();
        PlanItem item = _session.Run("New-ReadinessPlan delivery").Clean().As<PlanItem>().Single(item => item.Key == PlanKey.Policy);
        Assert.Equal("it asks for no consent, and there is a ledger: Consent = @{ Ledger = 'agreed.jsonl' }", item.Missing);
    }

    // What comes out of the demo corpus is a plan that can be tested as it stands, all six gates.
    [Fact]
    public void ThePlanOfADemoCorpusAnswersOnGovernance()
    {
        _session.Run("New-DemoCorpus demo -Source Formant").Clean();
        PlanItem[] items = [.. _session.Run("New-ReadinessPlan demo").Clean().As<PlanItem>()];
        Assert.Equal(_corpus.PathOf("demo/policy.psd1"), items.Single(item => item.Key == PlanKey.Policy).Path);
        Assert.DoesNotContain(items, item => item.Path == _corpus.PathOf("demo/consent.jsonl"));
        ScriptResult result = _session.Run("Test-ProductionReadiness -Plan readiness.psd1 -NoCatalog");
        Assert.DoesNotContain(result.Errors, error => error.FullyQualifiedErrorId.StartsWith("Polic", StringComparison.Ordinal) || error.FullyQualifiedErrorId.StartsWith("Ledger", StringComparison.Ordinal));
        GateResult governance = result.As<GateResult>().Single(gate => gate.Gate == nameof(Gate.Governance));
        Assert.NotEqual(Verdict.Unknown, governance.Verdict);
        Assert.NotEmpty(governance.Evidence);
    }

    [Fact]
    public void SidesCanBeGiven()
    {
        _corpus.WriteSpeech("other/x.wav", seed: 9);
        _corpus.WriteText("other/set.csv", "audio,speaker,text\nx.wav,z,hello\n");
        IReadOnlyList<PlanItem> items = _session.Run("New-ReadinessPlan 'delivery/live calls' -Production delivery/train -Evaluation other").Clean().As<PlanItem>();
        Assert.Equal(
            [(PlanKey.Training, "live calls"), (PlanKey.Production, "train.csv"), (PlanKey.Evaluation, "set.csv")],
            items.Where(item => item.Path is not null).Select(item => (item.Key, Path.GetFileName(item.Path))));
    }

    [Fact]
    public void NothingIsWrittenUnasked()
    {
        Assert.Equal(8, _session.Run("New-ReadinessPlan delivery -WhatIf").As<PlanItem>().Count);
        Assert.False(File.Exists(_corpus.PathOf("readiness.psd1")));
        _corpus.WriteText("readiness.psd1", "mine");
        Assert.StartsWith("PlanExists,", Assert.Single(_session.Run("New-ReadinessPlan delivery").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(_corpus.PathOf("readiness.psd1")));
        _session.Run("New-ReadinessPlan delivery -Force").Clean();
        Assert.NotEqual("mine", File.ReadAllText(_corpus.PathOf("readiness.psd1")));
        Assert.StartsWith("PlanNameInvalid,", Assert.Single(_session.Run("New-ReadinessPlan delivery -OutputPath plan.json").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }
}
