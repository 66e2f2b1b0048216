using AsrDataTools.Governance.PersonalData;
using Found = AsrDataTools.Governance.PersonalData.PersonalDataClasses;

namespace AsrDataTools.Benchmarks.PersonalData;

/// <summary>The module's own scanner as it comes, its finer classes named as the labels are.</summary>
internal sealed class ModuleRecogniser : IPersonalDataRecogniser
{
    private readonly PersonalDataScanner _scanner = new();

    public IReadOnlyList<LabelledSpan> Scan(string text) => [.. _scanner.Scan(text).Select(span => new LabelledSpan(LabelOf(span.Class), span.Start, span.Length))];

    private static string LabelOf(string name) => name switch
    {
        Found.UkNhsNumber or Found.UkNino or Found.DeTaxId or Found.FrNir or Found.EsDni or Found.ItFiscalCode or Found.InAadhaar or Found.InPan
            or Found.SgNric or Found.AuTaxFileNumber or Found.AuMedicare => PersonalDataClasses.NationalId,
        Found.PhoneNumber => PersonalDataClasses.Phone,
        Found.EmailAddress => PersonalDataClasses.Email,
        Found.StreetAddress or Found.Postcode => PersonalDataClasses.Address,
        Found.MedicalRecordNumber or Found.AccountNumber or Found.PolicyNumber => PersonalDataClasses.RecordNumber,
        _ => name,
    };
}
