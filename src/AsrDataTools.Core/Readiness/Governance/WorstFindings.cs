namespace AsrDataTools.Readiness;

/// <summary>Keeps the gravest of many findings: violations before what cannot be told, errors before warnings, of each rule the first ones.</summary>
/// <param name="most">How many.</param>
internal sealed class WorstFindings(int most)
{
    private const int MostOfRule = 20;

    private readonly Dictionary<string, List<Finding>> _byRule = [];

    /// <summary>All that came.</summary>
    public long Count { get; private set; }

    public IReadOnlyList<Finding> All =>
    [
        .. _byRule.Values.SelectMany(findings => findings)
            .OrderBy(finding => finding.IsUnknown).ThenByDescending(finding => finding.Severity).ThenBy(finding => finding.Rule, StringComparer.Ordinal)
            .Take(most),
    ];

    public void Add(Finding finding)
    {
        Count++;
        if (!_byRule.TryGetValue(finding.Rule, out List<Finding>? findings)) _byRule[finding.Rule] = findings = [];
        if (findings.Count < MostOfRule) findings.Add(finding);
    }
}
