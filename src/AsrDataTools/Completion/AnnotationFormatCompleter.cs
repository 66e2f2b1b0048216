using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AsrDataTools.Annotation;

namespace AsrDataTools.Completion;

/// <summary>Completes the names of annotation formats.</summary>
public sealed class AnnotationFormatCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        AnnotationFormats.Names
            .Where(name => name.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionResult(name));
}
