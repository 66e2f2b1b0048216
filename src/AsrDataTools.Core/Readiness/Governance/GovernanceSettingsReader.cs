using System.Collections;
using AsrDataTools.Governance.Policy;

namespace AsrDataTools.Readiness;

/// <summary>Reads the governance gate's part of a plan: the path of a policy alone, or a table.</summary>
internal static class GovernanceSettingsReader
{
    private const string Key = "Governance";

    public static IReadOnlyList<string> Keys { get; } = ["Policy", "Path", "SearchRoot", "AuditDate", "Baseline"];

    /// <param name="plan">The plan, which may lack the key.</param>
    /// <param name="folder">Where relative paths start; absolute.</param>
    /// <param name="dataFile">Reads a policy's <c>.psd1</c>, which the engine cannot.</param>
    /// <exception cref="SpeechDataException"><c>PlanInvalid</c>, <c>PlanKeyUnknown</c>, or the policy's own.</exception>
    public static GovernanceGateSettings Read(SettingsSection plan, string folder, Func<string, IDictionary>? dataFile)
    {
        if (!plan.IsTable(Key)) return new() { Policy = plan.Text(Key) is { } only ? ReadPolicy(only) : null };
        SettingsSection section = plan.Section(Key, Keys)!;
        return new()
        {
            Policy = section.Table("Policy") is { } table ? WithinPlan(table)
                : ReadPolicy(section.Text("Policy") ?? throw section.Invalid("Policy", "is missing: it is a table, or the path of a .psd1 or .json that holds one")),
            Paths = Paths("Path"),
            SearchRoot = Paths("SearchRoot"),
            AuditDate = section.Day("AuditDate"),
            Baseline = section.Text("Baseline") is { } baseline ? Path.GetFullPath(baseline, folder) : null,
        };

        // It has no file of its own to name.
        GovernancePolicy WithinPlan(IDictionary policy)
        {
            try
            {
                return GovernancePolicyReader.FromTable(policy, "The policy", folder);
            }
            catch (SpeechDataException exception) when (exception.Path is null && section.Path is not null)
            {
                throw new SpeechDataException(exception.ErrorId, exception.Problem, $"{section.Source}: {exception.Message}", section.Path, exception);
            }
        }

        GovernancePolicy ReadPolicy(string path) => GovernancePolicyReader.Read(Path.GetFullPath(path, folder), dataFile);
        string[] Paths(string key) => [.. section.Texts(key).Select(text => Path.GetFullPath(text, folder))];
    }
}
