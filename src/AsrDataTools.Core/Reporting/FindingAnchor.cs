using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AsrDataTools.Reporting;

/// <summary>Names that findings keep from report to report, so that a link to one stays good.</summary>
internal static class FindingAnchor
{
    /// <summary>One name each, in the order of the findings: <c>finding-gov018-3fa9c07b12</c>.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<Finding> findings)
    {
        Dictionary<string, int> taken = new(StringComparer.Ordinal);
        string[] names = new string[findings.Count];
        for (int index = 0; index < names.Length; index++)
        {
            string name = Of(findings[index]);
            int before = taken.GetValueOrDefault(name);
            taken[name] = before + 1;
            names[index] = before == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{before + 1}");
        }

        return names;
    }

    // The key of suppression does not move with the folder; where there is none, what is said of which place.
    private static string Of(Finding finding)
    {
        string key = finding.SuppressionId ?? string.Create(CultureInfo.InvariantCulture, $"{finding.Path}\n{finding.Line}\n{finding.Id}\n{finding.StartSeconds}\n{finding.Message}");
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{finding.Rule}\n{key}")))[..10];
        string rule = new([.. finding.Rule.ToLowerInvariant().Select(character => char.IsAsciiLetterOrDigit(character) ? character : '-')]);
        return $"finding-{rule[..Math.Min(rule.Length, 40)]}-{hash}";
    }
}
