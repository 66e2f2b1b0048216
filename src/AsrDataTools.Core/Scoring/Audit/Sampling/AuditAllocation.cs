namespace AsrDataTools.Scoring.Audit;

/// <summary>How the sample is shared out among the strata.</summary>
public enum AuditAllocation
{
    /// <summary>As many of each as it has of the delivery: every utterance is equally likely.</summary>
    Proportional,

    /// <summary>More where utterances differ more, by the recogniser's disagreement where there is one, else by their lengths (Neyman 1934).</summary>
    Neyman,

    /// <summary>As many of each, to compare the strata; costs precision over all.</summary>
    Equal,
}
