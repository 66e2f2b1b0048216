namespace AsrDataTools.Governance.PersonalData;

/// <summary>How much a cue says that a name follows.</summary>
internal enum NameCueKind
{
    /// <summary>my name is: a name follows.</summary>
    Introduction,

    /// <summary>this is, I am: a name may follow.</summary>
    Mention,

    /// <summary>Mr, Frau, Señora: a surname follows.</summary>
    Title,

    /// <summary>Patient name, Kunde: a name follows a colon or "is".</summary>
    Label,
}
