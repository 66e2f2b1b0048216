namespace AsrDataTools.Coverage;

/// <summary>What training has of one stratum, and what traffic asks for.</summary>
public sealed record CollectionStratum
{
    /// <summary>Canonical label, such as en-IN.</summary>
    public required string Accent { get; init; }

    /// <summary>The other dimension of a two-way plan; null in a plan by accent alone.</summary>
    public string? Environment { get; init; }

    /// <summary>Speech in training, hours, ≥ 0.</summary>
    public double Hours { get; init; }

    /// <summary>Traffic in any unit that all strata share, ≥ 0; 0 where traffic does not have the stratum.</summary>
    public double Traffic { get; init; }

    /// <summary>Speakers that training names.</summary>
    public int Speakers { get; init; }

    /// <summary>What the plan should repeat beside the target.</summary>
    public TextList Remarks { get; init; } = TextList.Empty;

    /// <summary>Accent and, in a two-way plan, environment: <c>en-IN/Telephony</c>.</summary>
    public string Name => Environment is null ? Accent : $"{Accent}/{Environment}";

    /// <summary>The stratum of a row of coverage; null for the row that sums up.</summary>
    /// <exception cref="SpeechDataException">The row has no share of traffic, so there is nothing to plan for.</exception>
    public static CollectionStratum? FromCoverage(AccentCoverage row)
    {
        if (row.Accent == AccentCoverage.Overall) return null;
        if (row.TrafficShare is not { } traffic)
        {
            throw new SpeechDataException(
                "TrafficMissing", SpeechDataProblem.InvalidData,
                $"The row of {row.Accent} has no share of traffic; compare with traffic first (Test-AccentCoverage -Traffic), since a plan needs it.");
        }

        return new CollectionStratum
        {
            Accent = row.Accent,
            Environment = EnvironmentOf(row.Within),
            Hours = row.Hours ?? 0,
            Traffic = traffic,
            Speakers = row.Speakers,
            Remarks = row.Verdict == CoverageVerdict.Unknown ? new(["coverage not settled: planned on the point estimate", .. row.Remarks]) : row.Remarks,
        };
    }

    // "Channel=Telephony" is a place to record in by its value alone; "Gender=female" needs its name to be understood.
    private static string? EnvironmentOf(string? within) =>
        within is null ? null
        : within.IndexOf('=', StringComparison.Ordinal) is > 0 and int at && within[..at] is "Channel" or "Environment" ? within[(at + 1)..]
        : within;
}
