namespace AsrDataTools.Governance.PersonalData;

/// <summary>Numbers that states give people, by country.</summary>
internal static class NationalNumbers
{
    public static IReadOnlyList<NumberRecognizer> All { get; } =
    [
        new(PersonalDataClasses.UsSsn, "en-US", "3-2-4:0.55 9:0.15") { Rule = IsSocialSecurity, Spoken = 0.3, Context = Cue.SocialSecurity },
        new(PersonalDataClasses.UsItin, "en-US", "3-2-4:0.55 9:0.15") { Rule = IsTaxpayer, Spoken = 0.3, Context = Cue.Itin },
        new(PersonalDataClasses.UkNhsNumber, "en-GB", "3-3-4:0.3 10:0.1") { Checksum = Checksums.Mod11, ChecksumScore = 0.2, Spoken = 0.2, Context = Cue.Nhs },
        new(PersonalDataClasses.UkNino, "en-GB", "9:0.6 2-2-2-2-1:0.65 2-6-1:0.6 8-1:0.55 2-7:0.55") { Template = "AA999999A", Rule = IsNationalInsurance, Spoken = 0.6, Context = Cue.NationalInsurance },
        new(PersonalDataClasses.DeTaxId, "de-DE", "11:0.25 2-3-3-3:0.35") { Rule = IsGermanTaxId, Checksum = Checksums.Mod11Over10, ChecksumScore = 0.3, Spoken = 0.25, Context = Cue.GermanTax },
        new(PersonalDataClasses.DeIdentityCard, "de-DE", "10:0.2 9-1:0.25")
        {
            Template = "A********9", Rule = HasIdentityCardSigns, Checksum = Checksums.SevenThreeOne, ChecksumScore = 0.2, Spoken = 0.25, Context = Cue.IdentityCard,
        },
        new(PersonalDataClasses.DeIdentityCard, "de-DE", "9:0.15") { Template = "A********", Rule = HasIdentityCardSigns, Spoken = 0.15, Context = Cue.IdentityCard },
        new(PersonalDataClasses.FrNir, "fr-FR", "15:0.3 1-2-2-2-3-3-2:0.5 13-2:0.4")
        {
            Template = "999999*99999999", Rule = IsFrenchNumber, Checksum = HasFrenchKey, ChecksumScore = 0.4, OtherShape = 0.2, Spoken = 0.3, Context = Cue.FrenchSocialSecurity,
        },
        new(PersonalDataClasses.EsDni, "es-ES", "9:0.3 8-1:0.35 2-3-3-1:0.4") { Template = "99999999A", Checksum = HasSpanishLetter, ChecksumScore = 0.3, Spoken = 0.3, Context = Cue.SpanishIdentity },
        new(PersonalDataClasses.EsDni, "es-ES", "9:0.35 1-7-1:0.4 1-8:0.35 8-1:0.35") { Template = "A9999999A", Checksum = HasForeignerLetter, ChecksumScore = 0.3, Spoken = 0.35, Context = Cue.SpanishIdentity },
        new(PersonalDataClasses.ItFiscalCode, "it-IT", "16:0.5 3-3-5-5:0.5")
        {
            Template = "AAAAAA**A**A***A", Rule = IsFiscalCode, Checksum = HasFiscalLetter, ChecksumScore = 0.4, OtherShape = 0.3, Spoken = 0.4, Context = Cue.FiscalCode,
        },
        new(PersonalDataClasses.InAadhaar, "en-IN", "4-4-4:0.3 12:0.15") { Rule = IsAadhaar, Checksum = Checksums.Verhoeff, ChecksumScore = 0.25, Spoken = 0.25, Context = Cue.Aadhaar },
        new(PersonalDataClasses.InPan, "en-IN", "10:0.55 5-4-1:0.55") { Template = "AAAAA9999A", Rule = IsPan, Spoken = 0.5, Context = Cue.Pan },
        new(PersonalDataClasses.SgNric, "en-SG", "9:0.4 8-1:0.35 1-7-1:0.4") { Template = "A9999999A", Checksum = HasSingaporeLetter, ChecksumScore = 0.3, Spoken = 0.4, Context = Cue.Nric },
        new(PersonalDataClasses.AuTaxFileNumber, "en-AU", "3-3-3:0.2 9:0.1 8:0.05 3-3-2:0.1") { Checksum = HasTaxFileCheck, ChecksumScore = 0.15, Spoken = 0.15, Context = Cue.TaxFile },
        new(PersonalDataClasses.AuMedicare, "en-AU", "4-5-1:0.35 10:0.1 4-5-1-1:0.35 4-5-2:0.3 11:0.1") { Rule = IsMedicare, Checksum = HasMedicareCheck, ChecksumScore = 0.2, Spoken = 0.2, Context = Cue.Medicare },
        new(PersonalDataClasses.AuAbn, "en-AU", "2-3-3-3:0.4 11:0.2") { Checksum = HasBusinessCheck, ChecksumScore = 0.25, Spoken = 0.2, Context = Cue.BusinessNumber },
    ];

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);

    // Social Security Administration: no area 000, 666 or 900 to 999, no group 00, no serial 0000.
    private static bool IsSocialSecurity(ReadOnlySpan<char> number) =>
        Number(number[..3]) is > 0 and not 666 and < 900 && Number(number[3..5]) > 0 && Number(number[5..]) > 0;

    // Internal Revenue Service, Publication 1915: area 9xx, group 50-65, 70-88, 90-92, 94-99.
    private static bool IsTaxpayer(ReadOnlySpan<char> number) =>
        number[0] == '9' && Number(number[3..5]) is (>= 50 and <= 65) or (>= 70 and <= 88) or (>= 90 and <= 92) or >= 94;

    // HMRC, NIM39110.
    private static bool IsNationalInsurance(ReadOnlySpan<char> number) =>
        !"DFIQUV".Contains(number[0]) && !"DFIQUVO".Contains(number[1]) && number[8] is >= 'A' and <= 'D'
        && number[..2] is not ("BG" or "GB" or "NK" or "KN" or "TN" or "NT" or "ZZ");

    // Of the first ten digits one stands twice or three times, all others at most once (Bundeszentralamt für Steuern).
    private static bool IsGermanTaxId(ReadOnlySpan<char> number)
    {
        if (number[0] == '0') return false;
        Span<int> counts = stackalloc int[10];
        counts.Clear();
        foreach (char digit in number[..10]) counts[digit - '0']++;
        int repeated = 0;
        foreach (int count in counts)
        {
            if (count > 3) return false;
            if (count > 1) repeated++;
        }

        return repeated == 1;
    }

    // The letters that serial numbers use (ICAO Doc 9303 as the Bundesdruckerei applies it): no vowels, none that look like digits.
    private static bool HasIdentityCardSigns(ReadOnlySpan<char> number) =>
        "CFGHJKLMNPRTVWXYZ".Contains(number[0]) && !number.ContainsAnyExcept("0123456789CFGHJKLMNPRTVWXYZ") && number.IndexOfAnyInRange('0', '9') >= 0;

    private static bool IsFrenchNumber(ReadOnlySpan<char> number) =>
        number[0] is '1' or '2' or '3' or '4' or '7' or '8' && Number(number[3..5]) is (>= 1 and <= 12) or (>= 20 and <= 42) or >= 50
        && (char.IsAsciiDigit(number[6]) ? Number(number[5..7]) > 0 : number[5] == '2' && number[6] is 'A' or 'B');

    // Key 97 - n mod 97; 2A and 2B count as 19 and 18 (INSEE).
    private static bool HasFrenchKey(ReadOnlySpan<char> number)
    {
        int rest = 0;
        for (int i = 0; i < 13; i++)
        {
            int digit = i == 5 && number[6] is 'A' or 'B' ? 1 : i == 6 && number[6] == 'A' ? 9 : i == 6 && number[6] == 'B' ? 8 : number[i] - '0';
            rest = ((rest * 10) + digit) % 97;
        }

        return 97 - rest == Number(number[13..]);
    }

    private static bool HasSpanishLetter(ReadOnlySpan<char> number) => "TRWAGMYFPDXBNJZSQVHLCKE"[Number(number[..8]) % 23] == number[8];

    private static bool HasForeignerLetter(ReadOnlySpan<char> number) =>
        number[0] is 'X' or 'Y' or 'Z' && "TRWAGMYFPDXBNJZSQVHLCKE"[(((number[0] - 'X') * 10_000_000) + Number(number[1..8])) % 23] == number[8];

    // Places of digits may hold the letters that part two people of one code (omocodia).
    private static bool IsFiscalCode(ReadOnlySpan<char> number)
    {
        ReadOnlySpan<int> places = [6, 7, 9, 10, 12, 13, 14];
        foreach (int place in places)
        {
            if (!"0123456789LMNPQRSTUV".Contains(number[place])) return false;
        }

        return "ABCDEHLMPRST".Contains(number[8]);
    }

    // Decreto ministeriale 23 December 1976: values of the signs at odd places.
    private static bool HasFiscalLetter(ReadOnlySpan<char> number)
    {
        ReadOnlySpan<byte> odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
        int sum = 0;
        for (int i = 0; i < 15; i++)
        {
            int value = char.IsAsciiDigit(number[i]) ? number[i] - '0' : number[i] - 'A';
            sum += i % 2 == 0 ? odd[value] : value;
        }

        return 'A' + (sum % 26) == number[15];
    }

    private static bool IsAadhaar(ReadOnlySpan<char> number) => number[0] >= '2';

    // Fourth letter: the kind of holder; P is a person.
    private static bool IsPan(ReadOnlySpan<char> number) => "ABCEFGHJLPT".Contains(number[3]) && number[5..9] is not "0000";

    // Weights 2, 7, 6, 5, 4, 3, 2; four more for T and G, three for M.
    private static bool HasSingaporeLetter(ReadOnlySpan<char> number)
    {
        ReadOnlySpan<int> weights = [2, 7, 6, 5, 4, 3, 2];
        int sum = number[0] is 'T' or 'G' ? 4 : number[0] == 'M' ? 3 : 0;
        for (int i = 0; i < 7; i++) sum += (number[i + 1] - '0') * weights[i];
        return number[0] switch
        {
            'S' or 'T' => "JZIHGFEDCBA"[sum % 11],
            'F' or 'G' => "XWUTRQPNMLK"[sum % 11],
            'M' => "KLJNPQRTUWX"[10 - (sum % 11)],
            _ => '\0',
        }
        == number[8];
    }

    private static bool HasTaxFileCheck(ReadOnlySpan<char> number)
    {
        ReadOnlySpan<int> weights = number.Length == 9 ? [1, 4, 3, 7, 5, 8, 6, 9, 10] : [10, 7, 8, 4, 6, 3, 5, 1];
        int sum = 0;
        for (int i = 0; i < number.Length; i++) sum += (number[i] - '0') * weights[i];
        return sum > 0 && sum % 11 == 0;
    }

    private static bool IsMedicare(ReadOnlySpan<char> number) => number[0] is >= '2' and <= '6';

    private static bool HasMedicareCheck(ReadOnlySpan<char> number)
    {
        ReadOnlySpan<int> weights = [1, 3, 7, 9, 1, 3, 7, 9];
        int sum = 0;
        for (int i = 0; i < weights.Length; i++) sum += (number[i] - '0') * weights[i];
        return sum % 10 == number[8] - '0';
    }

    private static bool HasBusinessCheck(ReadOnlySpan<char> number)
    {
        ReadOnlySpan<int> weights = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19];
        int sum = -weights[0];
        for (int i = 0; i < weights.Length; i++) sum += (number[i] - '0') * weights[i];
        return sum % 89 == 0;
    }
}
