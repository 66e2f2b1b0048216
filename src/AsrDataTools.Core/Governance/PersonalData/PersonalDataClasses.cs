namespace AsrDataTools.Governance.PersonalData;

/// <summary>The classes of personal data that are looked for, by the names that findings bear.</summary>
public static class PersonalDataClasses
{
    /// <summary>Number of a payment card (ISO/IEC 7812, Luhn).</summary>
    public const string PaymentCard = nameof(PaymentCard);

    /// <summary>International bank account number (ISO 13616, mod 97).</summary>
    public const string Iban = nameof(Iban);

    /// <summary>US social security number.</summary>
    public const string UsSsn = nameof(UsSsn);

    /// <summary>US individual taxpayer identification number.</summary>
    public const string UsItin = nameof(UsItin);

    /// <summary>UK NHS number (mod 11).</summary>
    public const string UkNhsNumber = nameof(UkNhsNumber);

    /// <summary>UK national insurance number.</summary>
    public const string UkNino = nameof(UkNino);

    /// <summary>German tax identification number (Steuer-ID; ISO 7064 mod 11,10).</summary>
    public const string DeTaxId = nameof(DeTaxId);

    /// <summary>German identity card or passport number with its check digit (7-3-1).</summary>
    public const string DeIdentityCard = nameof(DeIdentityCard);

    /// <summary>French social security number (NIR; mod 97).</summary>
    public const string FrNir = nameof(FrNir);

    /// <summary>Spanish DNI or NIE (letter, mod 23).</summary>
    public const string EsDni = nameof(EsDni);

    /// <summary>Italian codice fiscale (check letter).</summary>
    public const string ItFiscalCode = nameof(ItFiscalCode);

    /// <summary>Indian Aadhaar number (Verhoeff).</summary>
    public const string InAadhaar = nameof(InAadhaar);

    /// <summary>Indian permanent account number.</summary>
    public const string InPan = nameof(InPan);

    /// <summary>Singapore NRIC or FIN (check letter).</summary>
    public const string SgNric = nameof(SgNric);

    /// <summary>Australian tax file number (mod 11).</summary>
    public const string AuTaxFileNumber = nameof(AuTaxFileNumber);

    /// <summary>Australian Medicare number (mod 10).</summary>
    public const string AuMedicare = nameof(AuMedicare);

    /// <summary>Australian business number (mod 89); a sole trader's is personal.</summary>
    public const string AuAbn = nameof(AuAbn);

    public const string PhoneNumber = nameof(PhoneNumber);

    public const string EmailAddress = nameof(EmailAddress);

    /// <summary>IP address, version 4 or 6.</summary>
    public const string IpAddress = nameof(IpAddress);

    public const string MacAddress = nameof(MacAddress);

    /// <summary>URL that holds a user's name or password before its host.</summary>
    public const string UrlUserInfo = nameof(UrlUserInfo);

    /// <summary>A date that context says is someone's birthday.</summary>
    public const string DateOfBirth = nameof(DateOfBirth);

    /// <summary>House number and street.</summary>
    public const string StreetAddress = nameof(StreetAddress);

    public const string Postcode = nameof(Postcode);

    /// <summary>Number of a patient's record, by context alone.</summary>
    public const string MedicalRecordNumber = nameof(MedicalRecordNumber);

    /// <summary>Number of an account, customer or member, by context alone.</summary>
    public const string AccountNumber = nameof(AccountNumber);

    /// <summary>Number of an insurance policy or claim, by context alone.</summary>
    public const string PolicyNumber = nameof(PolicyNumber);

    /// <summary>Number of an order, ticket or case, by context alone; it identifies no one by itself and scores below the usual threshold.</summary>
    public const string OrderNumber = nameof(OrderNumber);

    /// <summary>A person's name behind a cue: "my name is", a title.</summary>
    public const string PersonName = nameof(PersonName);

    public const string VehiclePlate = nameof(VehiclePlate);

    /// <summary>Geographic coordinates fine enough to point at a house.</summary>
    public const string Coordinates = nameof(Coordinates);

    /// <summary>All of them, in the order above.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        PaymentCard, Iban, UsSsn, UsItin, UkNhsNumber, UkNino, DeTaxId, DeIdentityCard, FrNir, EsDni, ItFiscalCode, InAadhaar, InPan, SgNric,
        AuTaxFileNumber, AuMedicare, AuAbn, PhoneNumber, EmailAddress, IpAddress, MacAddress, UrlUserInfo, DateOfBirth, StreetAddress, Postcode,
        MedicalRecordNumber, AccountNumber, PolicyNumber, OrderNumber, PersonName, VehiclePlate, Coordinates,
    ];
}
