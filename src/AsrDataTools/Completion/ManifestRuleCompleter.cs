using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AsrDataTools.Corpus;

namespace AsrDataTools.Completion;

/// <summary>Completes the names of rules that manifests are judged by; each shows what it looks for.</summary>
public sealed class ManifestRuleCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        ManifestRules.All
            .Where(rule => rule.Id.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
            .Select(rule => new CompletionResult(rule.Id, rule.Id, CompletionResultType.ParameterValue, rule.Description));
}
