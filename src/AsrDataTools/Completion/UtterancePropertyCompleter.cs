using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AsrDataTools.Corpus;

namespace AsrDataTools.Completion;

/// <summary>Completes properties of utterances, and columns of the manifests named on the line.</summary>
public sealed class UtterancePropertyCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Offer.Of([.. UtteranceProperty.Names.Order(StringComparer.Ordinal), .. BoundFile.Columns(fakeBoundParameters)], wordToComplete);
}
