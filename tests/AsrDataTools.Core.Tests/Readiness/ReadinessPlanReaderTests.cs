using System.Collections;
using AsrDataTools.Acoustics;
using AsrDataTools.Annotation.Depth;
using AsrDataTools.Readiness;

namespace AsrDataTools.Core.Tests.Readiness;

public sealed class ReadinessPlanReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WhatAnEvaluationSetMustMirror()
    {
        System.Collections.Hashtable evaluation = new() { ["Path"] = "set.csv", ["Annotation"] = "turns", ["MarginPoints"] = 2, ["MinimumSliceShare"] = 0.1, ["RequiredSlice"] = new object[] { "noisy", "Overlapped" } };
        EvaluationGateSettings settings = ReadinessPlanReader.FromTable(new System.Collections.Hashtable { ["Training"] = "t", ["Production"] = "p", ["Evaluation"] = evaluation }, "plan", "/plans").Evaluation;

        Assert.Equal(["/plans/turns"], settings.AnnotationPaths);
        Assert.Equal((2, 0.1, 0.15), (settings.MarginPoints, settings.MinimumSliceShare, settings.ExpectedErrorRate));
        Assert.Equal([RequiredSlice.Noisy, RequiredSlice.Overlapped], settings.RequiredSlices!);
        evaluation["MarginWarnThreshold"] = 0.5;
        Assert.Equal("PlanInvalid", Assert.Throws<SpeechDataException>(() => ReadinessPlanReader.FromTable(new System.Collections.Hashtable { ["Training"] = "t", ["Production"] = "p", ["Evaluation"] = evaluation }, "plan", "/plans")).ErrorId);
    }

    [Fact]
    public void ReadsEveryKey()
    {
        string path = _folder.Write("plan.json", """
            {
              // Comments are welcome.
              "training": ["train.jsonl", "/data/more"],
              "Production": "calls",
              "Traffic": "traffic.csv",
              "Accent": {
                "MinimumRatio": 0.7, "MinimumSpeakers": 12, "MajorShare": 0.1, "MinorShare": 0.02, "UncoveredWarnThreshold": 0.03,
                "UncoveredFailThreshold": 0.2, "TotalVariationThreshold": 0.3, "UnlabelledThreshold": 0.1, "MinutesPerSpeaker": 20,
                "ConfidenceLevel": 0.9, "Replicates": 500, "AccentMap": {"Brummie": "en-GB"}, "MinutesPerCall": {"en-IN": 4.5, "*": 3},
                "WordError": "wer.csv",
              },
              "RequiredGate": ["acoustics", "Accent"],
              "Seed": 7,
              "Annotation": {"Path": ["turns", "/a/words.ctm"], "RequiredLevel": 3, "RequiredShare": 0.9, "RequiredTag": ["wordtimes", "Events"], "ConfidenceLevel": 0.9, "Replicates": 300},
              "Acoustics": {
                "WarnThreshold": 0.2, "FailThreshold": 0.4, "ShapeWarnThreshold": 0.3, "ShapeFailThreshold": 0.6,
                "UncoveredWarnThreshold": 0.05, "UncoveredFailThreshold": 0.3, "ConfidenceLevel": 0.9, "Replicates": 200,
                "ClusterBy": "Recording", "CoverageFloor": 0.5,
              },
            }
            """);

        ReadinessPlan plan = ReadinessPlanReader.ReadJson(path);

        Assert.Equal([Path.Combine(_folder.Path, "train.jsonl"), "/data/more"], plan.Training);
        Assert.Equal([Path.Combine(_folder.Path, "calls")], plan.Production);
        Assert.Equal([Gate.Acoustics, Gate.Accent], plan.RequiredGate);
        Assert.Equal(7, plan.Seed);
        Assert.Equal(Path.Combine(_folder.Path, "traffic.csv"), plan.Traffic);
        AnnotationGateSettings annotation = plan.Annotation;
        Assert.Equal([Path.Combine(_folder.Path, "turns"), "/a/words.ctm"], annotation.Paths);
        Assert.Equal((3, 0.9, 0.9, 300), (annotation.RequiredLevel, annotation.RequiredShare, annotation.ConfidenceLevel, annotation.Replicates));
        Assert.Equal([DepthTag.WordTimes, DepthTag.Events], annotation.RequiredTags);
        AccentGateSettings accent = plan.Accent;
        Assert.Equal((0.7, 12, 0.1, 0.02, 20.0), (accent.MinimumRatio, accent.MinimumSpeakers, accent.MajorShare, accent.MinorShare, accent.MinutesPerSpeaker));
        Assert.Equal((0.03, 0.2, 0.3, 0.1), (accent.UncoveredWarnThreshold, accent.UncoveredFailThreshold, accent.TotalVariationThreshold, accent.UnlabelledThreshold));
        Assert.Equal((0.9, 500), (accent.ConfidenceLevel, accent.Replicates));
        Assert.Equal("en-GB", accent.AccentMap["brummie"]);
        Assert.Equal((4.5, 3.0), (accent.MinutesPerCall["en-IN"], accent.MinutesPerCall["*"]));
        Assert.Equal(Path.Combine(_folder.Path, "wer.csv"), accent.WordErrorPath);
        Assert.Null(accent.AccentMapPath);
        Assert.Equal(0.5, plan.Acoustics.CoverageFloor);
        Assert.Equal(
            new AcousticComparisonOptions
            {
                WarnThreshold = 0.2,
                FailThreshold = 0.4,
                ShapeWarnThreshold = 0.3,
                ShapeFailThreshold = 0.6,
                UncoveredWarnThreshold = 0.05,
                UncoveredFailThreshold = 0.3,
                ConfidenceLevel = 0.9,
                Replicates = 200,
                ClusterBy = ShiftClustering.Recording,
            },
            plan.Acoustics.Comparison);
    }

    [Fact]
    public void OmittedKeysTakeTheDefaults()
    {
        ReadinessPlan plan = ReadinessPlanReader.FromTable(new Hashtable { ["Training"] = "a", ["Production"] = "b" }, "The plan", _folder.Path);

        Assert.Equal(Enum.GetValues<Gate>(), plan.RequiredGate);
        Assert.Equal(new AcousticGateSettings(), plan.Acoustics);
        Assert.Equal(0.8, plan.Accent.MinimumRatio);
        Assert.Null(plan.Traffic);
    }

    [Fact]
    public void AMapMayBeAFileAndMinutesOneNumber()
    {
        AccentGateSettings accent = ReadinessPlanReader.FromTable(
            new Hashtable { ["Training"] = "a", ["Production"] = "b", ["Accent"] = new Hashtable { ["AccentMap"] = "map.csv", ["MinutesPerCall"] = 4 } }, "The plan", _folder.Path).Accent;

        Assert.Equal(Path.Combine(_folder.Path, "map.csv"), accent.AccentMapPath);
        Assert.Empty(accent.AccentMap);
        Assert.Equal(4, Assert.Single(accent.MinutesPerCall, entry => entry.Key == "*").Value);
    }

    [Theory]
    [InlineData("""{"Trainin": "a", "Production": "b"}""", "PlanKeyUnknown", "'Trainin' is not a known key; did you mean 'Training'?")]
    [InlineData("""{"Training": "a", "Production": "b", "Acoustics": {"FailTreshold": 1}}""", "PlanKeyUnknown", "'Acoustics.FailTreshold' is not a known key; did you mean 'FailThreshold'?")]
    [InlineData("""{"Training": "a"}""", "PlanInvalid", "'Production' is missing")]
    [InlineData("""{"Training": 3, "Production": "b"}""", "PlanInvalid", "'Training' must be a text or a list of texts")]
    [InlineData("""{"Training": ["a", ""], "Production": "b"}""", "PlanInvalid", "'Training' must not hold anything but non-empty texts")]
    [InlineData("""{"Training": "a", "Production": "b", "Seed": 1.5}""", "PlanInvalid", "'Seed' must be a whole number")]
    [InlineData("""{"Training": "a", "Production": "b", "Seed": "1"}""", "PlanInvalid", "'Seed' must be a number")]
    [InlineData("""{"Training": "a", "Production": "b", "RequiredGate": "Acustics"}""", "PlanInvalid", "did you mean 'Acoustics'?")]
    [InlineData("""{"Training": "a", "Production": "b", "RequiredGate": "3"}""", "PlanInvalid", "'RequiredGate' holds '3'")]
    [InlineData("""{"Training": "a", "Production": "b", "Acoustics": 1}""", "PlanInvalid", "'Acoustics' must be a table of settings")]
    [InlineData("""{"Training": "a", "Production": "b", "Acoustics": {"CoverageFloor": 1}}""", "PlanInvalid", "'Acoustics.CoverageFloor' is 1, but must be from 0.01 to 0.99")]
    [InlineData("""{"Training": "a", "Production": "b", "Acoustics": {"WarnThreshold": 0.9}}""", "PlanInvalid", "'Acoustics.WarnThreshold' is 0.9, above 'FailThreshold', which is 0.474")]
    [InlineData("""{"Training": "a", "Production": "b", "Trafic": "c"}""", "PlanKeyUnknown", "'Trafic' is not a known key; did you mean 'Traffic'?")]
    [InlineData("""{"Training": "a", "Production": "b", "Traffic": ["c", "d"]}""", "PlanInvalid", "'Traffic' must be one text")]
    [InlineData("""{"Training": "a", "Production": "b", "Accent": {"MinRatio": 1}}""", "PlanKeyUnknown", "'Accent.MinRatio' is not a known key; did you mean 'MinimumRatio'?")]
    [InlineData("""{"Training": "a", "Production": "b", "Accent": {"MinimumRatio": 1}}""", "PlanInvalid", "'Accent.MinimumRatio' is 1, but must be from 0.01 to 0.99")]
    [InlineData("""{"Training": "a", "Production": "b", "Accent": {"MinorShare": 0.5}}""", "PlanInvalid", "'Accent.MinorShare' is 0.5, above 'MajorShare', which is 0.05")]
    [InlineData("""{"Training": "a", "Production": "b", "Accent": {"AccentMap": {"x": 3}}}""", "PlanInvalid", "'Accent.AccentMap.x' must be a text")]
    [InlineData("""{"Training": "a", "Production": "b", "Accent": {"MinutesPerCall": {"en-IN": "4"}}}""", "PlanInvalid", "'Accent.MinutesPerCall.en-IN' must be a number")]
    [InlineData("{\n\"Training\": \"a\",\n oops", "PlanUnreadable", "line 3")]
    [InlineData("[1]", "PlanUnreadable", "its outermost value must be an object")]
    public void EachMistakeIsNamedWithItsRemedy(string json, string errorId, string part)
    {
        string path = _folder.Write("plan.json", json);

        SpeechDataException exception = Assert.Throws<SpeechDataException>(() => ReadinessPlanReader.ReadJson(path));

        Assert.Equal(errorId, exception.ErrorId);
        Assert.Equal(path, exception.Path);
        Assert.StartsWith("plan.json", exception.Message, StringComparison.Ordinal);
        Assert.Contains(part, exception.Message, StringComparison.Ordinal);
    }

    // Line and column of the key where that is wrong, of the value or item where that is.
    [Theory]
    [InlineData("{\n  \"Training\": \"a\",\n  \"Prodution\": \"b\"\n}", 3, 3, "'Prodution' is not a known key")]
    [InlineData("{\n  \"Training\": \"a\", \"Production\": \"b\",\n  // ä comment\n  \"Accent\": {\n    \"AccentMap\": { \"ä\": \"de\", \"x\": 3 }\n  }\n}", 5, 36, "'Accent.AccentMap.x' must be a text")]
    [InlineData("{ \"Training\": \"a\", \"Production\": \"b\",\n\"RequiredGate\": [\"Accent\",\n \"Acustics\"] }", 3, 2, "did you mean 'Acoustics'?")]
    [InlineData("{ \"Training\": \"a\", \"Production\": \"b\",\n\"Acoustics\": { \"WarnThreshold\": 0.9 } }", 2, 33, "is 0.9, above 'FailThreshold'")]
    [InlineData("{ \"Training\": \"a\", \"Production\": \"b\",\n\"Acoustics\": { \"FailThreshold\": 0.1 } }", 2, 33, "is 0.33, above 'FailThreshold', which is 0.1")]
    [InlineData("{ \"Training\": \"a\", \"Production\": \"b\",\n  \"Governance\": { \"Path\": \"c\" } }", 2, 17, "'Governance.Policy' is missing")]
    [InlineData("{ \"Training\": \"a\", \"Production\": \"b\",\n  \"Governance\": { \"Policy\": {\n \"Purpos\": [] } } }", 3, 2, "'Purpos' is not a known key; did you mean 'Purpose'?")]
    [InlineData("{ \"Training\": \"a\", \"Production\": \"b\",\n  \"Evaluation\": { \"Normalizer\": \"Englsh\" } }", 2, 33, "did you mean 'English'?")]
    [InlineData("{ \"Training\": \"a\", \"Production\": \"b\",\n  \"Vocabulary\": { \"Inflection\": [\"None\", \"None\"] } }", 2, 33, "'Vocabulary.Inflection' must be one of ")]
    public void AMistakeIsNamedWithItsPlace(string json, int line, int column, string part)
    {
        string path = _folder.Write("plan.json", json);

        SpeechDataException exception = Assert.Throws<SpeechDataException>(() => ReadinessPlanReader.ReadJson(path));

        Assert.StartsWith("plan.json", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"line {line}, column {column}: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(part, exception.Message, StringComparison.Ordinal);
        Assert.Equal(path, exception.Path);
    }

    [Fact]
    public void AKeyThatIsThereTwiceIsRefused()
    {
        string path = _folder.Write("plan.json", "{ \"Training\": \"a\",\n \"training\": \"b\" }");

        SpeechDataException exception = Assert.Throws<SpeechDataException>(() => ReadinessPlanReader.ReadJson(path));

        Assert.Equal(("PlanUnreadable", "plan.json is not a readable plan: line 2, column 2: 'training' is there twice."), (exception.ErrorId, exception.Message));
    }
}
