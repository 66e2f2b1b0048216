namespace AsrDataTools.Benchmarks.PersonalData;

/// <summary>The classes of personal data that are labelled, and where each occurs.</summary>
internal static class PersonalDataClasses
{
    public const string PaymentCard = nameof(PaymentCard);
    public const string Iban = nameof(Iban);
    public const string UsSsn = nameof(UsSsn);
    public const string NationalId = nameof(NationalId);
    public const string Phone = nameof(Phone);
    public const string Email = nameof(Email);
    public const string IpAddress = nameof(IpAddress);
    public const string DateOfBirth = nameof(DateOfBirth);
    public const string Address = nameof(Address);
    public const string RecordNumber = nameof(RecordNumber);
    public const string PersonName = nameof(PersonName);

    public static IReadOnlyList<string> All { get; } = [PaymentCard, Iban, UsSsn, NationalId, Phone, Email, IpAddress, DateOfBirth, Address, RecordNumber, PersonName];

    /// <summary>Whether calls of a country hold this class.</summary>
    public static bool OccursIn(string name, CallLocale locale) => name switch
    {
        Iban => locale.Iban is not null,
        UsSsn => locale.Code == "US",
        NationalId => locale.Code != "US",
        _ => true,
    };
}
