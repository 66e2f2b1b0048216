using AsrDataTools.Leakage;
using static AsrDataTools.Core.Tests.Leakage.LeakageCase;

namespace AsrDataTools.Core.Tests.Leakage;

public sealed class TextLeakageTests : IDisposable
{
    private const string Long = "we will call you back between nine in the morning and five in the afternoon on every working day of this week";

    private readonly LeakageCase _case = new();

    public void Dispose() => _case.Dispose();

    [Fact]
    public void TheSameWordsWhateverTheirCaseAndPunctuation()
    {
        _case.Training(Said("t1", "Please hold the LINE."), Said("t2", "please hold a line"))
            .Evaluation(Said("e1", "please, hold the line!"), Said("e2", "hold the line"));

        Assert.Equal(["SameText: e1 < t1"], _case.Pairs());
    }

    [Fact]
    public void NearlyTheSameWordsByTheirShingles()
    {
        _case.Training(Said("t1", Long)).Evaluation(Said("near", Long + " indeed"), Said("far", Long.Replace("nine", "ten").Replace("five", "six").Replace("every", "any")));

        Assert.Equal(["NearText: near < t1"], _case.Pairs());

        // 22 words are 20 shingles; one word more at the end adds one to their union.
        Assert.Equal(20 / 21.0, _case.Search!.Find().Single().Score, 12);
    }

    [Fact]
    public void ShortSentencesProveNothing()
    {
        _case.Training(Said("t1", "yes please"), Said("t2", "call me back")).Evaluation(Said("e1", "Yes, please."), Said("e2", "Call me back."));

        Assert.Equal(["SameText: e2 < t2"], _case.Pairs());
        Assert.Equal(["SameText: e1 < t1", "SameText: e2 < t2"], _case.Pairs(new LeakageOptions { MinimumWords = 1 }));
    }

    /// <summary>A prompt is what several speakers say; one speaker who says it thrice leaks it.</summary>
    [Fact]
    public void PromptsAreToldFromLeaksByHowManySayThem()
    {
        for (int i = 0; i < 3; i++)
        {
            _case.Training(Said($"prompt{i}", "turn on the light", $"speaker{i}"), Said($"again{i}", "close the window now", "anna"));
        }

        _case.Training(Said("once", "open the door quickly", "bert"));
        _case.Evaluation(Said("e1", "turn on the light", "x"), Said("e2", "close the window now", "y"), Said("e3", "open the door quickly", "z"), Said("e4", "nobody says this", "z"), Said("e5", "nobody says this", "x"));

        Assert.Equal(
            ["SameText: e2 < again0", "SameText: e2 < again1", "SameText: e2 < again2", "SameText: e3 < once"],
            _case.Pairs(null, LeakageKind.SameText, LeakageKind.NearText));
        SeenSentences[] seen = [.. LeakageReport.Of(_case.Search!, null, CancellationToken.None).Sentences];
        Assert.Equal([("unseen", 1, 2), ("once", 2, 2), ("twice", 0, 0), ("3 to 9", 1, 1)], seen.Take(4).Select(row => (row.InTraining, row.Types, row.Tokens)));
        Assert.Equal((0.75, 0.6), (seen[^1].TypeShare!.Value, seen[^1].TokenShare!.Value));
    }

    [Fact]
    public void RowsWithoutWordsAreSaidAndOpen()
    {
        _case.Training(Said("t1", "one two three")).Evaluation(Said("e1", "..."), Said("e2", "one two three"));

        Assert.Equal(["SameText: e2 < t1"], _case.Pairs(null, LeakageKind.SameText));
        Assert.Contains("1 of 2 rows of evaluation have no words, so their text is not checked", _case.Input!.Notes);
        LeakageShare share = LeakageReport.Of(_case.Search!, null, CancellationToken.None).Shares[0];
        Assert.Equal((0.5, 1.0), (share.ItemShare!.Value, share.ItemShareHigh!.Value));
    }

    [Fact]
    public void TextWithoutSpacesIsComparedByCharacters()
    {
        const string Chinese = "今天的天气非常好我们一起去公园散步吧然后再去吃一顿丰盛的晚饭";
        _case.Training(Said("t1", Chinese)).Evaluation(Said("e1", Chinese + "好"), Said("e2", "明天下雨我们就在家里看一部老电影然后早点睡觉吧"));

        Assert.Equal(["NearText: e1 < t1"], _case.Pairs());
    }

    [Fact]
    public void SharesOfWordsSecondsAndSpeakers()
    {
        _case.Training(Said("t1", "one two three")).Evaluation(
            Said("e1", "one two three", "anna") with { DurationSeconds = 1 },
            Said("e2", "four five six seven eight nine ten", "anna") with { DurationSeconds = 2 },
            Said("e3", "red green blue white black", "bert") with { DurationSeconds = 5 });
        _case.Pairs(null, LeakageKind.SameText);

        LeakageShare share = LeakageReport.Of(_case.Search!, null, CancellationToken.None).Shares[0];

        Assert.Equal((1 / 3.0, 1 / 8.0, 0.5, 0.2), (share.ItemShare, share.SecondShare, share.SpeakerShare, share.WordShare));
    }
}
