using AsrDataTools.Governance.Consent;

namespace AsrDataTools.Governance.Policy;

/// <summary>The head that the policy expects the ledger to have reached.</summary>
internal static class ConsentHead
{
    /// <exception cref="SpeechDataException">It is no head (<c>LedgerHeadInvalid</c>).</exception>
    public static LedgerHead? Of(ConsentRequirement required) => required.ExpectedHead is { } text ? LedgerHead.Parse(text) : null;
}
