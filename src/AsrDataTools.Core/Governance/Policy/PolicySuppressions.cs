namespace AsrDataTools.Governance.Policy;

/// <summary>Findings that the policy accepts until a day.</summary>
internal sealed class PolicySuppressions(GovernancePolicy policy, DateOnly day)
{
    private readonly GovernanceSuppression[] _valid = [.. policy.Suppression.Where(entry => entry.Expires >= day)];

    public long Count { get; private set; }

    /// <returns>Whether what a rule finds at a path is accepted.</returns>
    public bool Take(string rule, string path)
    {
        if (!_valid.Any(entry => entry.Rule == rule && policy.Matches(entry.Pattern, path))) return false;
        Count++;
        return true;
    }
}
