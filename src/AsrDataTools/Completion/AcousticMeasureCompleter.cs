using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AsrDataTools.Acoustics;

namespace AsrDataTools.Completion;

/// <summary>Completes the names of measures that corpora can be compared by.</summary>
public sealed class AcousticMeasureCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        AcousticComparison.MeasureNames
            .Where(name => name.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionResult(name));
}
