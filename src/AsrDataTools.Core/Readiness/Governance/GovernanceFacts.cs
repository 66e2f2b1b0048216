using AsrDataTools.Governance.Policy;

namespace AsrDataTools.Readiness;

/// <summary>Turns the answers of rules into facts with a threshold: nothing may break a demand.</summary>
internal static class GovernanceFacts
{
    public static GateEvidence Of(GovernanceAnswer answer)
    {
        GovernanceRule rule = GovernanceRules.Named(answer.Rule);
        return new(answer.Rule, answer.Broken, null, null, 0, answer.Verdict)
        {
            Title = Title(answer.Name),
            Subject = null,
            Effect = "broken",
            WarnThreshold = 0,
            Weight = rule.Severity == Severity.Error ? EvidenceWeight.Decisive : EvidenceWeight.Contributing,
        };
    }

    /// <summary>"OutsideAllowedRoot" as people say it: "Outside allowed root"; words in the spelling of messages, "licence".</summary>
    public static string Title(string name) => string.Concat(name.Select((letter, index) => index > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : letter.ToString())).Replace("Acl ", "ACL ", StringComparison.Ordinal).Replace("icense", "icence", StringComparison.Ordinal);
}
