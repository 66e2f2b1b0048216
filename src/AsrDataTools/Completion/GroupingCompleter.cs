using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AsrDataTools.Acoustics;
using AsrDataTools.Corpus;

namespace AsrDataTools.Completion;

/// <summary>Completes what rows are grouped by: columns of the manifests named on the line, properties of utterances, measures of profiles.</summary>
public sealed class GroupingCompleter : IArgumentCompleter
{
    private static readonly string[] Names =
    [
        .. UtteranceProperty.Names.Concat(AcousticMeasure.All.Select(measure => measure.Name)).Concat(AcousticCategory.All.Select(category => category.Name)).Order(StringComparer.Ordinal),
    ];

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Offer.Of([.. BoundFile.Columns(fakeBoundParameters), .. Names], wordToComplete);
}
