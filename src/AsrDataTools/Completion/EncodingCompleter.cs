using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace AsrDataTools.Completion;

/// <summary>Completes encodings of texts that are not Unicode; any name that IANA has is taken.</summary>
public sealed class EncodingCompleter : IArgumentCompleter
{
    private static readonly string[] Usual =
    [
        "utf-8", "utf-16", "windows-1250", "windows-1251", "windows-1252", "iso-8859-1", "iso-8859-2", "iso-8859-15", "koi8-r", "shift_jis", "euc-jp", "euc-kr", "gb18030", "big5",
    ];

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Offer.Of(Usual, wordToComplete);
}
