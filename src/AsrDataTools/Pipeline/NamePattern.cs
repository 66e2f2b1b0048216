using System.Management.Automation;

namespace AsrDataTools.Pipeline;

/// <summary>Wildcards in parameters that name rules, fixes or measures.</summary>
internal static class NamePattern
{
    /// <summary>
    /// The names that the patterns match, in any letter case. A pattern that matches none stays as it is: whoever takes the names refuses it,
    /// with the nearest that it knows.
    /// </summary>
    public static IEnumerable<string> Expand(IEnumerable<string> patterns, IEnumerable<string> names) => patterns.SelectMany(pattern =>
    {
        WildcardPattern wildcard = new(pattern, WildcardOptions.IgnoreCase);
        string[] matching = [.. names.Where(wildcard.IsMatch)];
        return matching.Length > 0 ? matching : [pattern];
    });
}
