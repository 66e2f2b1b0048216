namespace AsrDataTools.Acoustics;

/// <summary>Refuses a comparison that cannot mean anything, and says why.</summary>
internal static class AcousticComparisonCheck
{
    public static void Check(IReadOnlyList<AcousticProfile> reference, IReadOnlyList<AcousticProfile> difference, AcousticComparisonOptions options)
    {
        if (reference.Count == 0) throw Nothing("-Reference (production)");
        if (difference.Count == 0) throw Nothing("-Difference (training)");
        Require(options.ConfidenceLevel is >= 0.5 and <= 0.999, $"The confidence level {options.ConfidenceLevel} is outside 0.5 … 0.999.");
        Require(options.Replicates >= 100, $"{options.Replicates} replicates are too few for an interval; give at least 100.");
        Require(options.ThrottleLimit >= 1, $"The throttle limit must be at least 1.");
        Require(options.MaximumJointProfiles >= 100, $"The joint row needs at least 100 profiles of a side to draw from.");
        Thresholds(options.WarnThreshold, options.FailThreshold, 1, "effect size");
        Thresholds(options.ShapeWarnThreshold, options.ShapeFailThreshold, double.MaxValue, "change of shape");
        Thresholds(options.UncoveredWarnThreshold, options.UncoveredFailThreshold, 1, "uncovered share");
        Weights(options.ReferenceWeights, reference.Count, "production");
        Weights(options.DifferenceWeights, difference.Count, "training");
        foreach (string name in options.Measures ?? [])
        {
            if (!AcousticComparison.MeasureNames.Contains(name, StringComparer.OrdinalIgnoreCase))
                throw Invalid("MeasureUnknown", $"There is no measure '{name}'. Did you mean '{NearestName.Of(name, AcousticComparison.MeasureNames)}'? Known are: {string.Join(", ", AcousticComparison.MeasureNames)}.");
        }
    }

    private static void Thresholds(double warn, double fail, double most, string what) =>
        Require(warn > 0 && warn <= fail && fail <= most, $"The thresholds of the {what} must be above 0 and rise: warn {warn}, fail {fail}.");

    private static void Weights(IReadOnlyList<double>? weights, int count, string side)
    {
        if (weights is null) return;
        Require(weights.Count == count, $"There are {weights.Count} weights for {count} profiles of {side}.");
        Require(weights.All(w => double.IsFinite(w) && w >= 0), $"A weight of {side} is negative or not a number.");
        Require(weights.Any(w => w > 0), $"All weights of {side} are 0.");
    }

    private static void Require(bool condition, FormattableString message)
    {
        if (!condition) throw Invalid("ComparisonOptionInvalid", FormattableString.Invariant(message));
    }

    private static SpeechDataException Nothing(string side) => new(
        "NothingToCompare", SpeechDataProblem.InvalidArgument, $"There is no profile for {side}; give audio files, folders, saved profiles or the output of Get-AcousticProfile.");

    private static SpeechDataException Invalid(string id, string message) => new(id, SpeechDataProblem.InvalidArgument, message);
}
