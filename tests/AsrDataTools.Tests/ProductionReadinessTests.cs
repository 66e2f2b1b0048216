using System.Text.Json;
using AsrDataTools.Readiness;

namespace AsrDataTools.Tests;

public sealed class ProductionReadinessTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public ProductionReadinessTests()
    {
        _session.SetLocation(_corpus.Path);
        for (int index = 0; index < 12; index++)
        {
            _corpus.WriteSpeech($"wide/{index}.wav", seconds: 3, sampleRate: 16000, seed: index);
            _corpus.WriteSpeech($"narrow/{index}.wav", seconds: 3, sampleRate: 8000, seed: 100 + index);
        }
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void SixGatesAndTheOverallRow()
    {
        ScriptResult result = _session.Run("Test-ProductionReadiness ./wide ./narrow").Clean();

        IReadOnlyList<GateResult> rows = result.As<GateResult>();
        Assert.Equal(["Acoustics", "Accent", "Annotation", "Vocabulary", "Evaluation", "Governance", "Overall"], rows.Select(row => row.Gate));
        Assert.NotEmpty(rows[0].Evidence);
        Assert.Equal(12, rows[0].Acoustics!.Training.Count);
        Assert.Equal((Verdict.Unknown, "there is no text of production"), (rows[3].Verdict, rows[3].Reasons.ToString()));
        Assert.Equal((Verdict.Unknown, "no evaluation set is given"), (rows[4].Verdict, rows[4].Reasons.ToString()));
        Assert.Equal((Verdict.Unknown, "no policy is given: what the data must obey is not known"), (rows[5].Verdict, rows[5].Reasons.ToString()));
        Assert.Equal(Verdict.Unknown, rows[1].Verdict);
        Assert.StartsWith("there is no traffic to compare with", rows[1].Reasons[0], StringComparison.Ordinal);
        Assert.StartsWith("give live traffic by accent with -Traffic", Assert.Single(rows[1].Remedies), StringComparison.Ordinal);
        Assert.Equal((Verdict.Unknown, "no annotation is given, and the manifests of training hold neither text nor times"), (rows[2].Verdict, rows[2].Reasons.ToString()));
        Assert.Equal(12, rows[6].Run!.Production.Profiled);
        Assert.StartsWith($"Overall: {rows[6].Verdict}. Training: 12 profiled (0.01 h), 0 failed.", result.Summary, StringComparison.Ordinal);
        Assert.Null(_session.ExitCode);
    }

    [Fact]
    public void ThePassWordIsQuietAndStrict()
    {
        Assert.Equal([false], _session.Run("Test-ProductionReadiness ./wide ./narrow -Quiet").Clean().As<bool>());
        Assert.Equal(Verdict.Unknown, Overall("Test-ProductionReadiness ./narrow ./narrow"));
    }

    // What is not there makes the acoustic gate Unknown; what differs by a fixed threshold makes it Fail.
    [Theory]
    [InlineData("Test-ProductionReadiness ./nowhere ./narrow -FailOn Unknown", 4)]
    [InlineData("Test-ProductionReadiness ./nowhere ./narrow -FailOn Fail", null)]
    [InlineData("Test-ProductionReadiness ./nowhere ./narrow -FailOn Fail, Warn", null)]
    [InlineData("Test-ProductionReadiness ./nowhere ./narrow", null)]
    [InlineData("Test-ProductionReadiness ./wide ./narrow -FailOn Fail", 3)]
    [InlineData("Test-ProductionReadiness ./wide ./narrow -FailOn Unknown -Quiet", 3)]
    public void ExitCodes(string command, int? expected)
    {
        _session.Run(command);

        Assert.Equal(expected, _session.ExitCode);
    }

    [Fact]
    public void TheExitCodeComesAfterTheLastObject() =>
        Assert.Equal(7, _session.Run("Test-ProductionReadiness ./wide ./narrow -FailOn Fail").Clean().Output.Count);

    [Fact]
    public void BadFilesAreErrorsAndAreCounted()
    {
        _corpus.WriteText("narrow/bad [1].wav", "words");

        ScriptResult result = _session.Run("Test-ProductionReadiness ./wide ./narrow, ./gone*.csv -RequiredGate Acoustics");

        Assert.Equal(2, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.NotNull(error.TargetObject));
        CorpusInputs production = result.As<GateResult>()[^1].Run!.Production;
        Assert.Equal((12, 2), (production.Profiled, production.Failed));
        Assert.Contains(result.As<GateResult>()[0].Remedies, remedy => remedy.StartsWith("repair or drop 2 of 14 production inputs", StringComparison.Ordinal));
    }

    [Fact]
    public void PlansOfEveryForm()
    {
        string data = "@{ Training = 'wide'; Production = @('narrow'); RequiredGate = 'Acoustics'; Seed = 3; Acoustics = @{ Replicates = 100 } }";
        _corpus.WriteText("plan.psd1", data);
        _corpus.WriteText("plan.json", """{"Training": "wide", "Production": ["narrow"], "RequiredGate": "Acoustics", "Seed": 3, "Acoustics": {"Replicates": 100}}""");

        string[] answers = [.. new[] { data, "plan.psd1", "./plan.json" }
            .Select(plan => _session.Run($"Test-ProductionReadiness -Plan {plan}").Clean().As<GateResult>())
            .Select(rows => $"{rows[0].Evidence} {rows[6].Run!.Plan.Seed}")];

        Assert.Single(answers.Distinct());
    }

    [Theory]
    [InlineData("@{ Training = 'wide'; Prodution = 'narrow' }", "PlanKeyUnknown")]
    [InlineData("@{ Training = 'wide' }", "PlanInvalid")]
    [InlineData("7", "PlanInvalid")]
    [InlineData("plan.txt", "PlanUnreadable")]
    [InlineData("gone.json", "PathNotFound")]
    [InlineData("command.psd1", "PlanUnreadable")]
    [InlineData("broken.psd1", "PlanUnreadable")]
    public void ABadPlanEndsTheCommand(string plan, string errorId)
    {
        _corpus.WriteText("command.psd1", "@{ Training = (Get-Location); Production = 'narrow' }");
        _corpus.WriteText("broken.psd1", "@{ Training = ");

        ScriptResult result = _session.Run($"Test-ProductionReadiness -Plan {plan}");

        Assert.StartsWith(errorId + ",", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void ReportsOfBothFormsFromOnePipeline()
    {
        ScriptResult result = _session.Run("Test-ProductionReadiness ./wide ./narrow | Export-ReadinessReport ./r.html, ./r.json -PassThru").Clean();

        Assert.Equal(7, result.Output.Count);
        Assert.Contains("<h1>", File.ReadAllText(_corpus.PathOf("r.html")), StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(_corpus.PathOf("r.json")));
        Assert.Equal("Fail", json.RootElement.GetProperty("verdict").GetString());
    }

    [Fact]
    public void WhatIfAndNoClobberLeaveFilesAlone()
    {
        string earlier = _corpus.WriteText("r.json", "earlier");
        _session.Run("$rows = Test-ProductionReadiness ./nowhere ./narrow");

        _session.Run("$rows | Export-ReadinessReport r.json, new.html -WhatIf").Clean();
        ScriptResult refused = _session.Run("$rows | Export-ReadinessReport r.json -NoClobber");

        Assert.Equal("earlier", File.ReadAllText(earlier));
        Assert.False(File.Exists(_corpus.PathOf("new.html")));
        Assert.StartsWith("ReportExists,", Assert.Single(refused.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        _session.Run("$rows | Export-ReadinessReport r.json").Clean();
        Assert.StartsWith("{", File.ReadAllText(earlier), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("r.docx", "ReportFormatUnknown")]
    [InlineData("missing/r.html", "PathNotFound")]
    [InlineData("narrow", "ReportPathInvalid")]
    public void ABadTargetIsRefusedBeforeTheAudit(string target, string errorId)
    {
        ScriptResult result = _session.Run($"Test-ProductionReadiness ./wide ./narrow | Export-ReadinessReport {target}");

        Assert.StartsWith(errorId + ",", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Null(result.Summary);
    }

    [Fact]
    public void CtrlCStopsTheAudit()
    {
        for (int index = 0; index < 60; index++) _corpus.WriteSpeech($"long/{index}.wav", seconds: 30, sampleRate: 16000);

        Assert.True(_session.RunAndStop("Test-ProductionReadiness ./long ./narrow", _ => true) < TimeSpan.FromSeconds(5));
    }

    // Twelve speakers of en-US with one recording each, and as many of en-IN where asked for.
    private string TrainingManifest(string name, params string[] accents) => _corpus.WriteText(name, "path,speaker,accent\n" + string.Concat(
        accents.SelectMany((accent, part) => Enumerable.Range(0, 12).Select(index => $"wide/{index}.wav,{part}-{index},{accent}\n"))));

    [Theory]
    [InlineData("en-US", "en-US,1000\n", Verdict.Pass)]
    [InlineData("en-US;en-IN", "en-US,500\nen-IN,500\n", Verdict.Warn)] // In proportion, but twelve speakers do not make sure of it.
    [InlineData("en-US", "en-US,500\nen-IN,500\n", Verdict.Fail)]
    [InlineData("en-US;en-IN", "en-US,900\nen-IN,80\nen-GB,20\n", Verdict.Fail)] // en-US has half of training and nine tenths of traffic.
    [InlineData("en-US;", "en-US,500\nen-IN,500\n", Verdict.Unknown)] // Half of training may be en-IN.
    public void TheAccentGateHoldsTrainingAgainstTraffic(string accents, string traffic, Verdict expected)
    {
        TrainingManifest("train.csv", accents.Split(';'));
        _corpus.WriteText("traffic.csv", "accent,minutes\n" + traffic);

        GateResult gate = _session.Run("Test-ProductionReadiness ./train.csv ./narrow -Traffic ./traffic.csv").Clean().As<GateResult>()[1];

        Assert.Equal(expected, gate.Verdict);
        Assert.NotEmpty(gate.Evidence);
        Assert.StartsWith("traffic.csv, in hours", gate.Accents!.Traffic, StringComparison.Ordinal);
        Assert.Equal(expected == Verdict.Pass, gate.Remedies.Count == 0);
        Assert.Equal(12 * 3 / 3600.0, gate.Accents.Coverage.Single(row => row is { Accent: "en-US", Within: null }).Hours!.Value, 6);
    }

    private void WriteTexts() => _corpus.WriteText("texts.csv", "path,text\n" + string.Concat(Enumerable.Range(0, 12).Select(index => $"wide/{index}.wav,hello\n")));

    [Fact]
    public void AManifestWithTextsIsTextOnly()
    {
        WriteTexts();

        GateResult gate = _session.Run("Test-ProductionReadiness ./texts.csv ./narrow").Clean().As<GateResult>()[2];

        Assert.Equal((Verdict.Fail, 1), (gate.Verdict, gate.Annotation!.Overall.Level));
        Assert.StartsWith("text only, level 1: 0 % [0 %, 0 %] of ", gate.Reasons[0], StringComparison.Ordinal);
        Assert.StartsWith("diarize and time-align ", Assert.Single(gate.Remedies), StringComparison.Ordinal);
        Assert.EndsWith(" of 12 recordings, overlap tagged: there is only its text", gate.Remedies[0], StringComparison.Ordinal);
    }

    // Turns that cover all of each recording; the text comes from the manifest.
    [Theory]
    [InlineData("-Training ./texts.csv -Production ./narrow -Annotation ./turns", Verdict.Pass)]
    [InlineData("-Training ./texts.csv -Production ./narrow -Annotation ./turns/*.rttm", Verdict.Pass)]
    [InlineData("-Training ./wide -Production ./narrow -Annotation ./turns", Verdict.Fail)] // No text.
    [InlineData("-Plan @{ Training = 'texts.csv'; Production = 'narrow'; Annotation = 'turns' }", Verdict.Pass)]
    [InlineData("-Plan @{ Training = 'texts.csv'; Production = 'narrow'; Annotation = @{ Path = 'turns'; RequiredTag = 'events' } }", Verdict.Fail)]
    [InlineData("-Plan @{ Training = 'texts.csv'; Production = 'narrow'; Annotation = @{ RequiredLevel = 1 } }", Verdict.Pass)]
    [InlineData("-Training ./texts.csv -Production ./narrow -Annotation ./foreign.rttm", Verdict.Unknown)]
    public void TheAnnotationGateHoldsTrainingAgainstTheLevel(string arguments, Verdict expected)
    {
        WriteTexts();
        for (int index = 0; index < 12; index++)
            _corpus.WriteText($"turns/{index}.rttm", $"SPEAKER {index} 1 0.0 1.8 <NA> <NA> A <NA> <NA>\nSPEAKER {index} 1 1.6 1.4 <NA> <NA> B <NA> <NA>\n");
        _corpus.WriteText("foreign.rttm", "SPEAKER x 1 0.0 1.8 <NA> <NA> A <NA> <NA>\nSPEAKER x 1 1.6 1.4 <NA> <NA> B <NA> <NA>\n");

        GateResult gate = _session.Run($"Test-ProductionReadiness {arguments}").Clean().As<GateResult>()[2];

        Assert.Equal(expected, gate.Verdict);
        Assert.Equal(expected == Verdict.Pass, gate.Remedies.Count == 0);
    }

    [Fact]
    public void AnnotationThatIsNotThereIsAnErrorAndUnknown()
    {
        WriteTexts();

        ScriptResult result = _session.Run("Test-ProductionReadiness ./texts.csv ./narrow -Annotation ./gone");

        Assert.StartsWith("PathNotFound,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal((Verdict.Unknown, "none of the annotation that is named is there"), (result.As<GateResult>()[2].Verdict, result.As<GateResult>()[2].Reasons[0]));
    }

    [Fact]
    public void ProductionWithAccentsStandsForTraffic()
    {
        TrainingManifest("train.csv", "en-US");
        _corpus.WriteText("calls.csv", "path,accent\n" + string.Concat(Enumerable.Range(0, 12).Select(index => $"narrow/{index}.wav,{(index < 9 ? "Indian English" : "en-US")}\n")));

        GateResult gate = _session.Run("Test-ProductionReadiness ./train.csv ./calls.csv").Clean().As<GateResult>()[1];

        Assert.Equal(Verdict.Fail, gate.Verdict);
        Assert.Equal("no en-IN: 75 % of traffic, and training has none of it", gate.Reasons[0]);
        Assert.Equal("the production corpus, 12 recordings", gate.Accents!.Traffic);
        Assert.Contains(gate.Remedies, remedy => remedy.StartsWith("collect ", StringComparison.Ordinal) && remedy.Contains(" of en-IN from ", StringComparison.Ordinal));
    }

    [Fact]
    public void TheAccentGateTakesItsSettingsFromThePlan()
    {
        TrainingManifest("train.csv", "mine", "en-IN");
        _corpus.WriteText("traffic.csv", "accent,calls\nen-US,500\nen-IN,400\n");
        _corpus.WriteText("wer.csv", "accent,speaker,words,errors\n" + string.Concat(Enumerable.Range(0, 24).Select(i => $"{(i < 12 ? "en-US" : "en-IN")},s{i},100,{(i < 12 ? 10 : 20) + i % 2}\n")));
        _corpus.WriteText("plan.psd1", "@{ Training = 'train.csv'; Production = 'narrow'; Traffic = 'traffic.csv'; RequiredGate = 'Accent'; Accent = @{ AccentMap = @{ mine = 'en-US' }; MinutesPerCall = @{ 'en-US' = 4; 'en-IN' = 5 }; WordError = 'wer.csv' } }");

        GateResult gate = _session.Run("Test-ProductionReadiness -Plan ./plan.psd1").Clean().As<GateResult>()[1];

        // 500 calls of 4 minutes and 400 of 5 are as much; so are the words, of which 10.5 and 20.5 in a hundred are wrong.
        Assert.Equal(1, gate.Accents!.Coverage.Single(row => row is { Accent: "en-IN", Within: null }).Ratio!.Value, 9);
        Assert.Contains(gate.Reasons, reason => reason.StartsWith("word errors: 15.5 % [", StringComparison.Ordinal));
        Assert.Equal(0.205, gate.Accents.Coverage.Single(row => row is { Accent: "en-IN", Within: null }).WordErrorRate!.Value, 9);
    }

    [Theory]
    [InlineData("gone.csv", "PathNotFound")]
    [InlineData("zero.csv", "TrafficEmpty")]
    public void TrafficThatCannotBeUsedIsSaidAndTheOtherGatesAnswer(string traffic, string errorId)
    {
        _corpus.WriteText("zero.csv", "accent,calls\nen-US,0\n");

        ScriptResult result = _session.Run($"Test-ProductionReadiness ./wide ./narrow -Traffic ./{traffic}");

        Assert.StartsWith(errorId + ",", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        IReadOnlyList<GateResult> rows = result.As<GateResult>();
        Assert.Equal(Verdict.Unknown, rows[1].Verdict);
        Assert.StartsWith("traffic cannot be used: ", rows[1].Reasons[0], StringComparison.Ordinal);
        Assert.NotEmpty(rows[0].Evidence);
    }

    // Twelve speakers of two words each, of which the recogniser gets a half wrong.
    private void WriteEvaluation()
    {
        for (int index = 0; index < 12; index++) _corpus.WriteTones($"eval/{index}.wav", seconds: 3, sampleRate: 16000, seed: 200 + index);
        _corpus.WriteText("test.csv", "id,path,speaker,accent,text\n" + string.Concat(Enumerable.Range(0, 12).Select(index => $"e{index},eval/{index}.wav,s{index},{(index < 6 ? "Indian English" : "en-IN")},good day\n")));
        _corpus.WriteText("hyp.trn", string.Concat(Enumerable.Range(0, 12).Select(index => $"{(index % 2 == 0 ? "good" : "could")} die (e{index})\n".Replace("good die", "good day", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("-Training ./wide -Production ./narrow -Evaluation ./test.csv -Hypothesis ./hyp.trn", Verdict.Unknown)]
    [InlineData("-Plan @{ Training = 'wide'; Production = 'narrow'; Evaluation = @{ Path = 'test.csv'; Hypothesis = 'hyp.trn'; MaximumWordErrorRate = 0.1 } }", Verdict.Fail)]
    [InlineData("-Plan @{ Training = 'wide'; Production = 'narrow'; Evaluation = @{ MaximumSliceWordErrorRate = 0.1; SliceBy = 'Accent' } } -Evaluation ./test.csv -Hypothesis ./hyp.trn", Verdict.Fail)]
    [InlineData("-Plan @{ Training = 'wide'; Production = 'narrow'; Evaluation = @{ Path = 'test.csv'; Hypothesis = 'hyp.trn'; MaximumWordErrorRate = 0.9 } }", Verdict.Unknown)]
    public void TheEvaluationGateScoresHypotheses(string arguments, Verdict expected)
    {
        WriteEvaluation();

        IReadOnlyList<GateResult> rows = _session.Run($"Test-ProductionReadiness {arguments}").Clean().As<GateResult>();

        RecognitionEvidence evidence = rows[4].Evaluation!.Recognition!;
        Assert.Equal(expected, ButForLikeness(rows[4]));
        Assert.Equal(Verdict.Fail, rows[4].Verdict); // The set is wideband, production is not.
        Assert.Contains(rows[4].Reasons, reason => reason.StartsWith("likeness: bandwidth of evaluation is ", StringComparison.Ordinal));
        Assert.Equal((12, 24L, 0.5, false), rows[4].Evaluation!.Alignment!.Rows.Where(row => row is { Kind: AlignmentKind.Power, Name: "All" }).Select(row => (row.Speakers!.Value, row.Words!.Value, row.ErrorRate!.Value, row.IsAssumed!.Value)).Single());
        Assert.Equal((24L, 0.5), (evidence.Overall.Words, evidence.Overall.WordErrorRate));
        Assert.Contains(evidence.Slices, row => row is { Group: "Accent=en-IN", Utterances: 12 });
        Assert.Equal(6, evidence.Worst.Count);
        Assert.Equal(12, rows[6].Run!.Evaluation!.Profiled);
        Assert.Equal("there is no text of production", rows[3].Reasons.ToString()); // The texts of the evaluation set are not production's.
        Assert.Equal((12, 12), (rows[0].Acoustics!.Training.Count, rows[0].Acoustics!.Production.Count));
        Assert.Equal(
            ["independence: none of 12 utterances of evaluation was found in 12 of training", "speakers: none of the 12 that evaluation names was found in training"], rows[4].Reasons.Take(2));
        Assert.Contains("independence: training names no speakers, so speakers are not checked", rows[4].Reasons);
    }

    // What independence and recognition alone would say.
    private static Verdict ButForLikeness(GateResult gate)
    {
        GateEvidence[] facts = [.. gate.Evidence.Where(fact => fact.Measure is "SameSpeech" or "WordErrorRate" || Enum.TryParse<Leakage.LeakageKind>(fact.Measure, out _))];
        if (facts.Any(fact => fact is { Weight: EvidenceWeight.Decisive, Verdict: Verdict.Fail })) return Verdict.Fail;
        if (facts.All(fact => fact.Measure != "SameSpeech") || facts.Any(fact => fact is { Weight: EvidenceWeight.Decisive, Verdict: Verdict.Unknown })) return Verdict.Unknown;
        return facts.Any(fact => fact.Weight > EvidenceWeight.Informative && fact.Verdict is Verdict.Warn) ? Verdict.Warn : Verdict.Pass;
    }

    // Speakers of training named, and one of twelve recordings of evaluation put into it, or two speakers, or a file that nobody can read.
    [Theory]
    [InlineData("", "", Verdict.Pass, "independence: none of 12 utterances of evaluation was found in 12 of training")]
    [InlineData("x,eval/3.wav,t0\n", "", Verdict.Fail, "independence: training holds 1 of 12 utterances of evaluation (3 s, 8.3 % of its length; at most 1 % may be): same file (1)")]
    [InlineData("x,eval/3.wav,t0\n", "; LeakageFailThreshold = 0.1", Verdict.Warn, "independence: training holds 1 of 12 utterances of evaluation (3 s, 8.3 % of its length; at most 10 % may be): same file (1)")]
    [InlineData("x,wide/0.wav,s3\n", "", Verdict.Fail, "speakers: 1 of 12 of evaluation (8.3 %) are in training too, at most 5 % may be")]
    [InlineData("x,wide/0.wav,s3\n", "; SpeakerFailThreshold = 0.1", Verdict.Warn, "speakers: 1 of 12 of evaluation (8.3 %) are in training too, at most 10 % may be")]
    [InlineData("x,wide/0.wav,s3\n", "; LeakageKinds = 'SameFile'", Verdict.Pass, "not looked for: SameSamples, TimeOverlap, SameAudio, SameText, NearText, SameRecording, SameSpeaker (Evaluation.LeakageKinds)")]
    [InlineData("", "; LeakageKinds = 'SameSpeaker'", Verdict.Unknown, "speakers: none of the 12 that evaluation names was found in training")]
    [InlineData("x,wide/0.wav,\n", "", Verdict.Unknown, "independence: 1 of 13 rows of training name no speaker, so theirs are not checked")]
    [InlineData("x,gone.wav,t0\n", "", Verdict.Unknown, "independence: not judged is the audio of 0 utterances of evaluation and 1 of training, which cannot be read")]
    public void TheEvaluationGateAsksWhatTrainingHolds(string rows, string settings, Verdict expected, string reason)
    {
        WriteEvaluation();
        _corpus.WriteText("train.csv", "id,path,speaker\n" + string.Concat(Enumerable.Range(0, 12).Select(index => $"w{index},wide/{index}.wav,t{index}\n")) + rows);

        ScriptResult result = _session.Run($"Test-ProductionReadiness -Plan @{{ Training = 'train.csv'; Production = 'narrow'; Evaluation = @{{ Path = 'test.csv'; Hypothesis = 'hyp.trn'; MaximumWordErrorRate = 0.9{settings} }} }}");

        GateResult gate = result.As<GateResult>()[4];
        Assert.Equal(expected, ButForLikeness(gate));
        Assert.Contains(reason, gate.Reasons);
        Assert.Equal(rows.Contains("gone", StringComparison.Ordinal) ? 1 : 0, result.Errors.Count); // Once, though both the measuring and the search open it.
    }

    [Fact]
    public void TheReportLinksWhatLeakedWithWhatHoldsIt()
    {
        WriteEvaluation();

        Directory.CreateDirectory(_corpus.PathOf("out"));
        _session.Run("Test-ProductionReadiness ./eval ./narrow -Evaluation ./test.csv | Export-ReadinessReport ./out/r.html, ./out/r.json").Clean();

        Assert.Contains("<a href=\"../eval/3.wav\"", File.ReadAllText(_corpus.PathOf("out/r.html")), StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(_corpus.PathOf("out/r.json")));
        JsonElement independence = json.RootElement.GetProperty("evaluation").GetProperty("independence");
        Assert.Equal(12, independence.GetProperty("shares").EnumerateArray().Single(share => share.GetProperty("kind").GetString() == "SameFile").GetProperty("items").GetInt32());
        Assert.Equal("SameFile", independence.GetProperty("worst")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public void SlicesOfTheEvaluationSetComeFromTheAudioThatWasMeasured()
    {
        WriteEvaluation();

        RecognitionEvidence evidence = _session.Run("Test-ProductionReadiness ./wide ./narrow -Evaluation ./test.csv -Hypothesis ./hyp.trn").Clean().As<GateResult>()[4].Evaluation!.Recognition!;

        Assert.Equal(12, evidence.Slices.Where(row => row.Group.StartsWith("SnrDb=", StringComparison.Ordinal)).Sum(row => row.Utterances));
        Assert.DoesNotContain(evidence.Slices, row => row.Group == "SnrDb=Unknown");
    }

    [Theory]
    [InlineData("-Evaluation ./test.csv", 0, "word errors: no hypotheses are given")]
    [InlineData("-Evaluation ./test.csv -Hypothesis ./gone.trn", 1, "word errors: the hypotheses that are named are not there")]
    [InlineData("-Evaluation ./test.csv -Hypothesis ./foreign.trn", 1, "word errors: 100.0 % [100.0 %, 100.0 %] of 24 words in 12 utterances; no limit is set (Evaluation.MaximumWordErrorRate) (Nist, None)")]
    [InlineData("-Evaluation ./test.csv -Hypothesis ./broken.json", 1, "word errors: the hypotheses cannot be used")]
    [InlineData("-Evaluation ./gone.csv -Hypothesis ./hyp.trn", 1, "word errors: the evaluation set cannot be read")]
    public void HypothesesThatCannotBeUsedLeaveTheGateUnknown(string arguments, int errors, string reason)
    {
        WriteEvaluation();
        _corpus.WriteText("foreign.trn", "hello (x1)\n");
        _corpus.WriteText("broken.json", "[1");

        ScriptResult result = _session.Run($"Test-ProductionReadiness ./wide ./narrow {arguments}");

        GateResult gate = result.As<GateResult>()[4];
        Assert.Equal(Verdict.Unknown, ButForLikeness(gate));
        Assert.Contains(reason, gate.Reasons);
        Assert.Equal(errors, result.Errors.Count);
        Assert.NotEmpty(gate.Remedies);
    }

    [Theory]
    [InlineData("@{ Path = 'test.csv'; Normaliser = 'English' }", "PlanKeyUnknown")]
    [InlineData("@{ Path = 'test.csv'; Normalizer = 'Englsh' }", "PlanInvalid")]
    [InlineData("@{ Path = 'test.csv'; LeakageKinds = 'SameSound' }", "PlanInvalid")]
    [InlineData("@{ Path = 'test.csv'; LeakageFailThreshold = 2 }", "PlanInvalid")]
    [InlineData("@{ Path = 'test.csv'; Convention = 'Nits' }", "PlanInvalid")]
    [InlineData("@{ Path = 'test.csv'; MaximumWordErrorRate = '10 %' }", "PlanInvalid")]
    public void ABadEvaluationPlanEndsTheCommand(string evaluation, string errorId) => Assert.StartsWith(
        errorId + ",",
        Assert.Single(_session.Run($"Test-ProductionReadiness -Plan @{{ Training = 'wide'; Production = 'narrow'; Evaluation = {evaluation} }}").Errors).FullyQualifiedErrorId,
        StringComparison.Ordinal);

    private Verdict Overall(string command) => _session.Run(command).Clean().As<GateResult>()[^1].Verdict;
}
