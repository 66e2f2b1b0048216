using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AsrDataTools.Governance.Consent;

namespace AsrDataTools.Completion;

/// <summary>Completes speakers or purposes, by the parameter's name, of the consent ledger named on the line.</summary>
public sealed class LedgerCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Offer.Of(BoundFile.Paths(fakeBoundParameters, "Ledger").SelectMany(ledger => Words(ledger, parameterName == "Purpose")).Order(StringComparer.Ordinal), wordToComplete);

    private static IEnumerable<string> Words(string ledger, bool purposes)
    {
        try
        {
            ConsentSnapshot snapshot = ConsentLedger.Read(ledger);
            return purposes ? snapshot.Records.SelectMany(record => record.Purpose) : snapshot.Speakers;
        }
        catch (Exception exception) when (exception is SpeechDataException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
