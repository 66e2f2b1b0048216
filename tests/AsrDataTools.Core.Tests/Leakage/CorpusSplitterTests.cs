using System.Security.Cryptography;
using System.Text;
using AsrDataTools.Corpus;
using AsrDataTools.Leakage;
using AsrDataTools.Leakage.Splitting;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Leakage;

public sealed class CorpusSplitterTests
{
    private static readonly (string, double)[] Tenths = [("train", 0.8), ("dev", 0.1), ("test", 0.1)];

    private static readonly LeakageOptions Strict = new() { PromptFrequency = int.MaxValue };

    private static readonly CorpusSplitOptions Usual = new() { Splits = Tenths, Disjoint = Strict };

    [Fact]
    public void SplitsShareNoSpeakerSessionOrSentence()
    {
        SplitResult result = Split(Random(2000, 200, 3), Usual);

        Assert.True(result.Report.IsPossible);
        Assert.Equal(0, result.Report.Findings);
        Assert.Equal(2000, result.Utterances.Count);
        Disjoint(result.Utterances, utterance => utterance.Speaker);
        Disjoint(result.Utterances, utterance => utterance.Recording);
        Disjoint(result.Utterances, utterance => utterance.Text);
        Assert.All(result.Report.Splits, split => Assert.InRange(split.Share, 0.99 * split.AskedShare, 1.01 * split.AskedShare));
    }

    [Fact]
    public void TheSeedDecides()
    {
        SpeechUtterance[] corpus = Random(500, 60, 3);

        string[] first = Names(Split(corpus, Usual)), again = Names(Split(corpus, Usual)), other = Names(Split(corpus, Usual with { Seed = 2 }));

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
    }

    /// <summary>Evaluation looks like production, in accent and in place, though the corpus does not.</summary>
    [Fact]
    public void EvaluationHasTheProportionsOfProduction()
    {
        SpeechUtterance[] production = [.. Enumerable.Range(0, 100).Select(i => new SpeechUtterance
        {
            Id = $"p{i}", DurationSeconds = 5, Accent = i < 50 ? "en-IN" : i < 80 ? "en-US" : "en-GB", Environment = i % 4 == 0 ? "mobile" : "telephony",
        })];
        SplitResult result = Split(Random(4000, 400, 5), Usual with { By = ["Accent", "Environment"], Production = production });

        foreach (SplitStratum stratum in result.Report.Strata.Where(row => row.Split != "train"))
            Assert.Equal(stratum.TargetShare!.Value, stratum.Share!.Value, 0.02);
        SplitStratum indian = result.Report.Strata.Single(row => row is { Split: "test", Value: "en-IN" });
        Assert.Equal(0.5, indian.TargetShare!.Value, 6);
    }

    /// <summary>Two worlds of speakers that share no sentence but five: those are cut, and no other.</summary>
    [Fact]
    public void TheBridgesBetweenTwoWorldsAreFound()
    {
        SeededRandom random = new(4);
        List<SpeechUtterance> corpus = [];
        for (int world = 0; world < 2; world++)
        {
            // Within a world everybody shares sentences with everybody.
            for (int speaker = 0; speaker < 20; speaker++)
            {
                for (int i = 0; i < 20; i++)
                    corpus.Add(Row($"{world}-{speaker}-{i}", $"sentence number{random.Next(60)} of world{world}", $"{world}-{speaker}"));
            }
        }

        for (int bridge = 0; bridge < 5; bridge++)
        {
            corpus.Add(Row($"b0-{bridge}", $"everybody says bridge{bridge}", $"0-{bridge}"));
            corpus.Add(Row($"b1-{bridge}", $"everybody says bridge{bridge}", $"1-{bridge}"));
        }

        CorpusSplitOptions halves = new() { Splits = [("train", 0.5), ("test", 0.5)], Disjoint = Strict };
        SplitResult refused = Split([.. corpus], halves), cut = Split([.. corpus], halves with { CutBridges = true });

        Assert.False(refused.Report.IsPossible);
        Assert.Empty(refused.Utterances);
        Assert.Equal(1, refused.Report.LargestComponentShare, 9);
        Assert.Equal(5, refused.Report.Dropped);
        Assert.True(cut.Report.IsPossible);
        Assert.Equal(Enumerable.Range(0, 5).Select(i => $"everybody says bridge{i}"), cut.Report.Cuts.Select(one => one.Label).Order());
        Assert.All(cut.Report.Cuts, one => Assert.Equal((LeakageKind.SameText, 2, 1), (one.Kind, one.Items, one.Dropped)));
        Assert.Equal(805, cut.Utterances.Count);
        Assert.Equal(0, cut.Report.Findings);
        Disjoint(cut.Utterances, utterance => utterance.Text);
    }

    /// <summary>A split that somebody once made is made again: what is kept in arrays for millions of rows changes none.</summary>
    [Theory]
    [InlineData(500, 60, 3, "18d945caf6833afa")]
    [InlineData(2000, 200, 7, "32dd6de24b76c24c")]
    [InlineData(4000, 90, 11, "c3e19ae4b18f1316")]
    public void SplitsStayWhatTheyWere(int count, int speakers, long seed, string digest)
    {
        SplitResult result = Split(Random(count, speakers, seed), Usual with { By = ["Accent"], CutBridges = true, Tolerance = 0.3 });

        Assert.Equal(digest, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', Names(result)))))[..16]);
    }

    /// <summary>Sessions and speakers tie the corpus to two halves; without either the groups are small, and sentences tie nothing more.</summary>
    [Fact]
    public void TheTieThatStandsAgainstTheSharesIsNamed()
    {
        SplitReport report = Split([.. Enumerable.Range(0, 400).Select(i => Row($"{i}", $"one two three{i / 2}", $"s{i % 40}") with { Recording = $"call{i / 20}" })], Usual).Report;

        Assert.False(report.IsPossible);
        Assert.Equal([LeakageKind.SameText, LeakageKind.SameRecording, LeakageKind.SameSpeaker], report.Without.Select(row => Assert.Single(row.Kinds)));
        Assert.Equal([0.5, 0.05, 0.05], report.Without.Select(row => Math.Round(row.LargestComponentShare, 6)));
        Assert.Equal([false, true, true], report.Without.Select(row => row.MeetsShares));
    }

    /// <summary>Any two of three kinds tie all together.</summary>
    [Fact]
    public void WhereNoSingleTieIsEnoughTheFewestAreNamed()
    {
        SplitReport report = Split([.. Enumerable.Range(0, 400).Select(i => Row($"{i}", $"one two three{((i / 40) + (i % 2)) % 10}", $"s{i % 40}") with { Recording = $"call{i / 40}" })], Usual).Report;

        Assert.All(report.Without.Take(3), row => Assert.False(row.MeetsShares));
        SplitWithout enough = report.Without[3];
        Assert.Equal([LeakageKind.SameText, LeakageKind.SameRecording], enough.Kinds);
        Assert.Equal((40, true), (enough.Components, enough.MeetsShares));
        Assert.Equal(0.025, enough.LargestComponentShare, 6);
        Assert.Equal(4, report.Without.Count);
    }

    [Fact]
    public void ASplitThatStandsNeedsNoRelief() => Assert.Empty(Split(Random(500, 60, 3), Usual).Report.Without);

    /// <summary>However little may be looked at, everything is dealt, and the same each time; more finds no worse.</summary>
    [Fact]
    public void LittleWorkDealsEverythingAndMuchIsNoWorse()
    {
        LeakageItem[] items = [.. Random(2000, 200, 5).Select((utterance, number) => new LeakageItem(utterance, number))];
        SplitTargets targets = new(items, new LeakageInput(items, items, Strict, isSelf: true, trouble => throw trouble, CancellationToken.None), Usual);
        (int, double)[][] components = [.. items.Select(item => targets.MassOf([item.Number]))];
        (int Component, double Mass)[][] ties = [.. Enumerable.Range(0, 100).Select(tie => Enumerable.Range(0, 20).Select(i => ((tie * 20) + i, targets.Mass[(tie * 20) + i])).ToArray())];
        int[] little = Solve(1), again = Solve(1), much = Solve(BalancedAssignment.MostWork);

        Assert.Equal(little, again);
        Assert.All(little, split => Assert.InRange(split, 0, 2));
        Assert.True(Cost(much) < Cost(little));

        int[] Solve(long work) => new BalancedAssignment(targets, components, ties, 1, CancellationToken.None, work).Solve();

        double Cost(int[] splits)
        {
            AssignmentState state = new(targets, components, new ComponentTies(components.Length, ties));
            for (int component = 0; component < splits.Length; component++) state.Move(component, splits[component]);
            return state.Cost;
        }
    }

    [Fact]
    public void OneSpeakerCannotBeSplit()
    {
        SplitResult result = Split([.. Enumerable.Range(0, 50).Select(i => Row($"{i}", $"one two three{i}", i < 49 ? "anna" : "bert"))], Usual);

        Assert.False(result.Report.IsPossible);
        Assert.Equal(0.98, result.Report.LargestComponentShare, 6);
    }

    [Theory]
    [InlineData(0.5, 0.4)]
    [InlineData(1.0, 0.0)]
    public void SharesMustMakeAWhole(double one, double other)
    {
        CorpusSplitOptions options = new() { Splits = [("a", one), ("b", other)], Disjoint = Strict };

        Assert.Equal("SplitShareInvalid", Assert.Throws<SpeechDataException>(() => Split(Random(10, 5, 1), options)).ErrorId);
    }

    private static SplitResult Split(SpeechUtterance[] corpus, CorpusSplitOptions options) => new CorpusSplitter(
        [.. corpus.Select((utterance, number) => new LeakageItem(utterance, number))], options, trouble => throw trouble, CancellationToken.None).Split();

    // Speakers of unequal size; a few sentences and sessions are shared by two of them.
    private static SpeechUtterance[] Random(int count, int speakers, long seed)
    {
        SeededRandom random = new(seed);
        string[] accents = ["en-US", "en-US", "en-US", "en-GB", "en-IN"];
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            int speaker = (int)(speakers * Math.Pow(random.NextDouble(), 1.5));
            return new SpeechUtterance
            {
                Id = $"u{i}",
                Text = random.Next(200) == 0 ? $"shared sentence number {random.Next(40)}" : $"utterance {i} says {random.Next(1000)}",
                Speaker = $"s{speaker}",
                Recording = random.Next(300) == 0 ? $"session{random.Next(30)}" : $"own{speaker}-{i % 3}",
                DurationSeconds = 1 + (9 * random.NextDouble()),
                Accent = accents[speaker % accents.Length],
                Environment = speaker % 2 == 0 ? "telephony" : "mobile",
            };
        })];
    }

    private static SpeechUtterance Row(string id, string text, string speaker) => new() { Id = id, Text = text, Speaker = speaker, DurationSeconds = 2 };

    private static string[] Names(SplitResult result) => [.. result.Utterances.Select(utterance => utterance.Split!)];

    private static void Disjoint(IEnumerable<SpeechUtterance> utterances, Func<SpeechUtterance, string?> label) => Assert.All(
        utterances.Where(utterance => label(utterance) is not null).GroupBy(utterance => label(utterance)!),
        group => Assert.Single(group.Select(utterance => utterance.Split).Distinct()));
}
