namespace AsrDataTools.Governance.Policy;

/// <summary>What became of one demand: a rule and its verdict.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Name">Its name.</param>
/// <param name="Verdict">Fail where something breaks it gravely, else Unknown where something cannot be told or nothing was looked at, else Warn, else Pass.</param>
/// <param name="Judged">Files, folders, rows or speakers that it looked at.</param>
/// <param name="Broken">Of these, such as break the policy.</param>
/// <param name="Undetermined">Of these, such as cannot be told.</param>
/// <param name="Accepted">Of these, such as a suppression or baseline accepts.</param>
/// <param name="Controls">Where laws and standards ask for it.</param>
public sealed record GovernanceAnswer(string Rule, string Name, Verdict Verdict, long Judged, long Broken, long Undetermined, long Accepted, TextList Controls)
{
    internal static GovernanceAnswer Of(GovernanceRule rule)
    {
        GovernanceSheet sheet = rule.Sheet;
        Verdict verdict = sheet.Worst == Severity.Error ? Verdict.Fail
            : sheet.Unknown > 0 || sheet.Judged == 0 ? Verdict.Unknown
            : sheet.Worst == Severity.Warning ? Verdict.Warn
            : Verdict.Pass;
        return new(rule.Id, rule.Name, verdict, sheet.Judged, sheet.Broken, sheet.Unknown, sheet.Accepted, new(rule.Controls.Select(control => control.ToString())));
    }
}
