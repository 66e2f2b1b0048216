namespace AsrDataTools.Acoustics;

/// <summary>Reads what corpora are grouped and weighed by from a profile, by name: a measure, a category, any other column.</summary>
public static class ProfileProperty
{
    private static readonly Dictionary<string, AcousticMeasure> Measures = AcousticMeasure.All.ToDictionary(measure => measure.Name, StringComparer.OrdinalIgnoreCase);
    private static readonly Dictionary<string, AcousticCategory> Categories = AcousticCategory.All.ToDictionary(category => category.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The measures and categories, without the other columns.</summary>
    public static IEnumerable<string> Names => Measures.Keys.Concat(Categories.Keys);

    /// <summary>Whether profiles have it, letter case aside.</summary>
    public static bool Exists(string name) => Measures.ContainsKey(name) || Categories.ContainsKey(name) || ProfileField.Find(name) is not null;

    /// <summary>The value; null where it could not be taken, and for a name that profiles do not have.</summary>
    public static object? Get(AcousticProfile profile, string name)
    {
        if (Measures.TryGetValue(name, out AcousticMeasure? measure)) return measure.Value(profile);
        if (!Categories.TryGetValue(name, out AcousticCategory? category)) return ProfileField.Find(name)?.Get(profile);

        // What a category calls absence is a value only where absence says something: a recording without the trace of a codec.
        return category.Value(profile) ?? (category.Name == nameof(AcousticProfile.CodecTrace) ? "no trace" : null);
    }
}
