namespace AsrDataTools;

/// <summary>Counts findings by rule and severity, and holds back those that a baseline knows. Not for several threads at once.</summary>
/// <param name="baseline">Suppression identifiers of findings that are known; null for none.</param>
public sealed class FindingTally(IReadOnlySet<string>? baseline = null)
{
    private readonly Dictionary<string, long> _byRule = [];
    private readonly SortedDictionary<Severity, long> _bySeverity = [];

    /// <summary>Findings of each severity, those of the baseline left out.</summary>
    public IReadOnlyDictionary<Severity, long> BySeverity => _bySeverity;

    /// <summary>Findings by rule, most first.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> ByRule => [.. _byRule.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal)];

    /// <summary>Findings that the baseline knows.</summary>
    public long Suppressed { get; private set; }

    /// <summary>Counts a finding.</summary>
    /// <returns>False where the baseline knows it.</returns>
    public bool Take(Finding finding)
    {
        if (finding.SuppressionId is { } id && baseline is not null && baseline.Contains(id))
        {
            Suppressed++;
            return false;
        }

        _byRule[finding.Rule] = _byRule.GetValueOrDefault(finding.Rule) + 1;
        _bySeverity[finding.Severity] = _bySeverity.GetValueOrDefault(finding.Severity) + 1;
        return true;
    }
}
