using System.Globalization;

namespace AsrDataTools.Governance.Policy;

/// <summary>Exceptions of the policy that have run out.</summary>
internal sealed class SuppressionExpired : GovernanceRule
{
    public override string Id => "GOV025";

    public override Severity Severity => Severity.Warning;

    public override string Description => "A suppression of the policy has expired: what it accepted is no longer accepted";

    public override string Remedy => "put right what was suppressed and take the suppression out of the policy, or renew it with a later date";

    public override string Unit => "suppressions";

    public override IReadOnlyList<ControlReference> Controls { get; } = [Policy.Controls.Accountability, Policy.Controls.LegalRequirements];

    internal override bool IsAsked(GovernanceContext context) => context.Policy.Suppression.Count > 0;

    internal override void Finish(GovernanceContext context)
    {
        DateOnly day = DateOnly.FromDateTime(context.AuditDate.Date);
        foreach (GovernanceSuppression entry in context.Policy.Suppression)
        {
            Sheet.Count();
            if (entry.Expires >= day) continue;
            Sheet.Break(
                context.Policy.Path ?? context.Policy.Folder,
                string.Create(CultureInfo.InvariantCulture, $"the suppression of {entry.Rule} for '{entry.Pattern}' expired on {entry.Expires:yyyy-MM-dd} ({day.DayNumber - entry.Expires.DayNumber:N0} days ago): {entry.Reason}"),
                "put right what was suppressed and take the suppression out of the policy, or renew it with a later date",
                about: $"{entry.Rule} {entry.Pattern}");
        }
    }
}
