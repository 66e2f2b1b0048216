namespace AsrDataTools.Coverage;

/// <summary>How weights came out.</summary>
public sealed record SamplingReport
{
    public SamplingUnit Unit { get; init; }

    /// <summary>Rows of training that have a weight.</summary>
    public long Utterances { get; init; }

    /// <summary>Seconds of training, or utterances, by <see cref="Unit"/>.</summary>
    public double Mass { get; init; }

    /// <summary>Equally weighted seconds or utterances that the weighted ones are worth, (Σw)²/Σw² (Kish 1965).</summary>
    public double EffectiveMass { get; init; }

    /// <summary><see cref="EffectiveMass"/> / <see cref="Mass"/>, 0…1.</summary>
    public double EffectiveShare => Mass > 0 ? EffectiveMass / Mass : 0;

    /// <summary>Distinct combinations of values in training.</summary>
    public int Cells { get; init; }

    public int Iterations { get; init; }

    /// <summary>Whether every share is within the tolerance of its target.</summary>
    public bool Converged { get; init; }

    /// <summary>Largest |share − target| of a value, as a share of all training.</summary>
    public double LargestError { get; init; }

    /// <summary>Property and value of <see cref="LargestError"/>: <c>Accent=en-IN</c>.</summary>
    public string? LargestErrorAt { get; init; }

    /// <summary>Largest weight; the mean is 1.</summary>
    public double LargestWeight { get; init; }

    /// <summary>Share of training at the limit of the weights, 0…1.</summary>
    public double LimitedShare { get; init; }

    /// <summary>Share of training with the weight 0: production has nothing like it.</summary>
    public double UnusedShare { get; init; }

    /// <summary>Share of production with a value that training does not have at all, in the property that lacks most.</summary>
    public double UnreachableShare { get; init; }

    /// <summary>These values: <c>Accent=en-SG (3.1 %)</c>.</summary>
    public TextList Unreachable { get; init; } = TextList.Empty;

    /// <summary>Every value of every property.</summary>
    public IReadOnlyList<SamplingMargin> Margins { get; init; } = [];
}
