namespace AsrDataTools.Packaging;

/// <summary>An SPDX expression as packages have them: identifiers joined by OR, or by AND.</summary>
public static class LicenseExpression
{
    /// <summary>The licenses that what is shipped is under: all of an AND; of an OR the first whose text is at hand.</summary>
    /// <param name="expression">Such as <c>MS-PL OR Apache-2.0</c>.</param>
    /// <param name="hasText">Whether the text of a license is at hand.</param>
    /// <exception cref="PackagingException">No such text, or an expression of another form.</exception>
    public static IReadOnlyList<string> Choose(string expression, Func<string, bool> hasText)
    {
        bool alternatives = expression.Contains(" OR ", StringComparison.Ordinal);
        string[] identifiers = expression.Split(alternatives ? " OR " : " AND ", StringSplitOptions.TrimEntries);
        if (identifiers.FirstOrDefault(one => one.Length == 0 || one.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.' or '+'))) is string odd)
        {
            throw new PackagingException($"'{odd}' of the license expression '{expression}' is no single identifier. Teach LicenseExpression this form.");
        }

        if (alternatives && identifiers.FirstOrDefault(hasText) is string chosen) return [chosen];
        return !alternatives && identifiers.All(hasText)
            ? identifiers
            : throw new PackagingException($"No text of a license of '{expression}' is among the files of the packages. Teach LicenseTexts where it is.");
    }
}
