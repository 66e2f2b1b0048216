using AsrDataTools.Core.Tests.Readiness;
using AsrDataTools.Readiness;
using AsrDataTools.Reporting;
using AsrDataTools.Scoring.Robustness;

namespace AsrDataTools.Core.Tests.Reporting;

/// <summary>Reports with everything, with next to nothing, and with names that mean harm.</summary>
internal static class ReportSamples
{
    /// <summary>Markup, quotes, directions turned, control characters, a byte that is no UTF-8, half a surrogate pair, a formula, a link.</summary>
    public const string Hostile = "=cmd|'/C calc'!A0 </script><script>alert(1)</script><img src=x onerror=alert(2)>\"'`|&\u202Egpj.\u2066x\u2069\u0000\u0007\u001b[31m\uFFFD\uD800 javascript:alert(3) [x](javascript:alert(4)) \n# head";

    // Before what is made of it.
    public static string LongName { get; } = new('n', 10_240);

    public static Finding[] HostileFindings { get; } =
    [
        new() { Rule = "GOV007", Severity = Severity.Error, Message = Hostile, Path = $"/data/{Hostile}.wav", Line = 7, Id = Hostile, Remedy = Hostile, SuppressionId = Hostile },
        new() { Rule = Hostile, Severity = Severity.Warning, IsUnknown = true, Message = $"javascript:alert(5)", Path = "javascript:alert(6)" },
        new() { Rule = "EmptyText", Severity = Severity.Information, Message = "a long name", Path = $"/data/{LongName}.wav" },
    ];

    public static RobustnessGap[] Gaps { get; } =
    [
        new() { Condition = RobustnessGap.Clean, Utterances = 40, Words = 400, WordErrorRate = 0.1, Low = 0.08, High = 0.13, Normalizer = "None" },
        new() { Condition = "gsm", Utterances = 40, Words = 400, WordErrorRate = 0.22, Low = 0.18, High = 0.27, CleanWordErrorRate = 0.1, Gap = 0.12, GapLow = 0.09, GapHigh = 0.16, PValue = 0.0004, Verdict = Verdict.Fail, Remedy = "train with gsm", Normalizer = "None", Remarks = new(["interval over recordings"]) },
        new() { Condition = RobustnessGap.Production, WordErrorRate = 0.18, Gap = 0.08, ProductionShare = 1, Verdict = Verdict.Warn, Normalizer = "None" },
    ];

    public static RobustnessCurve[] Curves { get; } =
    [
        new() { Column = "snr_db", Points = 3, From = 5, To = 25, Utterances = 120, Words = 1200, RatePerUnit = -0.012, RateLow = -0.015, RateHigh = -0.009, Measured = new(["5: 40.5 %", "15: 20.0 %", "25: 10.0 %"]), Monotone = new(["5: 40.5 %", "15: 20.0 %", "25: 10.0 %"]) },
    ];

    public static ReadinessReport Full(IReadOnlyList<Finding>? findings = null) =>
        ReadinessReport.Of(Audit(), DateTimeOffset.UnixEpoch, findings ?? HostileFindings, new RobustnessReport(Gaps, Curves));

    /// <summary>Nothing but a gate that could not answer.</summary>
    public static ReadinessReport Bare() => ReadinessReport.Of([new GateResult { Gate = "Acoustics" }], DateTimeOffset.UnixEpoch);

    /// <summary>A failing audit in which names mean harm wherever names come from outside.</summary>
    public static IReadOnlyList<GateResult> Audit() =>
    [
        .. ReadinessSamples.FailingAudit($"/production/{Hostile}").Select(result => result.Gate switch
        {
            GateResult.Overall => result with
            {
                Reasons = new([$"Accent: {Hostile}", .. result.Reasons]),
                Remedies = new([Hostile, $"collect {LongName}", .. result.Remedies]),
                Run = result.Run! with { Inputs = [new("training", $"/training/{Hostile}", 1, 5, new string('a', 64), null), new("annotation", "/annotation", 2, 10, null, new string('b', 64))] },
            },
            "Accent" => result with
            {
                Reasons = new([Hostile, LongName]),
                Remedies = new([Hostile]),
                Accents = result.Accents! with { Coverage = [.. result.Accents.Coverage.Select(row => row.Accent == "en-IN" ? row with { Accent = Hostile } : row)] },
            },
            _ => result,
        }),
    ];
}
