using System.Management.Automation;
using AsrDataTools.Governance.Consent;

namespace AsrDataTools.Pipeline;

/// <summary>Takes a head of a consent ledger as users have it: the text <c>size:root</c> or <c>size:root:mac</c>, a head, a result of Test-ConsentLedger, or a file that holds the text.</summary>
internal static class HeadParameter
{
    /// <exception cref="SpeechDataException">It is no head (<c>LedgerHeadInvalid</c>).</exception>
    public static LedgerHead? Read(object? value, Func<string, string> resolve) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => null,
        LedgerHead head => head,
        LedgerTestResult result => result.Head,
        FileInfo file => ReadFile(file.FullName),
        object other when LedgerHead.TryParse(other.ToString(), out LedgerHead? head) => head,
        object other when File.Exists(resolve(other.ToString()!)) => ReadFile(resolve(other.ToString()!)),
        object other => LedgerHead.Parse(other.ToString()!),
    };

    private static LedgerHead ReadFile(string path)
    {
        try
        {
            return LedgerHead.Parse(File.ReadLines(path).FirstOrDefault() ?? string.Empty);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SpeechDataException("LedgerHeadInvalid", SpeechDataProblem.InvalidArgument, $"The head in '{path}' cannot be read: {exception.Message}", path, exception);
        }
    }
}
