using AsrDataTools.Annotation;
using AsrDataTools.Scoring.KeywordSearch;

namespace AsrDataTools.Core.Tests.Scoring.KeywordSearch;

/// <summary>Counts and values by hand.</summary>
public sealed class KeywordSearchScorerTests
{
    private const double Beta = 999.9;

    /// <summary>
    /// 3,600 s searched. "account number" is said at 10–11 and 20–21, "yes" at 30–30.5; "no" never.
    /// Detections: account number 10.1 (0.9, YES) hit, 20.2 (0.4, NO) found but turned down, 50 (0.7, YES) false alarm;
    /// yes 30 (0.8, YES) hit, 40 (0.2, NO) turned down; no 60 (0.95, YES): a false alarm that has no value.
    /// TWV(account number) = 1 − 1/2 − β · 1/3598; TWV(yes) = 1; ATWV is their mean.
    /// Thresholds: 0.9: (½ + 0)/2 = 0.25; 0.8: (½ + 1)/2 = 0.75; 0.7: less β/3598/2; 0.4: (1 − β/3598 + 1)/2 = 0.861; 0.2: less β/3599/2.
    /// MTWV = 1 − β/7196 at 0.4. OTWV: account number at 0.4, 1 − β/3598 = 0.722; yes at 0.8, 1. STWV = 1.
    /// </summary>
    [Fact]
    public void WorkedExample()
    {
        KeywordSearchScore score = Worked().Score(new() { SearchedSeconds = 3600 }, CancellationToken.None);
        KeywordSearchResult[] rows = [.. score.PerKeyword()];

        Assert.Equal([("an", 2, 3, 1, 1, 1), ("y", 1, 2, 1, 0, 0), ("n", 0, 1, 0, 0, 1)], rows.Select(r => (r.Keyword, r.Targets, r.Detections, r.Hits!.Value, r.Misses!.Value, r.FalseAlarms!.Value)));
        Equal(0.5 - Beta / 3598, rows[0].TermWeightedValue);
        Equal(1, rows[1].TermWeightedValue);
        Assert.Null(rows[2].TermWeightedValue);
        Equal(1 - Beta / 3598, rows[0].OptimumTermWeightedValue);
        Assert.Equal((0.4, 0.8, null), (rows[0].OptimumThreshold, rows[1].OptimumThreshold, rows[2].OptimumThreshold));

        KeywordSearchResult all = score.Overall(new(Replicates: 200), CancellationToken.None);
        Assert.Equal((2, 3, 5, 2, 1, 1), (all.Keywords, all.Targets, all.Detections, all.Hits, all.Misses, all.FalseAlarms));
        Equal(0.25, all.MissProbability);
        Equal(1 / 7196.0, all.FalseAlarmProbability);
        Equal(0.75 - Beta / 7196, all.TermWeightedValue);
        Equal(1 - Beta / 7196, all.MaximumTermWeightedValue);
        Assert.Equal((0.4, 0.7), (all.MaximumThreshold, all.DecisionThreshold));
        Equal(1 - Beta / 7196, all.OptimumTermWeightedValue);
        Equal(1, all.SupremumTermWeightedValue);
        Assert.InRange(all.TermWeightedValue!.Value, all.Low!.Value, all.High!.Value);
        Assert.Equal((1, 0, 0), (score.KeywordsWithoutTargets, score.OutsideSearched, score.Duplicates));
    }

    // Of the keywords that occur, from the highest threshold down: miss 1/2·(½+1), then 1/2·(½+0), a false alarm, …
    [Fact]
    public void TheTradeoffHasAPointForEachThreshold()
    {
        DetectionErrorPoint[] points = [.. Worked().Score(new() { SearchedSeconds = 3600 }, CancellationToken.None).DetectionErrorTradeoff()];
        Assert.Equal([0.9, 0.8, 0.7, 0.4, 0.2], points.Select(p => p.Threshold));
        Assert.Equal([0.75, 0.25, 0.25, 0, 0], points.Select(p => Math.Round(p.MissProbability, 12)));
        Equal(1 / 7196.0, points[2].FalseAlarmProbability);
        Equal(1 / 7196.0 + 1 / 7198.0, points[4].FalseAlarmProbability);
        Assert.All(points, p => Equal(1 - p.MissProbability - Beta * p.FalseAlarmProbability, p.TermWeightedValue));
    }

    [Fact]
    public void AThresholdReplacesTheDecisions()
    {
        KeywordSearchResult all = Worked().Score(new() { SearchedSeconds = 3600, Threshold = 0.4 }, CancellationToken.None).Overall(new(), CancellationToken.None);
        Assert.Equal((3, 0, 1), (all.Hits, all.Misses, all.FalseAlarms));
        Equal(1 - Beta / 7196, all.TermWeightedValue);
    }

    [Fact]
    public void WithoutDecisionsThereIsNoActualValue()
    {
        KeywordSearchMaterial material = Worked();
        material.Add(new("y", "call", "1", 70, 0.5, 0.1, null));
        KeywordSearchScore score = material.Score(new() { SearchedSeconds = 3600 }, CancellationToken.None);
        KeywordSearchResult all = score.Overall(new(), CancellationToken.None);
        Assert.True(score.Undecided);
        Assert.Equal((null, null, null, null), (all.TermWeightedValue, all.Hits, all.FalseAlarms, all.Low));
        Equal(1 - Beta / 7196, all.MaximumTermWeightedValue);
    }

    [Fact]
    public void DecisionsThatAreNoThresholdAreSeen()
    {
        KeywordSearchMaterial material = Worked();
        material.Add(new("y", "call", "1", 70, 0.5, 0.75, false));
        KeywordSearchScore score = material.Score(new() { SearchedSeconds = 3600 }, CancellationToken.None);
        Assert.True(score.DecisionsContradict);
        Assert.Equal((0.7, 0.75), (score.LeastAccepted, score.GreatestRejected));
        Assert.Null(score.Overall(new(), CancellationToken.None).DecisionThreshold);
    }

    // Where every detection is wrong it is best to decide for none.
    [Fact]
    public void TheGreatestValueIsNeverBelowZero()
    {
        KeywordSearchMaterial material = Made([("y", "yes")], ("yes", 1, 1.5, null));
        material.Add(new("y", "call", "1", 50, 0.5, 0.9, true));
        KeywordSearchResult all = material.Score(new() { SearchedSeconds = 100 }, CancellationToken.None).Overall(new(), CancellationToken.None);
        Equal(-Beta / 99, all.TermWeightedValue);
        Assert.Equal((0, null, 0), (all.MaximumTermWeightedValue, all.MaximumThreshold, all.OptimumTermWeightedValue));
    }

    // Words 0.5 s apart are one keyword, 0.501 s are not; a fragment begins none but a word between does part them.
    [Theory]
    [InlineData(0.5, "lex", 1)]
    [InlineData(0.501, "lex", 0)]
    [InlineData(0.1, "fp", 0)]
    [InlineData(0.1, "frag", 0)]
    public void KeywordsOfSeveralWords(double gap, string type, int targets)
    {
        KeywordSearchMaterial material = Made([("an", "account number")], ("account", 1, 2, type), ("number", 2 + gap, 4, "lex"));
        Assert.Equal(targets, Assert.Single(material.Score(new() { SearchedSeconds = 100 }, CancellationToken.None).PerKeyword()).Targets);
    }

    // The middle of the detection may lie 0.5 s before or behind the keyword at 10–11 s: 9.5 and 11.5 are in, 9.499 and 11.501 out.
    [Theory]
    [InlineData(9.25, 1)]
    [InlineData(11.25, 1)]
    [InlineData(9.249, 0)]
    [InlineData(11.251, 0)]
    public void TheMiddleOfADetectionCounts(double start, int hits)
    {
        KeywordSearchMaterial material = Made([("y", "yes")], ("yes", 10, 11, null));
        material.Add(new("y", "call", "1", start, 0.5, 0.9, true));
        KeywordSearchResult row = Assert.Single(material.Score(new() { SearchedSeconds = 100 }, CancellationToken.None).PerKeyword());
        Assert.Equal((hits, 1 - hits), (row.Hits, row.FalseAlarms));
    }

    // One occurrence, two detections: the higher score is the hit, though the other lies better; of equal scores the better one.
    [Theory]
    [InlineData(0.6, 0.9, 1, 0)]
    [InlineData(0.9, 0.6, 1, 0)]
    public void OneDetectionForOneOccurrence(double exact, double late, int hits, int falseAlarmsAboveAll)
    {
        KeywordSearchMaterial material = Made([("y", "yes")], ("yes", 10, 11, null));
        material.Add(new("y", "call", "1", 10, 1, exact, exact > 0.7));
        material.Add(new("y", "call", "1", 10.6, 1, late, late > 0.7));
        KeywordSearchResult row = Assert.Single(material.Score(new() { SearchedSeconds = 100 }, CancellationToken.None).PerKeyword());
        Assert.Equal((hits, falseAlarmsAboveAll), (row.Hits, row.FalseAlarms));
    }

    // The detection at 11 reaches both occurrences, the one at 9.6 only the first: as many pairs as possible, though 0.9 would suit the first.
    [Fact]
    public void AsManyPairsAsPossible()
    {
        KeywordSearchMaterial material = Made([("y", "yes")], ("yes", 10, 11, null), ("yes", 11.2, 12, null));
        material.Add(new("y", "call", "1", 10.9, 0.2, 0.9, true));
        material.Add(new("y", "call", "1", 9.5, 0.2, 0.1, true));
        KeywordSearchResult row = Assert.Single(material.Score(new() { SearchedSeconds = 100 }, CancellationToken.None).PerKeyword());
        Assert.Equal((2, 0), (row.Hits, row.FalseAlarms));
    }

    [Fact]
    public void TheEcfSaysWhatIsSearched()
    {
        KeywordSearchMaterial material = Made([("y", "yes")], ("yes", 10, 11, null), ("yes", 60, 61, null), ("yes", 49.5, 50.5, null));
        material.Searched.Add(new("/audio/call.sph", "1", 0, 50, "bnews"));
        material.Searched.Add(new("/audio/call.sph", "2", 20, 50, "bnews"));
        material.Add(new("y", "call.wav", "1", 10, 1, 0.9, true));
        material.Add(new("y", "call", "1", 60, 1, 0.9, true));
        KeywordSearchScore score = material.Score(new(), CancellationToken.None);
        KeywordSearchResult row = Assert.Single(score.PerKeyword());
        Assert.Equal((1, 1, 1, 70.0), (row.Targets, row.Hits, score.OutsideSearched, row.SearchedSeconds));
    }

    // The two sides of a split call count half each.
    [Fact]
    public void SplitCallsCountHalf()
    {
        SearchedSpeech searched = new();
        searched.Add(new("in.wav", "1", 0, 600, "splitcts"));
        searched.Add(new("out.wav", "1", 0, 600, "splitcts"));
        Assert.Equal(600, searched.TotalSeconds);
    }

    [Fact]
    public void WhereOneSideTellsNoChannelThereIsOne()
    {
        KeywordSearchMaterial material = Made([("y", "yes")], ("yes", 10, 11, null));
        material.Add(new("y", "call", null, 10, 1, 0.9, true));
        Assert.Equal(1, Assert.Single(material.Score(new() { SearchedSeconds = 100 }, CancellationToken.None).PerKeyword()).Hits);
    }

    [Theory]
    [InlineData(KeywordNormalization.List, false, 1)]
    [InlineData(KeywordNormalization.List, true, 2)]
    [InlineData(KeywordNormalization.None, true, 0)]
    [InlineData(KeywordNormalization.Lowercase, false, 2)]
    public void CaseAndComposition(KeywordNormalization normalization, bool lowercases, int targets)
    {
        // é as one code point in the list, as two in the reference.
        KeywordSearchMaterial material = Made([("c", "Caf\u00E9")], ("Cafe\u0301", 1, 2, null), ("CAFE\u0301", 3, 4, null));
        material.Keywords.Lowercases = lowercases;
        Assert.Equal(targets, Assert.Single(material.Score(new() { SearchedSeconds = 100, Normalization = normalization }, CancellationToken.None).PerKeyword()).Targets);
    }

    [Fact]
    public void DetectionsMayBearTheKeywordItself()
    {
        KeywordSearchMaterial material = Made([("KW-1", "день")], ("день", 10, 11, null));
        material.Add(new("день", "call", "1", 10, 1, 0.9, true));
        Assert.Equal(1, Assert.Single(material.Score(new() { SearchedSeconds = 100 }, CancellationToken.None).PerKeyword()).Hits);
    }

    [Theory]
    [InlineData("mesage", true)]
    [InlineData("zulu", false)]
    public void AnUnknownKeywordIsCorrectedOnlyIfOneIsLikeIt(string keyword, bool corrected)
    {
        KeywordSearchMaterial material = Made([("message", "message"), ("char", "char")], ("char", 10, 11, null));
        string message = Assert.Throws<SpeechDataException>(() => material.Add(new(keyword, "call", "1", 1, 1, 0.5, true))).Message;
        Assert.Equal(corrected, message.Contains("Did you mean 'message'?", StringComparison.Ordinal));
        Assert.Equal(corrected, message.Contains("Did you mean", StringComparison.Ordinal));
    }

    [Fact]
    public void UnfitDetectionsAreErrors()
    {
        KeywordSearchMaterial material = Made([("y", "yes")], ("yes", 10, 11, null));
        Assert.Equal("KeywordUnknown", Id(new("z", "call", "1", 1, 1, 0.5, true)));
        material.Add(new("z", "call", "1", 2, 1, 0.5, true));
        Assert.Equal(2, material.UnknownKeywords["z"]);
        Assert.Equal("DetectionInvalid", Id(new("y", "call", "1", 1, 1, double.NaN, true)));
        Assert.Equal("DetectionInvalid", Id(new("y", "call", "1", 1, 1, double.PositiveInfinity, true)));
        Assert.Equal("DetectionInvalid", Id(new("y", "call", "1", 1, -1, 0.5, true)));
        Assert.Equal("TurnTimesInvalid", Id(new("y", "call", "1", double.NaN, 1, 0.5, true)));
        Assert.Equal(0, material.Detections);

        string Id(KeywordDetection detection) => Assert.Throws<SpeechDataException>(() => material.Add(detection)).ErrorId;
    }

    [Fact]
    public void TheTimeSearchedMustBeKnownAndLongEnough()
    {
        KeywordSearchMaterial material = Made([("y", "yes")], ("yes", 10, 11, null));
        Assert.Equal("SearchedTimeUnknown", Assert.Throws<SpeechDataException>(() => material.Score(new(), CancellationToken.None)).ErrorId);
        Assert.Equal("SearchedTimeTooShort", Assert.Throws<SpeechDataException>(() => material.Score(new() { SearchedSeconds = 1.4 }, CancellationToken.None)).ErrorId);
    }

    [Fact]
    public void DuplicatesCountAndAreTold()
    {
        KeywordSearchMaterial material = Made([("y", "yes")], ("yes", 10, 11, null));
        for (int i = 0; i < 3; i++) material.Add(new("y", "call", "1", 10, 1, 0.9, true));
        KeywordSearchScore score = material.Score(new() { SearchedSeconds = 100 }, CancellationToken.None);
        Assert.Equal((2, 2), (score.Duplicates, Assert.Single(score.PerKeyword()).FalseAlarms));
    }

    private static KeywordSearchMaterial Worked()
    {
        KeywordSearchMaterial material = Made(
            [("an", "account number"), ("y", "yes"), ("n", "no")],
            ("account", 10, 10.5, null), ("number", 10.5, 11, null), ("account", 20, 20.4, null), ("number", 20.6, 21, null), ("yes", 30, 30.5, null));
        material.Add(new("an", "call", "1", 10.1, 0.8, 0.9, true));
        material.Add(new("an", "call", "1", 20.2, 0.8, 0.4, false));
        material.Add(new("an", "call", "1", 50, 0.8, 0.7, true));
        material.Add(new("y", "call", "1", 30, 0.5, 0.8, true));
        material.Add(new("y", "call", "1", 40, 0.5, 0.2, false));
        material.Add(new("n", "call", "1", 60, 0.5, 0.95, true));
        return material;
    }

    private static KeywordSearchMaterial Made((string Id, string Text)[] keywords, params (string Text, double Start, double End, string? Type)[] words)
    {
        KeywordSearchMaterial material = new();
        foreach ((string id, string text) in keywords) material.Keywords.Add(new(id, text));
        material.AddReference(new()
        {
            Recording = "call",
            Words = [.. words.Select(w => new AnnotationWord { Text = w.Text, StartSeconds = w.Start, EndSeconds = w.End, Type = w.Type, Channel = "1", Speaker = "A" })],
        });
        return material;
    }

    private static void Equal(double expected, double? actual) => Assert.Equal(expected, actual!.Value, 10);
}
