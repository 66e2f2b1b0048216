using AsrDataTools.Coverage;

namespace AsrDataTools.Core.Tests.Coverage;

public sealed class AccentStrataTests
{
    [Theory]
    [InlineData("en-IN", "en-IN en-US", "en-IN")]
    [InlineData("en-GB-SCT", "en-GB en-US", "en-GB")]
    [InlineData("en-GB-ENG-Southern", "en-GB en-GB-ENG", "en-GB-ENG")]
    [InlineData("en-IN", "en-034 en-US", "en-034")]
    [InlineData("en-ZA", "en-002", "en-002")]
    [InlineData("en-t-ig", "en-NG en-US", "en-NG")]
    [InlineData("en-NG-t-ig", "en-NG en-US", "en-NG")]
    [InlineData("en-t-cmn", "en-t-zh", "en-t-zh")]
    [InlineData("en-NG-t-yo", "en-t-yo", "en-t-yo")]
    [InlineData("en-NG-t-yo", "en-NG en-t-yo", "en-t-yo")]
    [InlineData("en-GB", "en-GB en-GB-SCT", "en-GB")]
    [InlineData("en-AU", "en-GB en-US", "en-AU")]
    [InlineData("de-AT", "en-AT", "de-AT")]
    [InlineData("house", "en-AT", "house")]
    public void CountsForTheNearest(string accent, string traffic, string stratum) =>
        Assert.Equal(stratum, new AccentStrata(traffic.Split(' ')).Place(accent).Accent);

    [Theory]
    [InlineData("en-GB", "en-GB-SCT en-GB-ENG en-US", "en-GB-SCT en-GB-ENG")]
    [InlineData("en-034", "en-IN en-PK en-US", "en-IN en-PK")]
    [InlineData("en", "en-IN en-US de-DE", "en-IN en-US")]
    [InlineData("en-KE-t-sw", "en-KE en-t-sw", "en-KE en-t-sw")]
    [InlineData("en-t-sw", "en-KE en-US en-TZ", "en-KE en-TZ")]
    [InlineData("en-018", "en-014 en-US", "en-014")]
    public void StaysOpenWhereItCouldBeSeveral(string accent, string traffic, string candidates)
    {
        AccentPlacement placement = new AccentStrata(traffic.Split(' ')).Place(accent);

        Assert.Null(placement.Accent);
        Assert.Equal(candidates.Split(' '), placement.Candidates);
    }
}
