using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AsrDataTools.Governance.PersonalData;

namespace AsrDataTools.Completion;

/// <summary>Completes the locales whose personal data is known.</summary>
public sealed class PersonalDataLocaleCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        PersonalDataLocales.All.Where(name => name.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase)).Select(name => new CompletionResult(name));
}
