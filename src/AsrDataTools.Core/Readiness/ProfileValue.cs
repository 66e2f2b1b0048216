using System.Globalization;
using System.Reflection;
using AsrDataTools.Acoustics;

namespace AsrDataTools.Readiness;

/// <summary>Reads a measure of a profile by its name.</summary>
internal static class ProfileValue
{
    private static readonly Dictionary<string, PropertyInfo> Properties = typeof(AcousticProfile)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the measure is a number in the sense of an amount: a sampling rate is a category.</summary>
    public static bool IsNumeric(string measure) =>
        measure != nameof(AcousticProfile.SampleRate)
        && Properties.TryGetValue(measure, out PropertyInfo? property)
        && (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) is Type type
        && (type == typeof(double) || type == typeof(int));

    /// <summary>The value of a numeric measure; null where it was not taken.</summary>
    public static double? Number(AcousticProfile profile, string measure) =>
        Properties[measure].GetValue(profile) is object value ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : null;

    /// <summary>The values of a numeric measure that were taken.</summary>
    public static double[] Numbers(IEnumerable<AcousticProfile> profiles, string measure) =>
        [.. profiles.Select(profile => Number(profile, measure)).OfType<double>()];

    /// <summary>The value of a categorical measure as text; null where it was not taken.</summary>
    public static string? Text(AcousticProfile profile, string measure) =>
        Properties.TryGetValue(measure, out PropertyInfo? property) && property.GetValue(profile) is object value
            ? Convert.ToString(value, CultureInfo.InvariantCulture)
            : null;
}
