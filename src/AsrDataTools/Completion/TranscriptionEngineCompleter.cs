using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AsrDataTools.Transcription;

namespace AsrDataTools.Completion;

/// <summary>Completes the names of transcription engines.</summary>
public sealed class TranscriptionEngineCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        TranscriptionEngines.Names
            .Where(name => name.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionResult(name));
}
