using AsrDataTools.Coverage;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Coverage;

public class JointTrafficTests
{
    private static readonly Dictionary<string, double> Accents = new() { ["en-IN"] = 60, ["en-US"] = 40 };
    private static readonly Dictionary<string, double> Channels = new() { ["Telephony"] = 0.7, ["Mobile"] = 0.3 };

    [Fact]
    public void IndependentWithoutAPattern()
    {
        IReadOnlyDictionary<(string, string), double> table = JointTraffic.Fit(Accents, Channels, null, out FittingResult result);

        Assert.Equal(0.42, table[("en-IN", "Telephony")], 12);
        Assert.Equal(0.12, table[("en-US", "Mobile")], 12);
        Assert.True(result.Converged);
    }

    [Fact]
    public void APatternKeepsItsOddsAndItsEmptyCells()
    {
        Dictionary<(string, string), double> pattern = new() { [("en-IN", "Telephony")] = 9, [("en-IN", "Mobile")] = 1, [("en-US", "Telephony")] = 2, [("en-US", "Mobile")] = 8 };

        IReadOnlyDictionary<(string, string), double> table = JointTraffic.Fit(Accents, Channels, pattern, out _);
        pattern.Remove(("en-IN", "Mobile"));
        IReadOnlyDictionary<(string, string), double> sparse = JointTraffic.Fit(Accents, Channels, pattern, out _);

        Assert.Equal(0.6, table[("en-IN", "Telephony")] + table[("en-IN", "Mobile")], 9);
        Assert.Equal(0.7, table[("en-IN", "Telephony")] + table[("en-US", "Telephony")], 9);
        Assert.Equal(36, table[("en-IN", "Telephony")] * table[("en-US", "Mobile")] / (table[("en-IN", "Mobile")] * table[("en-US", "Telephony")]), 1e-5);
        Assert.Equal([("en-IN", "Telephony"), ("en-US", "Mobile"), ("en-US", "Telephony")], sparse.Keys.Order());
        Assert.Equal(0.6, sparse[("en-IN", "Telephony")], 9);
    }

    [Fact]
    public void WhatCannotBeIsRefused()
    {
        Dictionary<(string, string), double> noMobile = new() { [("en-IN", "Telephony")] = 1, [("en-US", "Telephony")] = 1 };
        // en-IN is 60 % of traffic and never mobile, en-US never anything else: then telephony is 60 %, not 70.
        Dictionary<(string, string), double> apart = new() { [("en-IN", "Telephony")] = 1, [("en-US", "Mobile")] = 1 };

        Assert.Contains("Mobile", Refused("MarginUnreachable", Accents, Channels, noMobile), StringComparison.Ordinal);
        Refused("MarginsInconsistent", Accents, Channels, apart);
        Refused("TrafficEmpty", Accents, new() { ["Telephony"] = 0 }, null);
        Refused("TrafficInvalid", Accents, new() { ["Telephony"] = -1, ["Mobile"] = 2 }, null);
    }

    [Fact]
    public void ATableOfMarginsIsCombinedByTheCountsOfAnother()
    {
        TrafficTable joint = Table(["accent", "channel", "calls"], ["en-IN", "telephony", "60"], ["en-US", "telephony", "10"], ["en-US", "mobile", "30"]);
        TrafficTable margins = Table(["accent", "channel", "calls"], ["en-IN", "", "50"], ["en-US", "", "50"], ["", "Telephony", "70"], ["", "Mobile", "30"]);

        TrafficTable combined = JointTraffic.Combine(margins, joint, "Environment");

        Assert.Equal(0.5, combined.Joint("Environment")![("en-IN", "Telephony")], 9);
        Assert.Equal(0.3, combined.Joint("Environment")![("en-US", "Mobile")], 9);
        Assert.Same(joint, JointTraffic.Combine(joint, margins, "Environment"));
        Assert.Equal("TrafficDimensionMissing", Assert.Throws<SpeechDataException>(() => JointTraffic.Combine(margins, margins, "Environment")).ErrorId);
        Assert.Equal("TrafficDimensionMissing", Assert.Throws<SpeechDataException>(() => JointTraffic.Combine(margins, joint, "Gender")).ErrorId);
    }

    private static TrafficTable Table(string[] columns, params string[][] rows) => TrafficReader.Read(
        "traffic.csv", columns, rows.Select((row, i) => ((IReadOnlyList<string?>)row, $"line {i + 2}")), new TrafficOptions(), exception => throw exception);

    private static string Refused(string id, Dictionary<string, double> accents, Dictionary<string, double> channels, Dictionary<(string, string), double>? pattern)
    {
        SpeechDataException exception = Assert.Throws<SpeechDataException>(() => JointTraffic.Fit(accents, channels, pattern, out _));
        Assert.Equal(id, exception.ErrorId);
        return exception.Message;
    }
}
