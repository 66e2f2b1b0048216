using System.Text.RegularExpressions;

namespace AsrDataTools.Packaging;

/// <summary>
/// The full texts of licenses, for packages that name theirs without carrying it. MIT's is our own license's; the others are found in the
/// notices that packages bring for what they have taken from others.
/// </summary>
public sealed partial class LicenseTexts
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <param name="ownLicense">The text of our own license, MIT.</param>
    /// <param name="notices">The license files and notices of the packages.</param>
    public LicenseTexts(string ownLicense, IEnumerable<string> notices)
    {
        if (Mit().Match(ownLicense) is not { Success: true } mit) throw new PackagingException("Our own LICENSE does not hold the terms of MIT.");
        _texts["MIT"] = mit.Value;
        foreach (string notice in notices)
        {
            if (Apache().Match(notice) is { Success: true } apache) _texts.TryAdd("Apache-2.0", apache.Value.Trim('\n'));
            foreach (Match bsd in Bsd().Matches(notice))
            {
                // The form that names no one: who holds the copyright is said beside.
                if (NoName().IsMatch(bsd.Value)) _texts.TryAdd("BSD-3-Clause", bsd.Value);
            }
        }
    }

    public bool Has(string identifier) => _texts.ContainsKey(identifier);

    public string this[string identifier] => _texts[identifier];

    /// <summary>MIT when the terms of a package's license file are word for word MIT's, else null.</summary>
    public string? Recognize(string license) => Words(license).Contains(Words(_texts["MIT"]), StringComparison.Ordinal) ? "MIT" : null;

    private static string Words(string text) => Blank().Replace(text, " ");

    [GeneratedRegex(@"Permission is hereby granted, free of charge.*?OTHER DEALINGS IN(?: THE)?\s+SOFTWARE\.", RegexOptions.Singleline)]
    private static partial Regex Mit();

    [GeneratedRegex(@"^[ \t]*Apache License[ \t]*\n[ \t]*Version 2\.0, January 2004.*?END OF TERMS AND CONDITIONS", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Apache();

    [GeneratedRegex(@"Redistribution and use in source and binary forms.*?POSSIBILITY OF\s+SUCH DAMAGE\.", RegexOptions.Singleline)]
    private static partial Regex Bsd();

    [GeneratedRegex(@"Neither the name of the copyright holder nor the names of its\s+contributors")]
    private static partial Regex NoName();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
