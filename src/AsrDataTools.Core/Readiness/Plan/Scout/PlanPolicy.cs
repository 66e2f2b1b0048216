using System.Collections;
using AsrDataTools.Governance.Policy;

namespace AsrDataTools.Readiness;

/// <summary>A policy that was found.</summary>
/// <param name="file">Absolute.</param>
/// <param name="policy">Null where it cannot be used.</param>
/// <param name="trouble">Why it cannot be used.</param>
internal sealed class PlanPolicy(string file, GovernancePolicy? policy, string? trouble)
{
    // A policy is written by hand: a larger file is something else.
    private const long MostBytes = 1 << 20;

    /// <summary>The policy in a file; null where it holds none.</summary>
    /// <param name="file">Absolute.</param>
    /// <param name="dataFile">Reads a <c>.psd1</c>; null for nobody.</param>
    public static PlanPolicy? Read(string file, Func<string, IDictionary>? dataFile)
    {
        try
        {
            if (new FileInfo(file).Length > MostBytes || !GovernancePolicyReader.IsPolicy(file, dataFile)) return null;
        }
        catch (Exception exception) when (exception is SpeechDataException or IOException or UnauthorizedAccessException)
        {
            // No table of settings at all, or none that can be read: the next question is what else it is.
            return null;
        }

        try
        {
            return new(file, GovernancePolicyReader.Read(file, dataFile), null);
        }
        catch (SpeechDataException exception)
        {
            return new(file, null, exception.Message.TrimEnd('.'));
        }
    }

    /// <param name="ledgers">Ledgers of consent that were found; absolute.</param>
    public PlanItem Item(IReadOnlyList<string> ledgers) => new()
    {
        Gate = Gate.Governance,
        Key = PlanKey.Policy,
        Path = file,
        Kind = policy is null || policy.Name == Path.GetFileName(file) ? "policy" : $"policy \"{policy.Name}\"",
        Missing = trouble ?? Lacking(ledgers),
    };

    private string? Lacking(IReadOnlyList<string> ledgers)
    {
        string root = Path.GetDirectoryName(file)!;
        return policy switch
        {
            { Consent: { } consent } when !File.Exists(consent.Ledger) => $"there is no ledger of consent at '{consent.Ledger}'",
            { Consent: null } when ledgers.Count > 0 => $"it asks for no consent, and there is a ledger: Consent = @{{ Ledger = '{Path.GetRelativePath(root, ledgers[0])}' }}",
            _ => null,
        };
    }
}
