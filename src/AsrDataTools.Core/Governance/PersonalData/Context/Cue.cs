namespace AsrDataTools.Governance.PersonalData;

/// <summary>What a word near a candidate speaks of.</summary>
[Flags]
internal enum Cue : ulong
{
    None = 0,
    Card = 1UL << 0,
    Iban = 1UL << 1,
    SocialSecurity = 1UL << 2,
    Itin = 1UL << 3,
    Nhs = 1UL << 4,
    NationalInsurance = 1UL << 5,
    GermanTax = 1UL << 6,
    IdentityCard = 1UL << 7,
    FrenchSocialSecurity = 1UL << 8,
    SpanishIdentity = 1UL << 9,
    FiscalCode = 1UL << 10,
    Aadhaar = 1UL << 11,
    Pan = 1UL << 12,
    Nric = 1UL << 13,
    TaxFile = 1UL << 14,
    Medicare = 1UL << 15,
    BusinessNumber = 1UL << 16,
    Phone = 1UL << 17,
    Email = 1UL << 18,
    Network = 1UL << 19,
    Birth = 1UL << 20,
    Address = 1UL << 21,
    Postcode = 1UL << 22,
    MedicalRecord = 1UL << 23,
    Account = 1UL << 24,
    Policy = 1UL << 25,
    Order = 1UL << 26,
    Plate = 1UL << 27,
    Place = 1UL << 28,

    /// <summary>Versions, prices, measures, references to things: what makes a number no one's.</summary>
    Thing = 1UL << 29,

    /// <summary>"my number": most often a telephone's, unless another word says which.</summary>
    MyNumber = 1UL << 30,

    /// <summary>Everything that says which number it is that stands near it.</summary>
    Numbers = Card | Iban | SocialSecurity | Itin | Nhs | NationalInsurance | GermanTax | IdentityCard | FrenchSocialSecurity | SpanishIdentity | FiscalCode | Aadhaar | Pan
        | Nric | TaxFile | Medicare | BusinessNumber | Phone | MedicalRecord | Account | Policy | Order | Plate | Postcode | Birth | Thing,
}
