namespace AsrDataTools.Governance.PersonalData;

/// <summary>Payment cards and bank accounts: they hold everywhere.</summary>
internal static class BankNumbers
{
    private const int CountrySigns = 2;

    // Length by country: ISO 13616 IBAN registry, SWIFT.
    private static readonly Dictionary<string, int> IbanLengths = ("AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 "
        + "KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20")
        .Split(' ').ToDictionary(entry => entry[..CountrySigns], entry => int.Parse(entry[CountrySigns..], System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);

    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> LengthOf = IbanLengths.GetAlternateLookup<ReadOnlySpan<char>>();

    public static IReadOnlyList<NumberRecognizer> All { get; } =
    [
        new(PersonalDataClasses.PaymentCard, null, "4-4-4-4:0.4 4-6-5:0.4 4-6-4:0.35 4-4-4-4-3:0.35 4-4-4-1:0.3 13:0.2 14:0.2 15:0.25 16:0.3 17:0.15 18:0.15 19:0.2")
        {
            Lengths = [13, 14, 15, 16, 17, 18, 19], Rule = IsIssued, MayFollow = true, Checksum = Checksums.Luhn, ChecksumScore = 0.3, OtherShape = 0.15, Spoken = 0.35, Context = Cue.Card | Cue.Account,
        },
        new(PersonalDataClasses.Iban, null, "22:0.45")
        {
            Lengths = [.. Enumerable.Range(15, 20)], Template = "AA99*", Rule = HasCountryLength, Checksum = Checksums.Iban, ChecksumScore = 0.5, OtherShape = 0.45, Spoken = 0.45,
            Context = Cue.Iban | Cue.Account,
        },
    ];

    // Issuer identification numbers: ISO/IEC 7812, ranges as the card schemes publish them.
    private static bool IsIssued(ReadOnlySpan<char> number)
    {
        int four = int.Parse(number[..4], System.Globalization.CultureInfo.InvariantCulture);
        int two = four / 100;
        int length = number.Length;
        return four / 1000 == 4 ? length is 13 or 16 or 19
            : two is >= 51 and <= 55 || four is >= 2221 and <= 2720 ? length == 16
            : two is 34 or 37 ? length == 15
            : two is 36 or 38 or 39 || four / 10 is >= 300 and <= 305 || four is 3095 ? length is >= 14 and <= 19
            : four is >= 3528 and <= 3589 ? length >= 16
            : four is 6011 || two is 65 || four / 10 is >= 644 and <= 649 ? length >= 16
            : two is 62 or 81 or 60 or 82 || four is >= 2200 and <= 2204 || four / 10 == 508 ? length is >= 16
            : four is 5018 or 5020 or 5038 or 5893 or 6304 or 6759 or 6761 or 6762 or 6763;
    }

    private static bool HasCountryLength(ReadOnlySpan<char> number) => LengthOf.TryGetValue(number[..CountrySigns], out int length) && length == number.Length;
}
