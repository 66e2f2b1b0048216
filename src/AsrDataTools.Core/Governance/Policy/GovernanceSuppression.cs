namespace AsrDataTools.Governance.Policy;

/// <summary>Findings that somebody has accepted for a while.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Pattern">Paths relative to the policy's folder; <c>*</c> stands for any characters.</param>
/// <param name="Reason">Why that is acceptable.</param>
/// <param name="Expires">Last day on which it is.</param>
public sealed record GovernanceSuppression(string Rule, string Pattern, string Reason, DateOnly Expires);
