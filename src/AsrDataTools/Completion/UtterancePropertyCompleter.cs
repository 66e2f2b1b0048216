using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AsrDataTools.Corpus;

namespace AsrDataTools.Completion;

/// <summary>Completes properties of utterances; columns of a manifest's own are typed.</summary>
public sealed class UtterancePropertyCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        UtteranceProperty.Names
            .Where(name => name.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .Select(name => new CompletionResult(name));
}
