namespace AsrDataTools.Governance.Consent;

/// <summary>On what ground personal data is processed: GDPR article 6(1), points (a) to (f).</summary>
public enum LawfulBasis
{
    /// <summary>Point (a): the speaker has given consent.</summary>
    Consent = 1,

    /// <summary>Point (b): a contract with the speaker needs it.</summary>
    Contract,

    /// <summary>Point (c): a law obliges to it.</summary>
    LegalObligation,

    /// <summary>Point (d): it protects someone's vital interests.</summary>
    VitalInterests,

    /// <summary>Point (e): a task in the public interest needs it.</summary>
    PublicTask,

    /// <summary>Point (f): legitimate interests that the speaker's interests do not outweigh.</summary>
    LegitimateInterests,
}
