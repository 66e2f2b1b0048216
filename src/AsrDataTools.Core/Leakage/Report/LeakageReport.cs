namespace AsrDataTools.Leakage;

/// <summary>What a search found, summed up.</summary>
public sealed record LeakageReport
{
    /// <summary>Utterances of training, or known before.</summary>
    public int TrainingItems { get; init; }

    public int EvaluationItems { get; init; }

    /// <summary>Leaked shares, by kind and over all.</summary>
    public IReadOnlyList<LeakageShare> Shares { get; init; } = [];

    /// <summary>Sentences of evaluation that training has too, by how often; empty where no text was looked at.</summary>
    public IReadOnlyList<SeenSentences> Sentences { get; init; } = [];

    /// <summary>What could not be checked, and why.</summary>
    public TextList Notes { get; init; } = TextList.Empty;

    /// <param name="search">After its matches were taken.</param>
    public static LeakageReport Of(LeakageSearch search, LeakageScores? scores, CancellationToken cancellation)
    {
        bool text = search.Leaked.Keys.Any(kind => kind is LeakageKind.SameText or LeakageKind.NearText);
        return new LeakageReport
        {
            TrainingItems = search.Input.Training.Count,
            EvaluationItems = search.Input.Evaluation.Count,
            Shares = LeakageShares.Of(search, scores, cancellation),
            Sentences = text ? SeenSentences.Of(search.Input) : [],
            Notes = new TextList(search.Input.Notes),
        };
    }
}
