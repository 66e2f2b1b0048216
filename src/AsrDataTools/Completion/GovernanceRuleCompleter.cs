using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AsrDataTools.Governance.Policy;

namespace AsrDataTools.Completion;

/// <summary>Completes the ids of rules that a policy is held against data by; each shows its name and what it looks for.</summary>
public sealed class GovernanceRuleCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        GovernanceRules.All
            .Where(rule => rule.Id.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase) || rule.Name.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
            .Select(rule => new CompletionResult(rule.Id, $"{rule.Id} {rule.Name}", CompletionResultType.ParameterValue, rule.Description));
}
