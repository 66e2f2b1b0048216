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

    /// <summary>
    /// The strata of a comparison of coverage. Rows that sum up are left out; where there are rows by accent and another property, the plan is by
    /// these.
    /// </summary>
    /// <exception cref="SpeechDataException">
    /// <c>TrafficMissing</c>: a row has no share of traffic. <c>PlanDimensionsMixed</c>: there are rows by several properties.
    /// </exception>
    public static IReadOnlyList<CollectionStratum> FromCoverage(IEnumerable<AccentCoverage> coverage)
    {
        AccentCoverage[] rows = [.. coverage.Where(row => row.Accent != AccentCoverage.Overall)];
        string[] dimensions = [.. rows.Where(row => row.Within is not null).Select(row => DimensionOf(row.Within!)).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (dimensions.Length > 1)
        {
            throw new SpeechDataException(
                "PlanDimensionsMixed", SpeechDataProblem.InvalidArgument,
                $"There are rows by {string.Join(" and by ", dimensions)}; a plan is by one of them. Keep one: Where-Object Within -like '{dimensions[0]}=*'.");
        }

        return [.. rows.Where(row => dimensions.Length == 0 || row.Within is not null).Select(FromRow)];
    }

    private static CollectionStratum FromRow(AccentCoverage row)
    {
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

    private static string DimensionOf(string within) => within.Split('=')[0];

    // "Channel=Telephony" is a place to record in by its value alone; "Gender=female" needs its name to be understood.
    private static string? EnvironmentOf(string? within) =>
        within is not null && DimensionOf(within) is "Channel" or "Environment" ? within![(within.IndexOf('=', StringComparison.Ordinal) + 1)..] : within;
}
