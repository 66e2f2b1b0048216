using System.Globalization;
using AsrDataTools.Governance.Policy;

namespace AsrDataTools.Governance.Packaging;

/// <summary>Gathers what is wrong with one package. A rule that is broken without end is named so often and then counted. Not for several threads at once.</summary>
/// <param name="package">Absolute path of the package.</param>
internal sealed class PackageFindings(string package)
{
    /// <summary>Findings of one rule that are named each.</summary>
    private const int MostOfOneRule = 10_000;

    private readonly List<Finding> _findings = [];
    private readonly Dictionary<PackageRule, long> _counts = [];

    /// <summary>How often the rule was broken, also where it is no longer named.</summary>
    public long Count(PackageRule rule) => _counts.GetValueOrDefault(rule);

    /// <summary>Something is wrong.</summary>
    /// <param name="rule">Which rule.</param>
    /// <param name="severity">How bad it is.</param>
    /// <param name="about">The path within the package that it is about, as its manifests write it.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="remedy">What to do.</param>
    /// <param name="file">The file that holds the line, within the package; the one it is about unless given.</param>
    /// <param name="line">Counted from 1.</param>
    public void Add(PackageRule rule, Severity severity, string about, string message, string remedy, string? file = null, long? line = null)
    {
        long count = _counts[rule] = Count(rule) + 1;
        if (count > MostOfOneRule) return;
        _findings.Add(new Finding
        {
            Rule = rule.ToString(),
            Severity = severity,
            Message = FileNameText.Visible(message),
            Path = Full(file ?? about),
            Line = line,
            Remedy = remedy,
            SuppressionId = $"{rule}|{Path.GetFileName(package)}|{about}",
        });
    }

    /// <summary>Everything found, worst first; within that in the order of finding.</summary>
    public IReadOnlyList<Finding> ToList() =>
    [
        .. _findings.OrderByDescending(finding => finding.Severity),
        .. _counts.Where(rule => rule.Value > MostOfOneRule).Select(rule => new Finding
        {
            Rule = rule.Key.ToString(),
            Severity = Severity.Error,
            Message = string.Create(CultureInfo.InvariantCulture, $"{rule.Value - MostOfOneRule:N0} more findings of this rule are not named."),
            Path = package,
        }),
    ];

    // A path that is refused is not followed, not even to name it.
    private string Full(string path) => BagPath.Danger(path) is null ? Path.Combine(package, path) : package;
}
