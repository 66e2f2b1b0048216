using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AsrDataTools.Simulation;

namespace AsrDataTools.Completion;

/// <summary>Completes the names of ready-made channels.</summary>
public sealed class ChannelPresetCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        ChannelPresets.Names
            .Where(name => name.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionResult(name));
}
