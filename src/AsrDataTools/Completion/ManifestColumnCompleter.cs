using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace AsrDataTools.Completion;

/// <summary>Completes columns that the manifests named on the line have beside those with a place of their own.</summary>
public sealed class ManifestColumnCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Offer.Of(BoundFile.Columns(fakeBoundParameters), wordToComplete);
}
