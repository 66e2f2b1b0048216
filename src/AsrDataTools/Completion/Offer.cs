using System.Management.Automation;

namespace AsrDataTools.Completion;

/// <summary>Makes of words what the Tab key offers: those that begin as typed, quoted where they need it.</summary>
internal static class Offer
{
    public static IEnumerable<CompletionResult> Of(IEnumerable<string> words, string typed)
    {
        string start = typed.Trim('\'', '"');
        return words.Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(word => word.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            .Select(word => new CompletionResult(word.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.') ? word : $"'{word.Replace("'", "''", StringComparison.Ordinal)}'", word, CompletionResultType.ParameterValue, word));
    }
}
