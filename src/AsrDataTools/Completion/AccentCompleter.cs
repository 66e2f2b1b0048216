using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace AsrDataTools.Completion;

/// <summary>Completes accents of the manifests named on the line.</summary>
public sealed class AccentCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Offer.Of(BoundFile.Accents(fakeBoundParameters), wordToComplete);
}
