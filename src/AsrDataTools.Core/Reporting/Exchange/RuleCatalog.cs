using AsrDataTools.Acoustics;
using AsrDataTools.Annotation.Rules;
using AsrDataTools.Corpus;
using AsrDataTools.Governance.Policy;

namespace AsrDataTools.Reporting;

/// <summary>What is known of a rule whose findings are reported.</summary>
/// <param name="Id">Stands in <see cref="Finding.Rule"/>.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Description">What it looks for; null for a rule that is not known.</param>
/// <param name="Remedy">What to do, in general; null where the rule does not say.</param>
/// <param name="Severity">How grave its findings mostly are.</param>
/// <param name="Controls">Laws and standards that it refers to.</param>
internal sealed record RuleDescription(string Id, string Name, string? Description, string? Remedy, Severity Severity, IReadOnlyList<string> Controls);

/// <summary>All rules of the engine, by id.</summary>
internal static class RuleCatalog
{
    private static readonly Dictionary<string, RuleDescription> Known = GovernanceRules.All.Select(rule => new RuleDescription(rule.Id, rule.Name, rule.Description, rule.Remedy, rule.Severity, [.. rule.Controls.Select(control => control.ToString())]))
        .Concat(AnnotationRules.All.Select(rule => new RuleDescription(rule.Id, rule.Id, rule.Description, rule.Remedy, rule.Severity, [])))
        .Concat(ManifestRules.All.Select(rule => new RuleDescription(rule.Id, rule.Id, rule.Description, null, rule.Severity, [])))
        .Concat(DeclarationAudit.Rules.Select(rule => new RuleDescription(rule.Id, rule.Id, rule.Description, null, Severity.Error, [])))
        .GroupBy(rule => rule.Id).ToDictionary(group => group.Key, group => group.First());

    /// <summary>A rule of elsewhere is known by its name alone.</summary>
    public static RuleDescription Of(Finding finding) => Known.GetValueOrDefault(finding.Rule) ?? new(finding.Rule, finding.Rule, null, null, finding.Severity, []);
}
