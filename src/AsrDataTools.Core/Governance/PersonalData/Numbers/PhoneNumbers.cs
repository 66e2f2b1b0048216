namespace AsrDataTools.Governance.PersonalData;

/// <summary>Telephone numbers: E.164 everywhere, national forms by country (ITU-T national numbering plans).</summary>
internal static class PhoneNumbers
{
    // Country calling codes of one and two digits that stand alone; all others have three (ITU-T E.164).
    private static readonly HashSet<int> ShortCodes =
    [
        1, 7, 20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55, 56, 57, 58, 60, 61, 62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98,
    ];

    public static IReadOnlyList<NumberRecognizer> All { get; } =
    [
        Phone(null, "12:0.6", IsInternational, 0.6, other: 0.6, plus: true, lengths: [.. Enumerable.Range(8, 8)]),
        Phone(null, "12:0.15", IsInternationalOfKnown, 0.2, other: 0.15, lengths: [10, 11, 12, 13]),
        Phone(null, "12:0.2", HasExit, 0.3, other: 0.3, lengths: [.. Enumerable.Range(10, 8)]),
        Phone("en-US", "3-3-4:0.55 10:0.2 3-7:0.2 6-4:0.2", IsNorthAmerican, 0.5),
        Phone("en-US", "1-3-3-4:0.6 11:0.2", number => number[0] == '1' && IsNorthAmerican(number[1..]), 0.5),
        Phone("en-US", "3-4:0.15 7:0.1", number => number[0] >= '2', 0.2),
        Phone("en-GB", "3-4-4:0.6 4-3-4:0.6 5-6:0.55 5-3-3:0.6 11:0.4", number => number[0] == '0' && number[1] is '1' or '2' or '3' or '7' or '8', 0.5),
        Phone("en-GB", "5-5:0.3 10:0.15", number => number[0] == '0' && number[1] == '1', 0.2),
        Phone("en-AU", "4-3-3:0.6 2-4-4:0.6 10:0.3", number => number[0] == '0' && number[1] is '2' or '3' or '4' or '7' or '8', 0.45),
        Phone("en-AU", "4-3-3:0.55 2-4-4:0.2", number => number[..4] is "1300" or "1800", 0.3),
        Phone("en-IN", "5-5:0.5 10:0.25 3-3-4:0.2 4-3-3:0.2", number => number[0] >= '6', 0.25),
        Phone("en-IN", "1-5-5:0.5 11:0.3 6-5:0.4", number => number[0] == '0' && number[1] >= '6', 0.3),
        Phone("en-SG", "4-4:0.3 8:0.15", number => number[0] is '3' or '6' or '8' or '9', 0.2),
        Phone("fr-FR", "2-2-2-2-2:0.65 10:0.35 1-9:0.2 4-3-3:0.3 4-2-2-2:0.5", number => number[0] == '0' && number[1] != '0', 0.5),
        Phone("es-ES", "3-3-3:0.4 3-2-2-2:0.55 2-3-2-2:0.5 9:0.25 3-6:0.3", number => number[0] is '6' or '7' or '8' or '9', 0.3),
        Phone("it-IT", "3-7:0.5 3-3-4:0.4 3-4-3:0.45 10:0.25 3-6:0.3 3-3-3:0.25 9:0.15 3-2-2-3:0.4", number => number[0] == '3', 0.3),
        Phone("it-IT", "2-8:0.5 2-4-4:0.5 3-7:0.5 3-6:0.45 4-6:0.45 9:0.2 10:0.25 2-7:0.4 2-6:0.4 3-5:0.3", number => number[0] == '0' && number[1] != '0', 0.25),
        Phone("de-DE", "4-7:0.5 4-8:0.5 3-8:0.5 3-7:0.5 4-6:0.5 5-6:0.5 5-5:0.5 5-4:0.35 3-9:0.45 4-5:0.4 5-7:0.5 3-6:0.4 3-4-4:0.5 4-3-4:0.5 4-4-4:0.45", IsGermanPhone, 0.3, other: 0.2, lengths: [.. Enumerable.Range(7, 7)]),
        Phone("de-DE", "11:0.3 12:0.3", number => number[0] == '0' && number[1] == '1' && number[2] is '5' or '6' or '7', 0.5),
    ];

    private static NumberRecognizer Phone(string? locale, string shapes, Checksum rule, double spoken, double other = 0, bool plus = false, int[]? lengths = null)
    {
        NumberRecognizer plain = new(PersonalDataClasses.PhoneNumber, locale, shapes);
        return new NumberRecognizer(PersonalDataClasses.PhoneNumber, locale, shapes)
        {
            Rule = rule, Spoken = spoken, OtherShape = other, Plus = plus, Context = Cue.Phone | Cue.MyNumber, Lengths = lengths ?? plain.Lengths,
        };
    }

    private static bool IsInternational(ReadOnlySpan<char> number)
    {
        int code = number[0] - '0';
        if (code == 0) return false;
        if (ShortCodes.Contains(code)) return code == 1 ? number.Length == 11 && IsNorthAmerican(number[1..]) : number.Length == 11;
        code = (code * 10) + number[1] - '0';
        if (ShortCodes.Contains(code)) return number.Length is >= 9 and <= 14;
        return number[0] is '2' or '3' or '4' or '5' or '6' or '8' or '9' && number.Length is >= 9 and <= 15;
    }

    // Said or written without its plus sign, which context must then make up for.
    private static bool IsInternationalOfKnown(ReadOnlySpan<char> number) =>
        number[..2] is "44" or "49" or "33" or "34" or "39" or "91" or "65" or "61" && IsInternational(number);

    private static bool HasExit(ReadOnlySpan<char> number) => number[0] == '0' && number[1] == '0' && IsInternational(number[2..]);

    // North American Numbering Plan: area and exchange begin with 2 to 9, area is no N9X and neither is an N11 code.
    private static bool IsNorthAmerican(ReadOnlySpan<char> number) =>
        number[0] >= '2' && number[1] != '9' && number[3] >= '2' && !(number[1] == '1' && number[2] == '1') && !(number[4] == '1' && number[5] == '1');

    private static bool IsGermanPhone(ReadOnlySpan<char> number) => number[0] == '0' && number[1] != '0';
}
