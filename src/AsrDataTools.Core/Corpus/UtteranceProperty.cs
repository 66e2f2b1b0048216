using System.Globalization;
using System.Reflection;

namespace AsrDataTools.Corpus;

/// <summary>Reads a property of an utterance, or a column that has no place of its own, by name: what tables are grouped and weighed by.</summary>
public static class UtteranceProperty
{
    private static readonly Dictionary<string, Func<SpeechUtterance, object?>> Getters = typeof(SpeechUtterance)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.Name != nameof(SpeechUtterance.Extra))
        .ToDictionary(property => property.Name, GetterOf, StringComparer.OrdinalIgnoreCase);

    /// <summary>Names of the properties; columns of <see cref="SpeechUtterance.Extra"/> come in addition.</summary>
    public static IReadOnlyCollection<string> Names => Getters.Keys;

    /// <summary>The value, boxed; null where the utterance has none.</summary>
    /// <param name="name">Name of a property (any letter case) or of a column in <see cref="SpeechUtterance.Extra"/> (exact).</param>
    public static object? Get(SpeechUtterance utterance, string name) =>
        Getters.TryGetValue(name, out Func<SpeechUtterance, object?>? getter) ? getter(utterance) : utterance.Extra.GetValueOrDefault(name);

    /// <summary>The value as invariant text; null where the utterance has none.</summary>
    public static string? Text(SpeechUtterance utterance, string name) => Get(utterance, name) switch
    {
        null => null,
        string text => text,
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        object value => value.ToString(),
    };

    // A compiled delegate: millions of rows are grouped by these.
    private static Func<SpeechUtterance, object?> GetterOf(PropertyInfo property)
    {
        MethodInfo make = typeof(UtteranceProperty).GetMethod(nameof(Boxed), BindingFlags.NonPublic | BindingFlags.Static)!;
        return (Func<SpeechUtterance, object?>)make.MakeGenericMethod(property.PropertyType).Invoke(null, [property.GetMethod])!;
    }

    private static Func<SpeechUtterance, object?> Boxed<T>(MethodInfo getter)
    {
        Func<SpeechUtterance, T> typed = getter.CreateDelegate<Func<SpeechUtterance, T>>();
        return utterance => typed(utterance);
    }
}
