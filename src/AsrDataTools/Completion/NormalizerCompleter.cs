using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AsrDataTools.Text;

namespace AsrDataTools.Completion;

/// <summary>Completes the names of text normalisers; a path of rules may stand in their place.</summary>
public sealed class NormalizerCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        TextNormalizers.Names
            .Where(name => name.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionResult(name));
}
