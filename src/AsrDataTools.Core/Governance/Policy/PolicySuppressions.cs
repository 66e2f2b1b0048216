namespace AsrDataTools.Governance.Policy;

/// <summary>Findings that the policy accepts until a day.</summary>
internal sealed class PolicySuppressions(GovernancePolicy policy, DateOnly day)
{
    private readonly GovernanceSuppression[] _valid = [.. policy.Suppression.Where(entry => entry.Expires >= day)];

    public long Count { get; private set; }

    /// <returns>Whether the finding is accepted.</returns>
    public bool Take(Finding finding)
    {
        if (!_valid.Any(entry => entry.Rule == finding.Rule && finding.Path is { } path && policy.Matches(entry.Pattern, path))) return false;
        Count++;
        return true;
    }
}
