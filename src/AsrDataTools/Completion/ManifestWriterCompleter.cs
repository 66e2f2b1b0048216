using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Completion;

/// <summary>Completes the names of the manifest formats that are written.</summary>
public sealed class ManifestWriterCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        ManifestFormats.Writers
            .Select(writer => writer.Name)
            .Where(name => name.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionResult(name));
}
