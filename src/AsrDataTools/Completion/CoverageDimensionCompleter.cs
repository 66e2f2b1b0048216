using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AsrDataTools.Corpus;

namespace AsrDataTools.Completion;

/// <summary>Completes the properties that accents can be crossed with.</summary>
public sealed class CoverageDimensionCompleter : IArgumentCompleter
{
    private static readonly string[] Names =
    [
        nameof(SpeechUtterance.Environment), nameof(SpeechUtterance.Gender), nameof(SpeechUtterance.Device), nameof(SpeechUtterance.Domain),
        nameof(SpeechUtterance.Language), nameof(SpeechUtterance.Split), nameof(SpeechUtterance.Codec), nameof(SpeechUtterance.Bandwidth),
    ];

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Offer.Of([.. Names, .. BoundFile.Columns(fakeBoundParameters)], wordToComplete);
}
