using System.Collections.Frozen;

namespace AsrDataTools.Governance.PersonalData;

/// <summary>Postcodes and vehicle plates: what tells where someone lives or what they drive.</summary>
internal static class PlaceNumbers
{
    private static readonly FrozenSet<string> BritishAreas = ("AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX "
        + "IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW "
        + "UB W WA WC WD WF WN WR WS WV YO ZE").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> States = ("AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT "
        + "VT VA WA WV WI WY DC PR").Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Areas = BritishAreas.GetAlternateLookup<ReadOnlySpan<char>>();

    public static IReadOnlyList<NumberRecognizer> All { get; } =
    [
        new(PersonalDataClasses.Postcode, "en-GB", "4-3:0.5 3-3:0.5 2-3:0.45 7:0.2 6:0.2 5:0.1") { Template = "A*****A", Rule = IsBritishPostcode, Spoken = 0.35, Context = Cue.Postcode | Cue.Address },
        new(PersonalDataClasses.Postcode, null, "5:0.15") { CueBefore = true, Spoken = 0.15, Context = Cue.Postcode | Cue.Address },
        new(PersonalDataClasses.Postcode, "en-US", "2-5:0.5 2-5-4:0.55") { Template = "AA9999999", Rule = number => States.Contains(number[..2]), Context = Cue.Postcode | Cue.Address },
        new(PersonalDataClasses.Postcode, "en-US", "5-4:0.25 9:0.1") { CueBefore = true, Spoken = 0.1, Context = Cue.Postcode },
        new(PersonalDataClasses.Postcode, null, "6:0.15 3-3:0.15") { CueBefore = true, Spoken = 0.15, Context = Cue.Postcode },
        new(PersonalDataClasses.Postcode, "en-AU", "4:0.15") { CueBefore = true, Spoken = 0.15, Context = Cue.Postcode },
        new(PersonalDataClasses.VehiclePlate, "en-GB", "4-3:0.3 7:0.25") { Template = "AA99AAA", Rule = IsBritishPlate, Spoken = 0.3, Context = Cue.Plate },
        new(PersonalDataClasses.VehiclePlate, "fr-FR", "2-3-2:0.4 7:0.25") { Template = "AA999AA", Rule = IsSivPlate, Spoken = 0.3, Context = Cue.Plate },
        new(PersonalDataClasses.VehiclePlate, "es-ES", "4-3:0.3 7:0.25") { Template = "9999AAA", Rule = number => !number.ContainsAny("AEIOUQ"), Spoken = 0.3, Context = Cue.Plate },
        new(PersonalDataClasses.VehiclePlate, "en-IN", "2-2-2-4:0.4 10:0.3 4-6:0.3 4-2-4:0.4") { Template = "AA99AA9999", Spoken = 0.3, Context = Cue.Plate },
        new(PersonalDataClasses.VehiclePlate, "en-SG", "3-4-1:0.4 8:0.3") { Template = "AAA9999A", Rule = HasSingaporePlateLetter, Spoken = 0.35, Context = Cue.Plate },
        new(PersonalDataClasses.VehiclePlate, "de-DE", "1-1-4:0.25 1-2-4:0.25 2-1-4:0.25 2-2-4:0.25 3-1-4:0.25 3-2-4:0.25 1-1-3:0.25 1-2-3:0.25 2-1-3:0.25 2-2-3:0.25 3-1-3:0.25 3-2-3:0.25 1-1-2:0.2 1-2-2:0.2 2-2-2:0.2 2-1-2:0.2 3-2-2:0.2 3-1-2:0.2")
        {
            Template = "A********", Rule = IsGermanPlate, Spoken = 0.2, Context = Cue.Plate,
        },
        new(PersonalDataClasses.VehiclePlate, "en-US", "3-4:0.15 3-3:0.15 7:0.15 6:0.15") { Template = "*******", Rule = IsMixed, Spoken = 0.15, Context = Cue.Plate },
    ];

    // Royal Mail, Programmers' guide to PAF: outward A9 A99 AA9 AA99 A9A AA9A, inward 9AA without C I K M O V.
    private static bool IsBritishPostcode(ReadOnlySpan<char> code)
    {
        ReadOnlySpan<char> inward = code[^3..];
        if (!char.IsAsciiDigit(inward[0]) || !char.IsAsciiLetter(inward[1]) || !char.IsAsciiLetter(inward[2]) || inward[1..].ContainsAny("CIKMOV")) return false;
        ReadOnlySpan<char> outward = code[..^3];
        int letters = outward.IndexOfAnyInRange('0', '9');
        return letters is 1 or 2 && Areas.Contains(outward[..letters]) && (outward.Length - letters == 1 || (outward.Length - letters == 2 && char.IsLetterOrDigit(outward[^1])));
    }

    private static bool IsBritishPlate(ReadOnlySpan<char> plate) => !plate.ContainsAny('I', 'Q') && plate[..2].IndexOf('Z') < 0;

    // France and Italy alike: no I, O, U.
    private static bool IsSivPlate(ReadOnlySpan<char> plate) => !plate.ContainsAny('I', 'O', 'U');

    // Land Transport Authority: weights 9, 4, 5, 4, 3, 2 over the last two letters of the prefix and four digits.
    private static bool HasSingaporePlateLetter(ReadOnlySpan<char> plate)
    {
        ReadOnlySpan<int> weights = [9, 4, 5, 4, 3, 2];
        int sum = 0;
        for (int i = 0; i < 6; i++) sum += weights[i] * (i < 2 ? plate[i + 1] - 'A' + 1 : plate[i + 1] - '0');
        return "AZYXUTSRPMLKJHGEDCB"[sum % 19] == plate[7];
    }

    private static bool IsGermanPlate(ReadOnlySpan<char> plate)
    {
        int digit = plate.IndexOfAnyInRange('0', '9');
        return digit is >= 2 and <= 5 && plate[digit] != '0' && plate.Length - digit <= 4 && !plate[digit..].ContainsAnyExceptInRange('0', '9');
    }

    private static bool IsMixed(ReadOnlySpan<char> plate) => plate.ContainsAnyInRange('0', '9') && plate.ContainsAnyInRange('A', 'Z');
}
