using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AsrDataTools.Governance.PersonalData;

namespace AsrDataTools.Completion;

/// <summary>Completes the classes of personal data.</summary>
public sealed class PersonalDataClassCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        PersonalDataClasses.All.Where(name => name.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase)).Select(name => new CompletionResult(name));
}
