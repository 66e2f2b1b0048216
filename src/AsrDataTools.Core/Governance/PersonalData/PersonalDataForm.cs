namespace AsrDataTools.Governance.PersonalData;

/// <summary>How personal data stands in a text.</summary>
public enum PersonalDataForm
{
    /// <summary>As it is written: 4111 1111 1111 1111.</summary>
    Written,

    /// <summary>As it is said: four one one one …</summary>
    Spoken,
}
