using System.Collections;
using System.Globalization;
using System.Reflection;

namespace AsrDataTools.Acoustics;

/// <summary>One property of <see cref="AcousticProfile"/> as a column of a table: text and loosely typed values in and out.</summary>
public sealed class ProfileField
{
    private static readonly Dictionary<string, ProfileField> ByName;

    private readonly PropertyInfo _property;
    private readonly Type _type;

    static ProfileField()
    {
        All =
        [
            .. typeof(AcousticProfile).GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.CanWrite && property.Name != nameof(AcousticProfile.Segments))
                .Select(property => new ProfileField(property)),
        ];
        ByName = All.ToDictionary(field => field.Name, StringComparer.OrdinalIgnoreCase);
    }

    private ProfileField(PropertyInfo property)
    {
        _property = property;
        _type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
    }

    /// <summary>All properties in their order, but for the speech segments, which do not fit a cell.</summary>
    public static IReadOnlyList<ProfileField> All { get; }

    public string Name => _property.Name;

    /// <summary>The type of its values; of one that may be absent the type of what is there.</summary>
    internal Type Type => _type;

    /// <summary>The field of a column, letter case aside; null for a column of another kind.</summary>
    public static ProfileField? Find(string name) => ByName.GetValueOrDefault(name);

    public object? Get(AcousticProfile profile) => _property.GetValue(profile);

    /// <summary>The value as text, invariant; empty when there is none.</summary>
    public string GetText(AcousticProfile profile) => Get(profile) switch
    {
        null => string.Empty,
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString() ?? string.Empty,
    };

    /// <summary>Sets the value from text, a number, a list or a value of the right type. Nothing and empty text leave it unset.</summary>
    /// <exception cref="FormatException">The value does not fit; the message says what is expected.</exception>
    internal void Set(AcousticProfile profile, object? value)
    {
        if (value is null || value is string { Length: 0 }) return;
        _property.SetValue(profile, _type.IsInstanceOfType(value) ? value : Convert(value));
    }

    private object Convert(object value)
    {
        if (_type == typeof(TextList))
            return value is IEnumerable items and not string ? new TextList(items.Cast<object?>().Select(Text)) : TextList.Parse(Text(value));
        string text = Text(value).Trim();
        if (_type == typeof(string)) return text;
        if (_type == typeof(double))
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : throw Misfit(text, "a number with a decimal point");
        if (_type == typeof(int))
        {
            // Other programs write whole numbers as 8000.0.
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double whole)
                && whole == Math.Truncate(whole) && Math.Abs(whole) <= int.MaxValue ? (int)whole : throw Misfit(text, "a whole number");
        }

        if (_type == typeof(bool)) return bool.TryParse(text, out bool flag) ? flag : text == "1" || (text == "0" ? false : throw Misfit(text, "true or false"));
        return Enum.TryParse(_type, text, ignoreCase: true, out object? named) && Enum.IsDefined(_type, named)
            ? named : throw Misfit(text, $"one of {string.Join(", ", Enum.GetNames(_type))}");
    }

    private static string Text(object? value) => System.Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;

    private FormatException Misfit(string text, string expected) => new($"{Name} is '{text}', which is not {expected}");
}
