using System.Globalization;
using AsrDataTools.Governance.Policy;

namespace AsrDataTools.Readiness;

/// <summary>Says in plain words, with figures, what breaks the policy, what cannot be told, and what to do.</summary>
internal static class GovernanceReasons
{
    /// <summary>Gravest first; never empty.</summary>
    public static IEnumerable<string> For(GovernanceEvidence evidence)
    {
        if (evidence.Answers.Count == 0) return [$"{evidence.Policy} asks for nothing"];
        string[] reasons = [.. Telling(evidence).Select(answer => Reason(answer, evidence))];
        return reasons.Length > 0
            ? reasons
            : [string.Create(CultureInfo.InvariantCulture, $"{evidence.Policy}: all {evidence.Answers.Count} demands are met by {evidence.Entries:N0} files and folders and {evidence.Rows:N0} rows")];
    }

    /// <summary>What to do, rule by rule.</summary>
    public static IEnumerable<string> Remedies(GovernanceEvidence evidence)
    {
        foreach (GovernanceAnswer answer in Telling(evidence))
        {
            Finding[] findings = [.. evidence.Findings.Where(finding => finding.Rule == answer.Rule)];
            if (findings.Length == 1 && findings[0].Remedy is { } only) yield return only;
            else if (answer.Broken > 0) yield return string.Create(CultureInfo.InvariantCulture, $"{GovernanceRules.Named(answer.Rule).Remedy}: {answer.Broken:N0} of {answer.Judged:N0} {GovernanceRules.Named(answer.Rule).Unit} ({answer.Rule})");
            else if (findings.Length > 0 && findings[0].Remedy is { } first) yield return $"{first} ({answer.Rule} {answer.Name})";
            else yield return $"give the audit something that {answer.Rule} {answer.Name} can judge";
        }
    }

    private static IEnumerable<GovernanceAnswer> Telling(GovernanceEvidence evidence) => evidence.Answers
        .Where(answer => answer.Verdict != Verdict.Pass)
        .OrderBy(answer => answer.Verdict switch { Verdict.Fail => 0, Verdict.Unknown => 1, _ => 2 })
        .ThenByDescending(answer => answer.Broken);

    private static string Reason(GovernanceAnswer answer, GovernanceEvidence evidence)
    {
        string title = GovernanceFacts.Title(answer.Name).ToLowerInvariant();
        if (answer.Judged == 0) return $"{title}: nothing to judge was found";
        Finding? first = evidence.Findings.FirstOrDefault(finding => finding.Rule == answer.Rule && finding.IsUnknown == (answer.Broken == 0));
        string more = answer.Broken + answer.Undetermined > 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(answer.Broken > 0 ? answer.Broken : answer.Undetermined):N0} of {answer.Judged:N0} {GovernanceRules.Named(answer.Rule).Unit}{(answer.Broken == 0 ? " cannot be told" : "")}; ")
            : "";
        return $"{title}: {more}{first?.Message ?? "not told"}";
    }
}
