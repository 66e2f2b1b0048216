namespace AsrDataTools.Leakage;

/// <summary>An utterance of a delivery that is there, or was bought, already; the earlier one is the original.</summary>
public sealed record SpeechDuplicate
{
    public LeakageKind Kind { get; init; }

    /// <summary>Id of the copy.</summary>
    public required string Id { get; init; }

    /// <summary>Absolute path of the copy's recording; null for a row of text alone.</summary>
    public string? Path { get; init; }

    /// <summary>Start of what is there already, seconds within the recording; null for its beginning.</summary>
    public double? StartSeconds { get; init; }

    public double? EndSeconds { get; init; }

    /// <summary>Id of the original.</summary>
    public required string OriginalId { get; init; }

    public string? OriginalPath { get; init; }

    public double? OriginalStartSeconds { get; init; }

    public double? OriginalEndSeconds { get; init; }

    /// <summary>Whether the original was there before the delivery.</summary>
    public bool IsBoughtBefore { get; init; }

    /// <summary>How alike they are, 0 to 1, as in <see cref="LeakageFinding.Score"/>.</summary>
    public double Score { get; init; }

    public required string Evidence { get; init; }

    /// <summary>Number of the chain of copies of copies; null where findings leave before all are known, and for speakers and sessions.</summary>
    public int? Chain { get; init; }

    /// <summary>The manifest or folder that the copy came from, absolute.</summary>
    public string? Source { get; init; }

    /// <param name="match">The copy in place of evaluation, the original in place of training.</param>
    internal static SpeechDuplicate Of(LeakageMatch match, int? chain, bool isBoughtBefore)
    {
        LeakageFinding finding = LeakageSearch.ToFinding(match, chain);
        return new SpeechDuplicate
        {
            Kind = finding.Kind,
            Id = finding.EvaluationId,
            Path = finding.EvaluationPath,
            StartSeconds = finding.EvaluationStartSeconds,
            EndSeconds = finding.EvaluationEndSeconds,
            OriginalId = finding.TrainingId,
            OriginalPath = finding.TrainingPath,
            OriginalStartSeconds = finding.TrainingStartSeconds,
            OriginalEndSeconds = finding.TrainingEndSeconds,
            IsBoughtBefore = isBoughtBefore,
            Score = finding.Score,
            Evidence = finding.Evidence,
            Chain = chain,
            Source = finding.EvaluationSource,
        };
    }
}
