using System.Management.Automation;
using AsrDataTools.Completion;
using AsrDataTools.Governance.Policy;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Lists the rules that a policy is held against data by.</summary>
[Cmdlet(VerbsCommon.Get, "GovernanceRule")]
[OutputType(typeof(GovernanceRule))]
public sealed class GetGovernanceRuleCommand : SpeechCommand
{
    /// <summary>Ids or names of rules; wildcards allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(GovernanceRuleCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    protected override void ProcessRecord()
    {
        foreach (string name in Name)
        {
            WildcardPattern wildcard = new(name, WildcardOptions.IgnoreCase);
            GovernanceRule[] found = [.. GovernanceRules.All.Where(rule => wildcard.IsMatch(rule.Id) || wildcard.IsMatch(rule.Name))];
            WriteObject(found, enumerateCollection: true);
            if (found.Length > 0 || WildcardPattern.ContainsWildcardCharacters(name)) continue;
            try
            {
                GovernanceRules.Named(name);
            }
            catch (SpeechDataException exception)
            {
                WriteInputError(exception, name);
            }
        }
    }
}
