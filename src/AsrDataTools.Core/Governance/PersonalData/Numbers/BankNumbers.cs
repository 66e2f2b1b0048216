namespace AsrDataTools.Governance.PersonalData;

/// <summary>Payment cards and bank accounts: they hold everywhere.</summary>
internal static class BankNumbers
{
    private const int CountrySigns = 2;

    // Length by country: ISO 13616 IBAN registry, SWIFT.
    private static readonly Dictionary<string, int> IbanLengths = new(StringComparer.Ordinal)
    {
        ["AD"] = 24, ["AE"] = 23, ["AL"] = 28, ["AT"] = 20, ["AZ"] = 28, ["BA"] = 20, ["BE"] = 16, ["BG"] = 22, ["BH"] = 22, ["BR"] = 29, ["BY"] = 28, ["CH"] = 21,
        ["CR"] = 22, ["CY"] = 28, ["CZ"] = 24, ["DE"] = 22, ["DK"] = 18, ["DO"] = 28, ["EE"] = 20, ["EG"] = 29, ["ES"] = 24, ["FI"] = 18, ["FO"] = 18, ["FR"] = 27,
        ["GB"] = 22, ["GE"] = 22, ["GI"] = 23, ["GL"] = 18, ["GR"] = 27, ["GT"] = 28, ["HR"] = 21, ["HU"] = 28, ["IE"] = 22, ["IL"] = 23, ["IQ"] = 23, ["IS"] = 26,
        ["IT"] = 27, ["JO"] = 30, ["KW"] = 30, ["KZ"] = 20, ["LB"] = 28, ["LC"] = 32, ["LI"] = 21, ["LT"] = 20, ["LU"] = 20, ["LV"] = 21, ["MC"] = 27, ["MD"] = 24,
        ["ME"] = 22, ["MK"] = 19, ["MR"] = 27, ["MT"] = 31, ["MU"] = 30, ["NL"] = 18, ["NO"] = 15, ["PK"] = 24, ["PL"] = 28, ["PS"] = 29, ["PT"] = 25, ["QA"] = 29,
        ["RO"] = 24, ["RS"] = 22, ["SA"] = 24, ["SC"] = 31, ["SE"] = 24, ["SI"] = 19, ["SK"] = 24, ["SM"] = 27, ["ST"] = 25, ["SV"] = 28, ["TL"] = 23, ["TN"] = 24,
        ["TR"] = 26, ["UA"] = 29, ["VA"] = 22, ["VG"] = 24, ["XK"] = 20,
    };

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
