using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AsrDataTools.Governance.Consent;

namespace AsrDataTools.Completion;

/// <summary>Completes lawful bases.</summary>
public sealed class LawfulBasisCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Enum.GetNames<LawfulBasis>()
            .Where(name => name.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionResult(name, name, CompletionResultType.ParameterValue, $"GDPR article 6(1)({"abcdef"[Enum.Parse<LawfulBasis>(name) - LawfulBasis.Consent]})"));
}
