using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AsrDataTools.Annotation.Repair;

namespace AsrDataTools.Completion;

/// <summary>Completes the names of fixes; each shows what it does.</summary>
public sealed class AnnotationFixCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        AnnotationFixes.All
            .Where(fix => fix.Id.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
            .Select(fix => new CompletionResult(fix.Id, fix.Id, CompletionResultType.ParameterValue, fix.Description));
}
