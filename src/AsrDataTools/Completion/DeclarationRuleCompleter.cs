using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AsrDataTools.Acoustics;

namespace AsrDataTools.Completion;

/// <summary>Completes the names of rules that hold declarations against measurements; each shows what it does.</summary>
public sealed class DeclarationRuleCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        DeclarationAudit.Rules
            .Where(rule => rule.Id.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
            .Select(rule => new CompletionResult(rule.Id, rule.Id, CompletionResultType.ParameterValue, rule.Description));
}
