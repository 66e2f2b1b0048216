namespace AsrDataTools.Coverage;

/// <summary>How weights are made.</summary>
public sealed record SamplingOptions
{
    public SamplingUnit Unit { get; init; }

    /// <summary>Largest weight over the mean weight, ≥ 1. 5 is the customary limit of survey weights (DeBell and Krosnick 2009).</summary>
    public double MaximumWeight { get; init; } = 5;

    /// <summary>Most rounds over all properties.</summary>
    public int Iterations { get; init; } = 1000;

    /// <summary>Largest |share − target| that counts as met.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>Bins of a numeric measure, by quantiles of production.</summary>
    public int Bins { get; init; } = 10;

    /// <exception cref="SpeechDataException"><c>SamplingOptionInvalid</c>.</exception>
    internal void Check()
    {
        Require(MaximumWeight >= 1, $"The largest weight is {MaximumWeight} times the mean; give 1 or more.");
        Require(Iterations >= 1, $"{Iterations} iterations: give 1 or more.");
        Require(Tolerance is > 0 and < 1, $"The tolerance is {Tolerance}; it is a share, above 0 and below 1.");
        Require(Bins is >= 2 and <= 100, $"{Bins} bins: give 2 to 100.");
    }

    private static void Require(bool condition, FormattableString message)
    {
        if (!condition) throw new SpeechDataException("SamplingOptionInvalid", SpeechDataProblem.InvalidArgument, FormattableString.Invariant(message));
    }
}
