namespace AsrDataTools.Readiness;

/// <summary>What a row of <see cref="EvaluationAlignment"/> tells.</summary>
public enum AlignmentKind
{
    /// <summary>How far the set differs from production in one respect.</summary>
    Margin,

    /// <summary>How closely the set bounds the error rate of one slice of production.</summary>
    Power,

    /// <summary>Whether the set has enough of what every set must have.</summary>
    Slice,

    /// <summary>The answer of all rows.</summary>
    Overall,
}
