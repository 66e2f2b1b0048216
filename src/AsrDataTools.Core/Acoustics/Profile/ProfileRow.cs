using System.Globalization;

namespace AsrDataTools.Acoustics;

/// <summary>A profile as it came from a table or another loosely typed source.</summary>
/// <param name="Profile">What could be told from the known columns.</param>
/// <param name="Extra">Columns that a profile has no place for, such as a weight.</param>
public sealed record ProfileRow(AcousticProfile Profile, IReadOnlyDictionary<string, string> Extra)
{
    // What a profile shares with other tables, manifests above all, does not make one.
    private static readonly HashSet<string> Labels = new(StringComparer.OrdinalIgnoreCase)
    {
        nameof(AcousticProfile.Path), nameof(AcousticProfile.Channel), nameof(AcousticProfile.Id), nameof(AcousticProfile.StartSeconds),
        nameof(AcousticProfile.Speaker), nameof(AcousticProfile.Recording), nameof(AcousticProfile.Environment),
        nameof(AcousticProfile.Device), nameof(AcousticProfile.DeclaredSampleRate), nameof(AcousticProfile.DeclaredCodec),
        nameof(AcousticProfile.DeclaredBandwidth), nameof(AcousticProfile.DeclaredBitDepth), nameof(AcousticProfile.DeclaredChannels),
        nameof(AcousticProfile.DeclaredDurationSeconds), nameof(AcousticProfile.Container), nameof(AcousticProfile.Codec),
        nameof(AcousticProfile.SampleRate), nameof(AcousticProfile.BitDepth), nameof(AcousticProfile.Channels),
        nameof(AcousticProfile.DurationSeconds), nameof(AcousticProfile.Remarks),
    };

    /// <summary>True when at least one column is a measure.</summary>
    public static bool HasMeasure(IEnumerable<string> columns) =>
        columns.Any(column => ProfileField.Find(column) is not null && !Labels.Contains(column));

    /// <summary>Makes a profile of named values; a name that is no property of a profile goes to <see cref="Extra"/>.</summary>
    /// <param name="fields">Names and values: text, numbers, lists or values of the property's own type.</param>
    /// <param name="place">Where the row stands, which is its path when none is given.</param>
    /// <exception cref="FormatException">A value does not fit its column.</exception>
    public static ProfileRow Create(IEnumerable<KeyValuePair<string, object?>> fields, string place)
    {
        AcousticProfile profile = new() { Path = string.Empty };
        Dictionary<string, string> extra = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, object? value) in fields)
        {
            if (ProfileField.Find(name) is { } field) field.Set(profile, value);
            else if (value is not null) extra[name] = Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
        }

        return new ProfileRow(profile.Path.Length > 0 ? profile : profile with { Path = profile.Id ?? place }, extra);
    }
}
