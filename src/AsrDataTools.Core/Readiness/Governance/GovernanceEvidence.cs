using System.Globalization;
using AsrDataTools.Governance.Policy;

namespace AsrDataTools.Readiness;

/// <summary>What the governance gate rests on.</summary>
/// <param name="Policy">What the policy is called.</param>
/// <param name="AuditDate">The day on which consent and retention were judged.</param>
/// <param name="Answers">Demand by demand.</param>
/// <param name="Findings">The gravest, at most <see cref="MostFindings"/>.</param>
/// <param name="FindingCount">All that were found.</param>
public sealed record GovernanceEvidence(string Policy, DateOnly AuditDate, IReadOnlyList<GovernanceAnswer> Answers, IReadOnlyList<Finding> Findings, long FindingCount)
{
    public const int MostFindings = 200;

    /// <summary>Files, folders and links that were looked at.</summary>
    public long Entries { get; init; }

    /// <summary>Rows of manifests.</summary>
    public long Rows { get; init; }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Policy}: {FindingCount:N0} findings by {Answers.Count} rules");
}
