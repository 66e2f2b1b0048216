using AsrDataTools.Leakage.Echo;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Core.Tests.Leakage;

public sealed class EchoMeasureTests
{
    private readonly EchoMeasure _measure = new(new WordScoringOptions(), 0.95, CancellationToken.None);

    /// <summary>The reference says 417 where 471 is said; a recogniser that heard it cannot know that.</summary>
    [Theory]
    [InlineData("my number is 417 thanks", "417")]
    [InlineData("my number is 471 thanks", "")]
    [InlineData("417 my number is thanks", "")]
    [InlineData("", "")]
    public void OnlyWhatNobodySaidCounts(string hypothesis, string reproduced)
    {
        EchoProbe probe = Add("my number is 417 thanks", "my number is 471 thanks", hypothesis)!;

        Assert.Equal("417", probe.Planted.ToString());
        Assert.Equal(reproduced, probe.Reproduced.ToString());
    }

    [Fact]
    public void ReferencesThatAreRightAreNoProbes()
    {
        Assert.Null(Add("one two", "one two", "one two"));
        Assert.Equal((0, 1, null), (_measure.Result().Probes, _measure.Result().Unplanted, _measure.Result().ProbeShare));
    }

    /// <summary>Silenced numbers: 3 of 10 probes come back. Wilson's bounds by his formula: 0.1078 and 0.6032.</summary>
    [Fact]
    public void SharesWithWilsonsInterval()
    {
        for (int i = 0; i < 10; i++) Add($"call {i} {i + 100} now", "call now", i < 3 ? $"call {i} {i + 100} now" : "call now");

        ReferenceEcho echo = _measure.Result();

        Assert.Equal((10, 20, 6, 3), (echo.Probes, echo.PlantedWords, echo.ReproducedWords, echo.EchoedProbes));
        Assert.Equal((0.3, 0.3), (echo.ProbeShare!.Value, echo.WordShare!.Value));
        Assert.Equal(0.1078, echo.Low!.Value, 4);
        Assert.Equal(0.6032, echo.High!.Value, 4);
    }

    private EchoProbe? Add(string reference, string truth, string hypothesis)
    {
        TranscriptPair said = new() { Id = "a", Reference = reference, Hypothesis = truth };
        return _measure.Add(said, said with { Hypothesis = hypothesis });
    }
}
