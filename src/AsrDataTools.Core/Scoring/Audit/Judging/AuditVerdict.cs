namespace AsrDataTools.Scoring.Audit;

/// <summary>What a filled sheet says of the delivery, or of one of its strata.</summary>
public sealed record AuditVerdict
{
    /// <summary>All, or property and value.</summary>
    public required string Stratum { get; init; }

    public required AuditDecision Verdict { get; init; }

    /// <summary>Word accuracy, 1 − errors / words, weighted by how likely each utterance was to be drawn; null where nothing was judged.</summary>
    public double? Accuracy { get; init; }

    /// <summary>Lower bound of the interval of <see cref="Accuracy"/>.</summary>
    public double? Low { get; init; }

    public double? High { get; init; }

    public double ContractedAccuracy { get; init; }

    public double RejectableAccuracy { get; init; }

    /// <summary>Probability of so few errors, were the accuracy the rejectable one: the risk of accepting.</summary>
    public double? ConsumerP { get; init; }

    /// <summary>Probability of so many errors, were the accuracy the contracted one: the risk of rejecting.</summary>
    public double? ProducerP { get; init; }

    /// <summary>Utterances judged that count.</summary>
    public int Judged { get; init; }

    /// <summary>Utterances drawn.</summary>
    public int Drawn { get; init; }

    /// <summary>Utterances that nobody could judge.</summary>
    public int CannotJudge { get; init; }

    /// <summary>Words judged: of what was said, where it was written down, else of the transcript.</summary>
    public long Words { get; init; }

    public long Errors { get; init; }

    /// <summary>By how much clustering and weights raise the variance, as reckoned with.</summary>
    public double DesignEffect { get; init; }

    /// <summary>Words still to be heard, as far as can be told; 0 after a verdict.</summary>
    public long FurtherWords { get; init; }

    /// <summary>Utterances that these come to.</summary>
    public int FurtherUtterances { get; init; }

    public AcceptancePlanKind Plan { get; init; }

    /// <summary>Suspects judged; they have no part in the numbers above.</summary>
    public int Suspects { get; init; }

    /// <summary>Suspects with errors.</summary>
    public int SuspectsWrong { get; init; }

    public TextList Reasons { get; init; } = TextList.Empty;

    /// <summary>The sheet, or the first of several, absolute.</summary>
    public required string Path { get; init; }
}
