namespace AsrDataTools.Scoring.Words;

/// <summary>Which text a rule of a GLM file is applied to.</summary>
public enum GlmSide
{
    /// <summary>Matches an application of "ref" or "stm".</summary>
    Reference,

    /// <summary>Matches an application of "hyp" or "ctm".</summary>
    Hypothesis,
}
