using System.IO.Compression;
using System.Text;
using AsrDataTools.Corpus;
using AsrDataTools.Coverage;

namespace AsrDataTools.Core.Tests.Coverage;

public sealed class TrafficTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SpeechDataException> _reported = [];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("accent,calls\nen-IN,600\nen-US,400\n", TrafficUnit.Calls)]
    [InlineData("accent,calls,minutes,share\nen-IN,1,60,.2\nen-US,1,40,.8\n", TrafficUnit.Hours)]
    [InlineData("Accent;Hours\nIndian English;6\nAmerican;4\n", TrafficUnit.Hours)]
    [InlineData("dialect\tseconds\nen_IN\t60\nus\t40\n", TrafficUnit.Hours)]
    [InlineData("accent,share\nen-IN,0.6\nen-US,0.4\n", TrafficUnit.Share)]
    [InlineData("accent,percent\nen-IN,60\nen-US,40\n", TrafficUnit.Share)]
    [InlineData("accent,share\nen-IN,60%\nen-US,40 %\n", TrafficUnit.Share)]
    [InlineData("accent,%\nen-IN,60\nen-US,40\n", TrafficUnit.Share)]
    [InlineData("accent,calls\nen-IN,\"6,000\"\nen-US,\"4,000\"\n", TrafficUnit.Calls)]
    public void AmountsByName(string text, TrafficUnit unit)
    {
        TrafficTable table = Read(text);

        Assert.Empty(_reported);
        Assert.Equal(unit, table.Unit);
        Assert.Equal(0.6, table.Margin("Accent")["en-IN"], 12);
        Assert.Equal(0.4, table.Margin("accent")["en-US"], 12);
        Assert.Equal(unit == TrafficUnit.Calls, table.Remarks.Any(remark => remark.Contains("counted in calls", StringComparison.Ordinal)));
    }

    [Fact]
    public void GzipByContent()
    {
        using (GZipStream stream = new(File.Create(_folder["t.csv"]), CompressionLevel.Fastest)) stream.Write(Encoding.UTF8.GetBytes("\uFEFFaccent,calls\nen-IN,1\n"));

        Assert.Equal(1, TrafficReader.Read(_folder["t.csv"], new(), _reported.Add).Margin("Accent")["en-IN"]);
        Assert.False(TrafficReader.IsManifest(_folder["t.csv"]));
    }

    [Fact]
    public void SharesThatNearlySumToOneAreScaled()
    {
        TrafficTable table = Read("accent,share\nen-IN,0.33\nen-US,0.33\nen-GB,0.33\n");

        Assert.Equal(1 / 3.0, table.Margin("Accent")["en-IN"], 12);
        Assert.Contains("shares sum to 0.99: scaled to 1", table.Remarks);
        SpeechDataException error = Assert.Throws<SpeechDataException>(() => Read("accent,share\nen-IN,0.33\nen-US,0.33\n"));
        Assert.Equal("TrafficShareInvalid", error.ErrorId);
        Assert.Contains("sum to 0.66", error.Message, StringComparison.Ordinal);
        Assert.Throws<SpeechDataException>(() => Read("accent,percent\nen-IN,60\nen-US,50\n"));
    }

    [Fact]
    public void MinutesPerCallConvert()
    {
        TrafficTable table = Read("accent,calls\nen-IN,100\nen-US,100\nen-GB,100\n", Minutes(("en-IN", 6), ("en-US", 3), ("*", 3)));

        Assert.Equal(TrafficUnit.Hours, table.Unit);
        Assert.Equal(0.5, table.Margin("Accent")["en-IN"], 12);
        Assert.DoesNotContain(table.Remarks, remark => remark.Contains("calls", StringComparison.Ordinal));
        Assert.Equal(0.4, Read("accent,calls\nen-IN,100\nen-US,100\nen-GB,100\n", Minutes(("en-IN", 6), ("en-US", 4))).Margin("Accent")["en-IN"], 12);
        Assert.Contains("no minutes a call are given for en-GB: the mean of the others is taken", Read("accent,calls\nen-IN,1\nen-GB,1\n", Minutes(("en-IN", 6))).Remarks);
        Assert.Contains("minutes a call are not needed: traffic is not counted in calls", Read("accent,hours\nen-IN,1\n", Minutes(("*", 6))).Remarks);
    }

    [Fact]
    public void BadRowsAreReportedWithTheirLine()
    {
        TrafficTable table = Read("accent,calls\nen-IN,-5\nen-US,NaN\nen-GB,many\n\nen-AU,\nen-NZ,7\nen-CA,0\n");

        Assert.Equal(["line 2", "line 3", "line 4", "line 6"], _reported.Select(error => error.Message.Split(": ")[0].Split(", ")[1]));
        Assert.All(_reported, error => Assert.Equal("TrafficRowInvalid", error.ErrorId));
        Assert.Equal((1.0, 0.0), (table.Margin("Accent")["en-NZ"], table.Margin("Accent")["en-CA"]));
    }

    [Fact]
    public void DuplicatesAreAddedUpAndSaid()
    {
        TrafficTable table = Read("accent,calls\nIndian English,100\nen_IN,200\nen-US,50\nen-US,50\n");

        Assert.Equal(0.75, table.Margin("Accent")["en-IN"], 12);
        Assert.Contains("'Indian English' and 'en_IN' are both en-IN: added up", table.Remarks);
        Assert.Contains("2 rows of en-US: added up", table.Remarks);
    }

    [Fact]
    public void WhatHasNoUsableAccentIsLeftOutOfTheSharesAndSaid()
    {
        TrafficTable table = Read("accent,calls\nen-IN,100\nunknown,50\n\"England English, slight Irish\",25\nKhoja,25\n");

        Assert.Equal(0.8, table.Margin("Accent")["en-IN"], 12);
        Assert.Equal(0.2, table.Margin("Accent")["Khoja"], 12);
        Assert.Equal(0.375, table.UnlabelledShare, 12);
        Assert.Contains("37.5 % of traffic has no usable accent and is left out of the shares", table.Remarks);
        Assert.Contains("no such accent is known, taken as a label of its own: 'Khoja'", table.Remarks);
        Assert.Equal(
            [AccentLabelStatus.Multiple, AccentLabelStatus.Unrecognised, AccentLabelStatus.Known, AccentLabelStatus.Unlabelled], table.Labels.Select(label => label.Status));
    }

    [Theory]
    [InlineData("accent,calls\nen-IN,0\nen-US,0\n", "TrafficEmpty", "sums to zero")]
    [InlineData("accent,calls\nunknown,10\n", "TrafficEmpty", "sums to zero over the rows with an accent")]
    [InlineData("accent,calls\n", "TrafficEmpty", "no row")]
    [InlineData("region,calls\nIN,1\n", "TrafficColumnsUnknown", "no column of accents among 'region', 'calls'. Name it with -TrafficColumnMap @{ Accent = '<column>' }")]
    [InlineData("accent,howmany\nIN,1\n", "TrafficColumnsUnknown", "no column of amounts")]
    [InlineData("", "TrafficColumnsUnknown", "no column of accents")]
    public void WhatEndsTheReading(string text, string id, string message)
    {
        SpeechDataException error = Assert.Throws<SpeechDataException>(() => Read(text));

        Assert.Equal(id, error.ErrorId);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MarginsAndJoint()
    {
        TrafficTable table = Read("accent,channel,hour,calls\nen-IN,telephony,9,30\nen-IN,voip,10,20\nen-US,Telephony,9,10\nen-US,voip,9,40\n");

        Assert.Equal(["Environment", "Hour"], table.Dimensions);
        Assert.False(table.IsOfMargins);
        Assert.Equal(0.5, table.Margin("Accent")["en-IN"], 12);
        Assert.Equal(0.4, table.Margin("Environment")["TELEPHONY"], 12);
        Assert.Equal(0.8, table.Margin("Hour")["9"], 12);
        Assert.Equal(0.2, table.Joint("Environment")![("en-IN", "voip")], 12);
        Assert.Null(table.Joint("Gender"));
        Assert.Empty(table.Margin("Gender"));
    }

    [Fact]
    public void ATableOfMargins()
    {
        TrafficTable table = Read("accent,channel,share\nen-IN,,0.6\nen-US,,0.4\n,telephony,0.7\n,voip,0.3\n");

        Assert.True(table.IsOfMargins);
        Assert.Equal(0.7, table.Margin("Environment")["telephony"], 12);
        Assert.Equal(0.6, table.Margin("Accent")["en-IN"], 12);
        Assert.Null(table.Joint("Environment"));
        Assert.Equal(0, table.UnlabelledShare);
        Assert.Equal(["en-IN", "en-US"], table.Labels.Select(label => label.Raw));
    }

    [Fact]
    public void ColumnsByMap()
    {
        TrafficOptions options = new() { ColumnMap = new Dictionary<string, string> { ["Accent"] = "who", ["Minutes"] = "talk", ["Environment"] = "via" } };

        TrafficTable table = Read("who,talk,via,calls\nen-IN,6,web,1\nen-US,4,web,1\n", options);

        Assert.Equal((TrafficUnit.Hours, 0.6), (table.Unit, table.Margin("Accent")["en-IN"]));
        Assert.Equal(["Environment"], table.Dimensions);
        Assert.Equal("ColumnMapInvalid", Assert.Throws<SpeechDataException>(() => Read("who,talk\nen-IN,6\n", options)).ErrorId);
    }

    [Fact]
    public void AProductionSample()
    {
        SpeechUtterance[] calls =
        [
            new() { Id = "1", Accent = "Indian", DurationSeconds = 30, Environment = "telephony" },
            new() { Id = "2", Accent = "en-IN", DurationSeconds = 30, Environment = "voip" },
            new() { Id = "3", Accent = "us", DurationSeconds = 60, Environment = "voip", Gender = "unknown" },
            new() { Id = "4", Accent = "us" },
            new() { Id = "5", DurationSeconds = 40 },
        ];

        TrafficTable table = TrafficReader.OfUtterances("calls", calls, ["Environment", "Gender"], new());

        Assert.Equal(0.5, table.Margin("Accent")["en-IN"], 12);
        Assert.Equal(0.25, table.Joint("Environment")![("en-IN", "telephony")], 12);
        Assert.Equal(0.25, table.UnlabelledShare, 12);
        Assert.Contains("traffic is a sample of 5 utterances whose shares are taken as exact", table.Remarks);
        Assert.Contains("1 of them have no duration and are left out", table.Remarks);
    }

    [Theory]
    [InlineData("path,accent,duration\na.wav,en-IN,3\n", true)]
    [InlineData("{\"audio_filepath\": \"a.wav\", \"duration\": 3, \"accent\": \"en-IN\"}\n", true)]
    [InlineData("accent,duration\nen-IN,3\n", false)]
    [InlineData("accent,calls\nen-IN,3\n", false)]
    public void ManifestsAreTold(string text, bool isManifest) => Assert.Equal(isManifest, TrafficReader.IsManifest(_folder.Write("x.csv", text)));

    private static TrafficOptions Minutes(params (string Accent, double Minutes)[] minutes) =>
        new() { MinutesPerCall = minutes.ToDictionary(pair => pair.Accent, pair => pair.Minutes) };

    private TrafficTable Read(string text, TrafficOptions? options = null) => TrafficReader.Read(_folder.Write("traffic.csv", text), options ?? new(), _reported.Add);
}
