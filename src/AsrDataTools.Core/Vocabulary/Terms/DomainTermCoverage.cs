namespace AsrDataTools.Vocabulary;

/// <summary>A domain term in production and in training, and how many examples training lacks.</summary>
public sealed record DomainTermCoverage
{
    public required string Term { get; init; }

    public string? Class { get; init; }

    public double Weight { get; init; } = 1;

    /// <summary>Occurrences in production, those within longer terms left out; null where no production was given.</summary>
    public long? ReferenceCount { get; init; }

    public double? ReferencePerMillion { get; init; }

    public int? ReferenceRecordings { get; init; }

    public int? ReferenceSpeakers { get; init; }

    /// <summary>Occurrences in training, those within longer terms left out.</summary>
    public long DifferenceCount { get; init; }

    public double? DifferencePerMillion { get; init; }

    public int DifferenceRecordings { get; init; }

    /// <summary>Speakers known by name.</summary>
    public int DifferenceSpeakers { get; init; }

    /// <summary>Occurrences in training within a longer term of the list.</summary>
    public long DifferenceWithinLonger { get; init; }

    /// <summary>Examples that training should have: the larger of the minimum and production's rate times training's words.</summary>
    public long Target { get; init; }

    /// <summary>Examples to add: max(0, target − count).</summary>
    public long Needed { get; init; }

    /// <summary>Other ways to say it that count as it.</summary>
    public TextList Aliases { get; init; } = TextList.Empty;

    /// <summary>The list it is from, and its line.</summary>
    public string? SourcePath { get; init; }

    public long? SourceLine { get; init; }

    public override string ToString() => Term;

    /// <summary>A row for each term, those with most weighted need first.</summary>
    /// <param name="production">Null where there is none: then only the minimum counts.</param>
    /// <param name="minimumExamples">For terms whose list says none.</param>
    public static IEnumerable<DomainTermCoverage> Rows(TermList list, TermTally training, TermTally? production, int minimumExamples) =>
        list.Terms.Select((term, number) => Row(term, training, training[number], production, production?[number], minimumExamples))
            .OrderByDescending(row => row.Needed * row.Weight)
            .ThenByDescending(row => row.ReferenceCount ?? 0)
            .ThenBy(row => row.DifferenceCount);

    private static DomainTermCoverage Row(DomainTerm term, TermTally training, TermEvidence trained, TermTally? production, TermEvidence? produced, int minimumExamples)
    {
        double rate = produced is null || production!.Tokens == 0 ? 0 : (double)produced.Count / production.Tokens;
        double target = Math.Max(term.MinimumExamples ?? minimumExamples, rate * training.Tokens);
        return new DomainTermCoverage
        {
            Term = term.Text,
            Class = term.Class,
            Weight = term.Weight,
            ReferenceCount = produced?.Count,
            ReferencePerMillion = produced is null || production!.Tokens == 0 ? null : 1e6 * rate,
            ReferenceRecordings = produced?.Recordings,
            ReferenceSpeakers = produced?.Speakers,
            DifferenceCount = trained.Count,
            DifferencePerMillion = training.Tokens == 0 ? null : 1e6 * trained.Count / training.Tokens,
            DifferenceRecordings = trained.Recordings,
            DifferenceSpeakers = trained.Speakers,
            DifferenceWithinLonger = trained.WithinLonger,
            Target = (long)Math.Ceiling(target - 1e-9),
            Needed = Math.Max(0, (long)Math.Ceiling(target - trained.Count - 1e-9)),
            Aliases = term.Aliases,
            SourcePath = term.SourcePath,
            SourceLine = term.SourceLine,
        };
    }
}
