using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AsrDataTools.Acoustics;
using AsrDataTools.Corpus;

namespace AsrDataTools.Completion;

/// <summary>Completes what corpora are weighed by: properties of utterances and measures of profiles.</summary>
public sealed class SamplingPropertyCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        UtteranceProperty.Names
            .Concat(AcousticMeasure.All.Select(measure => measure.Name))
            .Concat(AcousticCategory.All.Select(category => category.Name))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(name => name.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .Select(name => new CompletionResult(name));
}
