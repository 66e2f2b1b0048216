using AsrDataTools.Acoustics;
using AsrDataTools.Annotation;
using AsrDataTools.Corpus;
using AsrDataTools.Coverage;
using AsrDataTools.Readiness;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Statistics;
using AsrDataTools.Vocabulary;

namespace AsrDataTools.Core.Tests.Readiness;

public sealed class EvaluationAlignmentTests
{
    private static readonly AlignmentOptions Fast = new() { Comparison = new AlignmentOptions().Comparison with { Replicates = 200, ThrottleLimit = 2 } };

    [Fact]
    public void ASliceOfProductionThatTheSetLacksFailsWithWhatToAdd()
    {
        AlignmentScope scope = Scope(Speakers("p", 40, i => i % 2 == 0 ? "en-US" : "en-IN"), Speakers("e", 30, _ => "en-US"));
        EvaluationAlignment missing = Row(scope, "Accent=en-IN"), whole = Row(scope, "All");

        Assert.Equal((Verdict.Fail, EvidenceWeight.Decisive, 0, 0.5), (missing.Verdict, missing.Weight, missing.Utterances!.Value, missing.ProductionShare!.Value));
        RatePower power = new(ErrorSpread.Assumed(0.15), 0.95);
        Assert.Equal(power.Needed(120, 0.01), missing.AddSpeakers);
        Assert.Equal(missing.AddSpeakers * 120L, missing.AddWords);
        Assert.StartsWith($"add {missing.AddSpeakers} speakers and {missing.AddWords:N0} words of Accent=en-IN", missing.Remedy, StringComparison.Ordinal);
        Assert.Equal((Verdict.Warn, 30, 3600L, true), (whole.Verdict, whole.Speakers!.Value, whole.Words!.Value, whole.IsAssumed!.Value));
        Assert.Equal(100 * power.HalfWidth([.. Enumerable.Repeat(120.0, 30)])!.Value, whole.MarginPoints!.Value, 9);
        Assert.Equal(power.Added([.. Enumerable.Repeat(120.0, 30)], 120, 0.01), whole.AddSpeakers);
    }

    [Fact]
    public void SmallSlicesOfProductionDoNotMatterAndLargerOnesWarn()
    {
        AlignmentScope scope = Scope(Speakers("p", 100, i => i < 4 ? "en-GB" : i < 11 ? "en-IN" : "en-US"), Speakers("e", 30, _ => "en-US"));
        IReadOnlyList<EvaluationAlignment> rows = Compare(scope);

        Assert.DoesNotContain(rows, row => row.Name == "Accent=en-GB");
        Assert.Equal(Verdict.Warn, rows.Single(row => row.Name == "Accent=en-IN").Verdict);
    }

    [Theory]
    [InlineData(2, Verdict.Pass)]
    [InlineData(1000, Verdict.Fail)]
    public void AccentsAreHeldAgainstProduction(int every, Verdict expected)
    {
        AlignmentScope scope = Scope(Speakers("p", 600, i => i % 2 == 0 ? "en-US" : "en-IN"), Speakers("e", 600, i => i % every == 0 ? "en-IN" : "en-US"));
        EvaluationAlignment row = Row(scope, "Accent", AlignmentKind.Margin);

        Assert.Equal(expected, row.Verdict);
        Assert.Equal(every == 2 ? 0 : 0.5, row.Size!.Value, 1);
        if (expected != Verdict.Fail) return;
        Assert.StartsWith("add 2,38", row.Remedy, StringComparison.Ordinal); // Of 0.498 a fifth is to be left: 4 times as many again.
        Assert.Contains(row.Remarks, remark => remark.StartsWith("short of en-IN (0.2 % against 50 %)", StringComparison.Ordinal));
    }

    [Fact]
    public void ATableOfTrafficStandsForProduction()
    {
        TrafficTable traffic = TrafficReader.Read("traffic", ["accent", "share"], [(["en-IN", "0.6"], "1"), (["en-US", "0.4"], "2")], new TrafficOptions(), exception => throw exception);
        AlignmentScope scope = Scope(Speakers("p", 20, _ => null), Speakers("e", 200, i => i % 4 == 0 ? "Indian English" : "en-US"), Fast with { Traffic = traffic });
        IReadOnlyList<EvaluationAlignment> rows = Compare(scope);

        EvaluationAlignment margin = rows.Single(row => row is { Kind: AlignmentKind.Margin, Name: "Accent" });
        Assert.Equal(0.35, margin.Size!.Value, 9);
        Assert.Equal((Verdict.Fail, "en-IN 60 %", "en-US 75 %"), (margin.Verdict, margin.Production, margin.Evaluation));
        Assert.Equal(50, rows.Single(row => row.Name == "Accent=en-IN").Speakers);
    }

    [Fact]
    public void FewSpeakersAreTooLittleEvidenceForAMarginAndForAnInterval()
    {
        AlignmentScope scope = Scope(Speakers("p", 40, i => i % 2 == 0 ? "en-US" : "en-IN"), Speakers("e", 4, _ => "en-US"));
        EvaluationAlignment row = Row(scope, "Accent", AlignmentKind.Margin);

        Assert.Equal((Verdict.Unknown, "evaluate at least 6 more speakers, and name them"), (row.Verdict, row.Remedy));
        EvaluationAlignment all = Row(scope, "All");
        Assert.Equal((Verdict.Warn, null), (all.Verdict, all.MarginPoints));
        Assert.Equal("4 speakers, in effect 4.0: too few for any margin; 10 are needed", all.Remarks[0]);
        Assert.StartsWith("add ", all.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void SizesRestOnWhatWasScored()
    {
        AlignmentSide evaluation = Side(Speakers("e", 40, i => i < 20 ? "en-US" : "en-IN"), Fast);
        Dictionary<string, (long, long)> scores = evaluation.Items.ToDictionary(item => item.Utterance.Id, item => ((item.Accent == "en-IN" ? 24L : 6L) + (item.Utterance.Speaker![^1] - '0') % 3, 120L));
        AlignmentScope scope = new(Fast, Side(Speakers("p", 40, i => i % 2 == 0 ? "en-US" : "en-IN"), Fast), evaluation) { Scores = scores };
        EvaluationAlignment hard = Row(scope, "Accent=en-IN"), easy = Row(scope, "Accent=en-US");

        Assert.Equal((false, false), (hard.IsAssumed, easy.IsAssumed));
        Assert.InRange(hard.ErrorRate!.Value, 0.2, 0.22);
        Assert.InRange(easy.ErrorRate!.Value, 0.05, 0.07);
        Assert.True(hard.NeededSpeakers > 4 * easy.NeededSpeakers);
        Assert.DoesNotContain(hard.Remarks, remark => remark.StartsWith("assumed", StringComparison.Ordinal));
    }

    [Fact]
    public void WithoutSpeakersOrTextsThereIsNoMarginAndNoAnswer()
    {
        EvaluationAlignment unnamed = Row(Scope(Speakers("p", 40, _ => "en-US"), Speakers("e", 40, _ => "en-US").Select(one => one with { Speaker = null })), "All");
        EvaluationAlignment silent = Row(Scope(Speakers("p", 40, _ => "en-US"), Speakers("e", 40, _ => "en-US").Select(one => one with { Text = null })), "All");

        Assert.Equal((Verdict.Unknown, null, "name the speakers of 40 utterances: a margin that holds for new speakers rests on them"), (unnamed.Verdict, unnamed.MarginPoints, unnamed.Remedy));
        Assert.Equal((Verdict.Unknown, null, "transcribe 40 utterances"), (silent.Verdict, silent.Words, silent.Remedy));
    }

    [Fact]
    public void RequiredSlicesByWhatTrainingAndProductionHave()
    {
        AlignmentTraining training = new(Fast.Labels);
        foreach (SpeechUtterance utterance in Speakers("e", 25, _ => "en-US")) training.Add(utterance);
        AlignmentScope scope = Scope(Speakers("p", 40, i => i % 2 == 0 ? "en-US" : "en-IN"), Speakers("e", 40, i => i >= 37 ? "en-IN" : "en-US")) with { Training = training };
        IReadOnlyList<EvaluationAlignment> rows = Compare(scope);
        EvaluationAlignment held = rows.Single(row => row.Name == "HeldOutSpeaker"), unseen = rows.Single(row => row.Name == "UnseenAccent");

        Assert.Equal((Verdict.Pass, 15, 1800L), (held.Verdict, held.Speakers!.Value, held.Words!.Value));
        Assert.Equal((Verdict.Warn, 3, 7, 140L, 0.5), (unseen.Verdict, unseen.Speakers!.Value, unseen.AddSpeakers!.Value, unseen.AddWords!.Value, unseen.ProductionShare!.Value));
        Assert.Equal("add 7 speakers and 140 words of this: accents that training does not have", unseen.Remedy);

        // Unnamed speakers of training may be any: what passes is then open.
        training.Add(new SpeechUtterance { Id = "x", Accent = "en-US" });
        Assert.Equal(Verdict.Unknown, Row(scope, "HeldOutSpeaker").Verdict);
    }

    [Fact]
    public void WhatProductionHardlyHasIsNotRequiredUnlessAskedFor()
    {
        Func<int, AcousticProfile> clean = i => Profile("p", i, 30), noisy = i => Profile("p", i, 8);
        AlignmentOptions asked = Fast with { RequiredSlices = [RequiredSlice.Noisy] };
        AlignmentScope quiet = Heard(Fast, clean, i => Profile("e", i, 30)), loud = Heard(Fast, noisy, i => Profile("e", i, 30)), named = Heard(asked, clean, i => Profile("e", i, 30));

        Assert.Equal((Verdict.Pass, EvidenceWeight.Informative), (Row(quiet, "Noisy").Verdict, Row(quiet, "Noisy").Weight));
        Assert.Equal((Verdict.Fail, EvidenceWeight.Decisive, 1.0), (Row(loud, "Noisy").Verdict, Row(loud, "Noisy").Weight, Row(loud, "Noisy").ProductionShare!.Value));
        Assert.Equal(Verdict.Fail, Row(named, "Noisy").Verdict);
    }

    [Fact]
    public void AcousticsAreThoseOfTheFirstGate()
    {
        AlignmentScope scope = Heard(Fast, i => Profile("p", i, 12), i => Profile("e", i, 35));
        EvaluationAlignment snr = Row(scope, "SnrDb"), joint = Row(scope, "Joint");
        AcousticShift same = AcousticGate.Compare(scope.Evaluation.Profiles, scope.Production.Profiles, Fast.Comparison, TestContext.Current.CancellationToken).Shifts.Single(shift => shift.Measure == "SnrDb");

        Assert.Equal((Verdict.Fail, same.CliffsDelta, same.Low, same.High), (snr.Verdict, snr.Size, snr.Low, snr.High));
        Assert.Equal((Verdict.Fail, EvidenceWeight.Decisive, "AUC"), (joint.Verdict, joint.Weight, joint.Effect));
        Assert.Equal(Verdict.Fail, Compare(scope)[^1].Verdict);
    }

    [Fact]
    public void WithoutAudioThereIsNoAnswerOfAll()
    {
        EvaluationAlignment overall = Compare(Scope(Speakers("p", 40, _ => "en-US"), Speakers("e", 40, _ => "en-US")))[^1];

        Assert.Equal((AlignmentKind.Overall, Verdict.Unknown), (overall.Kind, overall.Verdict));
        Assert.StartsWith("no answer from Joint", overall.Remarks[0], StringComparison.Ordinal);
    }

    [Fact]
    public void OverlapComesOfAnnotation()
    {
        OverlapIndex overlap = new();
        for (int i = 0; i < 40; i++)
        {
            overlap.Add(Turns($"p{i}", i % 2 == 0 ? 3 : 6));
            overlap.Add(Turns($"e{i}", 6));
        }

        AlignmentScope scope = Scope(Speakers("p", 40, _ => "en-US"), Speakers("e", 40, _ => "en-US")) with { Overlap = overlap };
        Assert.Equal(0.5, Row(scope, "OverlapShare").Size!.Value, 1);
        Assert.Equal((Verdict.Fail, 0.5, 0), (Row(scope, "Overlapped").Verdict, Row(scope, "Overlapped").ProductionShare!.Value, Row(scope, "Overlapped").Utterances!.Value));
    }

    [Fact]
    public void TermsAreCountedInTheTexts()
    {
        TermList terms = TermList.Build([new DomainTerm { Text = "metformin" }], new TokenOptions(), TermInflection.None, exception => throw exception);
        AlignmentOptions options = Fast with { Terms = terms };
        string rich = string.Join(' ', Enumerable.Repeat("take metformin with some water every day", 10)), plain = string.Join(' ', Enumerable.Repeat("and then we went home again today", 10));
        AlignmentScope scope = Scope(
            Speakers("p", 20, _ => "en-US").Select((one, i) => one with { Text = i < 10 ? rich : plain }), Speakers("e", 20, _ => "en-US").Select((one, i) => one with { Text = i < 12 ? rich : plain }), options);
        EvaluationAlignment row = Row(scope, "DomainTerm");

        Assert.Equal((Verdict.Pass, 12, 840L, 0.5, 0.6), (row.Verdict, row.Speakers!.Value, row.Words!.Value, row.ProductionShare!.Value, row.EvaluationShare!.Value));
    }

    [Theory]
    [InlineData(200, 0, SpeakingStyle.Read)]
    [InlineData(80, 2, SpeakingStyle.Spontaneous)]
    [InlineData(100, 0, null)]
    [InlineData(300, 2, null)]
    public void StyleIsDecidedWhereTheWordsSuffice(long words, long hesitations, SpeakingStyle? expected) => Assert.Equal(expected, SpeakingStyles.Of(words, hesitations));

    [Theory]
    [InlineData("um I think uh we [hesitation] go", "en", 3)]
    [InlineData("wir gehen um acht äh los", "de-DE", 1)]
    [InlineData("um dia", "pt", 0)]
    [InlineData("um well", null, 0)]
    public void HesitationsAreThoseOfTheLanguage(string text, string? language, int expected)
    {
        AlignmentSide side = new(Fast);
        side.Add(new SpeechUtterance { Id = "1", Text = text, Language = language }, []);

        Assert.Equal(expected, side.Items[0].Hesitations);
    }

    [Fact]
    public void ReadSpeechAgainstConversationsWarnsWhereTextsMayHaveBeenTidied()
    {
        string read = string.Join(' ', Enumerable.Repeat("this is a sentence that somebody read aloud for us", 30)), free = string.Join(' ', Enumerable.Repeat("uh so this is what uh happened to us", 30));
        AlignmentScope texts = Scope(Speakers("p", 40, _ => "en-US").Select(one => one with { Text = free }), Speakers("e", 40, _ => "en-US").Select(one => one with { Text = read }));
        AlignmentScope declared = Scope(Speakers("p", 40, _ => "en-US").Select(one => one with { Text = free }), Speakers("e", 40, _ => "en-US").Select(one => one with { Text = read, Extra = new Dictionary<string, string> { ["speech_type"] = "scripted" } }));

        Assert.Equal((Verdict.Warn, "Spontaneous 100 %", "Read 100 %"), (Row(texts, "SpeakingStyle").Verdict, Row(texts, "SpeakingStyle").Production, Row(texts, "SpeakingStyle").Evaluation));
        Assert.Contains(Row(texts, "SpeakingStyle").Remarks, remark => remark.StartsWith("no text of evaluation has a hesitation", StringComparison.Ordinal));
        Assert.Equal(Verdict.Fail, Row(declared, "SpeakingStyle").Verdict);
    }

    [Fact]
    public void WhatIsAddedOrReplacedBringsTheDistanceDown()
    {
        Assert.Equal("add 400 utterances as production has them, or put 80 of them in place of others", Dilution.Remedy(0.5, 0.1, 100));
        Assert.Null(Dilution.Remedy(0.1, 0.1, 100));
    }

    [Fact]
    public void NothingToCompareAndSenselessOptionsAreSaid()
    {
        AlignmentScope some = Scope(Speakers("p", 3, _ => null), Speakers("e", 3, _ => null));

        Assert.Equal("NothingToCompare", Assert.Throws<SpeechDataException>(() => Compare(some with { Evaluation = new(Fast) })).ErrorId);
        Assert.Equal("ComparisonOptionInvalid", Assert.Throws<SpeechDataException>(() => Compare(some with { Options = Fast with { MarginWarnThreshold = 0.5 } })).ErrorId);
    }

    [Fact]
    public void ThePartOfTheGateJudgesByTheSameRows()
    {
        AlignmentScope scope = Heard(Fast, i => Profile("p", i, 12), i => Profile("e", i, 35));
        AlignmentEvidence evidence = new(Compare(scope));
        GateResult gate = EvaluationGate.Judge([AlignmentPart.Judge(evidence, new())]);

        Assert.Equal(Verdict.Fail, gate.Verdict);
        Assert.Same(evidence, gate.Evaluation!.Alignment);
        Assert.Contains(gate.Reasons, reason => reason.StartsWith("likeness: signal-to-noise ratio of evaluation is 37.", StringComparison.Ordinal));
        Assert.Contains(gate.Reasons, reason => reason.StartsWith("size: 40 speakers and 4,800 words bound word errors to ±", StringComparison.Ordinal));
        Assert.All(gate.Remedies, remedy => Assert.StartsWith("in the evaluation set, ", remedy, StringComparison.Ordinal));
    }

    private static IReadOnlyList<EvaluationAlignment> Compare(AlignmentScope scope) => AlignmentComparison.Compare(scope, TestContext.Current.CancellationToken);

    private static EvaluationAlignment Row(AlignmentScope scope, string name, AlignmentKind? kind = null) =>
        Compare(scope).First(row => row.Name == name && row.Kind == (kind ?? row.Kind));

    private static AlignmentScope Scope(IEnumerable<SpeechUtterance> production, IEnumerable<SpeechUtterance> evaluation, AlignmentOptions? options = null) =>
        new(options ?? Fast, Side(production, options ?? Fast), Side(evaluation, options ?? Fast));

    private static AlignmentSide Side(IEnumerable<SpeechUtterance> utterances, AlignmentOptions options)
    {
        AlignmentSide side = new(options);
        foreach (SpeechUtterance utterance in utterances) side.Add(utterance, []);
        return side;
    }

    private static AlignmentScope Heard(AlignmentOptions options, Func<int, AcousticProfile> production, Func<int, AcousticProfile> evaluation)
    {
        AlignmentScope scope = new(options, new(options), new(options));
        foreach ((SpeechUtterance utterance, int i) in Speakers("p", 40, _ => "en-US").Select((one, i) => (one, i))) scope.Production.Add(utterance, [production(i)]);
        foreach ((SpeechUtterance utterance, int i) in Speakers("e", 40, _ => "en-US").Select((one, i) => (one, i))) scope.Evaluation.Add(utterance, [evaluation(i)]);
        return scope;
    }

    // One utterance of 120 words and 60 seconds of each speaker.
    private static IEnumerable<SpeechUtterance> Speakers(string side, int count, Func<int, string?> accent) => Enumerable.Range(0, count).Select(i => new SpeechUtterance
    {
        Id = $"{side}{i}",
        Speaker = $"{side}-{i}",
        Recording = $"{side}{i}",
        Accent = accent(i),
        Language = "en",
        DurationSeconds = 60,
        Text = string.Join(' ', Enumerable.Repeat("alpha bravo charlie delta", 30)),
    });

    private static AcousticProfile Profile(string side, int i, double snr) => new()
    {
        Path = $"/{side}/{i}.wav",
        Speaker = $"{side}-{i}",
        SampleRate = 8000,
        DurationSeconds = 60,
        SpeechSeconds = 50,
        SnrDb = snr + i * 0.1,
        BandwidthHz = 3400 + i,
        ChannelClass = ChannelClass.Telephony,
    };

    // Two turns of 6 s, the second from where it is told.
    private static AnnotationDocument Turns(string recording, double second) => AnnotationDocument.Of(recording,
    [
        new() { Recording = recording, Kind = AnnotationKind.Speech, StartSeconds = 0, EndSeconds = 6, Speaker = "a" },
        new() { Recording = recording, Kind = AnnotationKind.Speech, StartSeconds = second, EndSeconds = second + 6, Speaker = "b" },
    ]);
}
