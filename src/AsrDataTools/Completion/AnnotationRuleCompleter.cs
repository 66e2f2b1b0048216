using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AsrDataTools.Annotation.Rules;

namespace AsrDataTools.Completion;

/// <summary>Completes the names of rules that annotation is judged by; each shows what it looks for.</summary>
public sealed class AnnotationRuleCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        AnnotationRules.All
            .Where(rule => rule.Id.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
            .Select(rule => new CompletionResult(rule.Id, rule.Id, CompletionResultType.ParameterValue, rule.Description));
}
