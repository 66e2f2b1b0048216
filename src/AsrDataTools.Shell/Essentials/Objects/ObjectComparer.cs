using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace AsrDataTools.Shell.Essentials.Objects;

/// <summary>
/// Orders values as the language does: null first, text without regard to case unless asked, numbers by
/// value across types, and whatever cannot be compared by its text.
/// </summary>
internal sealed class ObjectComparer(bool caseSensitive, CultureInfo? culture = null) : IComparer<object?>, IEqualityComparer<object?>
{
    private readonly CultureInfo _culture = culture ?? CultureInfo.CurrentCulture;
    private readonly StringComparer _texts = StringComparer.Create(culture ?? CultureInfo.CurrentCulture, !caseSensitive);

    public int Compare(object? x, object? y)
    {
        x = Unwrap(x);
        y = Unwrap(y);
        if (x is null || y is null)
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        if (x is string a && y is string b)
            return CompareText(a, b);
        if (x is not string && LanguagePrimitives.TryCompare(x, y, !caseSensitive, _culture, out int order))
            return order;
        return CompareText(TextOf(x), TextOf(y));
    }

    public new bool Equals(object? x, object? y)
    {
        x = Unwrap(x);
        y = Unwrap(y);
        return x is null || y is null ? x is null && y is null : Compare(x, y) == 0;
    }

    /// <summary>Alike for numbers of any type and for the texts that spell them, since those are equal.</summary>
    public int GetHashCode(object? value)
    {
        object? bare = Unwrap(value);
        if (bare is null)
            return 0;
        if (bare is int integer)
            return ((double)integer).GetHashCode();
        string text = bare as string ?? TextOf(bare);
        return double.TryParse(text, NumberStyles.Float, _culture, out double number) ? number.GetHashCode() : _texts.GetHashCode(text);
    }

    private int CompareText(string a, string b) => _texts.Compare(a, b);

    private string TextOf(object value) => value is IEnumerable
        ? LanguagePrimitives.ConvertTo<string>(value)
        : (string)LanguagePrimitives.ConvertTo(value, typeof(string), _culture);

    private static object? Unwrap(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
}
