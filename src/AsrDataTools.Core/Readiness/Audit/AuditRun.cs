namespace AsrDataTools.Readiness;

/// <summary>What an audit judged, how and when: enough to repeat it.</summary>
public sealed record AuditRun
{
    public required ReadinessPlan Plan { get; init; }

    public required CorpusInputs Training { get; init; }

    public required CorpusInputs Production { get; init; }

    /// <summary>Null without an evaluation set.</summary>
    public CorpusInputs? Evaluation { get; init; }

    /// <summary>Version of this module.</summary>
    public required string Version { get; init; }

    /// <summary>The .NET runtime and operating system.</summary>
    public required string Platform { get; init; }

    /// <summary>Production against that of the run before; null where no run before is known.</summary>
    public ProductionDrift? Drift { get; init; }

    /// <summary>The files that the plan names with their hashes, taken before they were read.</summary>
    public IReadOnlyList<InputFile> Inputs { get; init; } = [];

    /// <summary>What the baseline accepts; null without one.</summary>
    public BaselineUse? Baseline { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset FinishedAt { get; init; }

    public override string ToString() => $"AsrDataTools {Version}, training: {Training}, production: {Production}";
}
