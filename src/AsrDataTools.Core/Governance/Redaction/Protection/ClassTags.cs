using AsrDataTools.Governance.PersonalData;

namespace AsrDataTools.Governance.Redaction;

/// <summary>The name that a class of personal data has in a mark: one of <see cref="RedactionTags.Names"/>.</summary>
internal static class ClassTags
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        [PersonalDataClasses.PaymentCard] = "CARD",
        [PersonalDataClasses.Iban] = "IBAN",
        [PersonalDataClasses.UsSsn] = "SSN",
        [PersonalDataClasses.PhoneNumber] = "PHONE",
        [PersonalDataClasses.EmailAddress] = "EMAIL",
        [PersonalDataClasses.IpAddress] = "IP",
        [PersonalDataClasses.UrlUserInfo] = "URL",
        [PersonalDataClasses.DateOfBirth] = "DOB",
        [PersonalDataClasses.StreetAddress] = "ADDRESS",
        [PersonalDataClasses.Postcode] = "POSTCODE",
        [PersonalDataClasses.MedicalRecordNumber] = "MRN",
        [PersonalDataClasses.AccountNumber] = "ACCOUNT",
        [PersonalDataClasses.PersonName] = "NAME",
        [PersonalDataClasses.Coordinates] = "LOCATION",
        [PersonalDataClasses.PolicyNumber] = "PII",
        [PersonalDataClasses.OrderNumber] = "PII",
        [PersonalDataClasses.VehiclePlate] = "PII",
        [PersonalDataClasses.MacAddress] = "PII",
    };

    private static readonly HashSet<string> BuiltIn = new(PersonalDataClasses.All, StringComparer.OrdinalIgnoreCase);

    /// <summary>Of a class that has none of its own: NATIONAL_ID, and REDACTED where it is a custom recogniser's.</summary>
    public static string Of(string name) => Names.TryGetValue(name, out string? tag) ? tag : BuiltIn.Contains(name) ? "NATIONAL_ID" : "REDACTED";
}
