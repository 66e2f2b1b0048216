using AsrDataTools.Acoustics;

namespace AsrDataTools.Readiness;

/// <summary>Reads a compared measure of a profile by its name.</summary>
internal static class ProfileValue
{
    private static readonly Dictionary<string, AcousticMeasure> Measures = AcousticMeasure.All.ToDictionary(measure => measure.Name);

    private static readonly Dictionary<string, AcousticCategory> Categories = AcousticCategory.All.ToDictionary(category => category.Name);

    public static bool IsNumeric(string measure) => Measures.ContainsKey(measure);

    public static bool IsCategorical(string measure) => Categories.ContainsKey(measure);

    /// <summary>The value of a numeric measure; null where it was not taken.</summary>
    public static double? Number(AcousticProfile profile, string measure) =>
        Measures[measure].Value(profile) is double value && double.IsFinite(value) ? value : null;

    /// <summary>The value of a numeric measure as it is compared: within the bounds beyond which differences do not matter.</summary>
    public static double? Compared(AcousticProfile profile, string measure) => Measures[measure].ComparedValue(profile);

    /// <summary>The values of a numeric measure that were taken.</summary>
    public static double[] Numbers(IEnumerable<AcousticProfile> profiles, string measure) =>
        [.. profiles.Select(profile => Number(profile, measure)).OfType<double>()];

    /// <summary>The value of a categorical measure, or the name of its absence.</summary>
    public static string Text(AcousticProfile profile, string measure) => Categories[measure].ValueOrAbsent(profile);
}
