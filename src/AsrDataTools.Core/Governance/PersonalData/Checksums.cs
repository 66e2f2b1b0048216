namespace AsrDataTools.Governance.PersonalData;

/// <summary>Check digits and letters of numbers, by name. The input holds digits and upper-case letters alone.</summary>
public static class Checksums
{
    /// <summary>Luhn: ISO/IEC 7812-1, annex B.</summary>
    public static bool Luhn(ReadOnlySpan<char> number)
    {
        int sum = 0;
        for (int i = 0; i < number.Length; i++)
        {
            int digit = number[^(i + 1)] - '0';
            if ((uint)digit > 9) return false;
            if (i % 2 == 1) digit = digit < 5 ? 2 * digit : (2 * digit) - 9;
            sum += digit;
        }

        return number.Length > 1 && sum % 10 == 0;
    }

    /// <summary>IBAN: ISO 7064 mod 97,10 with the first four signs put last and letters as 10 to 35 (ISO 13616).</summary>
    public static bool Iban(ReadOnlySpan<char> number)
    {
        if (number.Length < 5) return false;
        int rest = 0;
        for (int i = 0; i < number.Length; i++)
        {
            char sign = number[(i + 4) % number.Length];
            if (char.IsAsciiDigit(sign)) rest = ((rest * 10) + sign - '0') % 97;
            else if (char.IsAsciiLetterUpper(sign)) rest = ((rest * 100) + sign - 'A' + 10) % 97;
            else return false;
        }

        return rest == 1;
    }

    /// <summary>ISO 7064 mod 11,10: German Steuer-ID.</summary>
    public static bool Mod11Over10(ReadOnlySpan<char> number)
    {
        int product = 10;
        for (int i = 0; i < number.Length - 1; i++)
        {
            if (!char.IsAsciiDigit(number[i])) return false;
            int sum = (number[i] - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return number.Length > 1 && (11 - product) % 10 == number[^1] - '0';
    }

    /// <summary>Mod 11 with weights 10 down to 2: NHS number (NHS Data Dictionary), ISBN-10's kin. Ten digits.</summary>
    public static bool Mod11(ReadOnlySpan<char> number)
    {
        int sum = 0;
        for (int i = 0; i < number.Length; i++)
        {
            if (!char.IsAsciiDigit(number[i])) return false;
            sum += (number[i] - '0') * (number.Length - i);
        }

        return number.Length > 1 && sum % 11 == 0;
    }

    /// <summary>Weights 7, 3, 1 over digits and letters (10 to 35), last a digit: ICAO Doc 9303 part 3, German identity cards.</summary>
    public static bool SevenThreeOne(ReadOnlySpan<char> number)
    {
        ReadOnlySpan<int> weights = [7, 3, 1];
        int sum = 0;
        for (int i = 0; i < number.Length - 1; i++)
        {
            int value = char.IsAsciiDigit(number[i]) ? number[i] - '0' : number[i] - 'A' + 10;
            sum += value * weights[i % 3];
        }

        return number.Length > 1 && sum % 10 == number[^1] - '0';
    }

    /// <summary>Verhoeff: J. Verhoeff, Error Detecting Decimal Codes, 1969; Aadhaar.</summary>
    public static bool Verhoeff(ReadOnlySpan<char> number)
    {
        int check = 0;
        for (int i = 0; i < number.Length; i++)
        {
            int digit = number[^(i + 1)] - '0';
            if ((uint)digit > 9) return false;
            for (int turn = i % 8; turn > 0; turn--) digit = "1576283094"[digit] - '0';
            check = Dihedral(check, digit);
        }

        return number.Length > 1 && check == 0;
    }

    /// <summary>The names that custom recognisers may give.</summary>
    public static IReadOnlyList<string> Names { get; } = ["Iban", "Luhn", "Mod11", "Mod11Over10", "SevenThreeOne", "Verhoeff"];

    /// <exception cref="SpeechDataException">There is no such checksum (<c>ChecksumUnknown</c>).</exception>
    internal static Checksum Named(string name) => name.ToUpperInvariant() switch
    {
        "IBAN" => Iban,
        "LUHN" => Luhn,
        "MOD11" => Mod11,
        "MOD11OVER10" => Mod11Over10,
        "SEVENTHREEONE" => SevenThreeOne,
        "VERHOEFF" => Verhoeff,
        _ => throw new SpeechDataException(
            "ChecksumUnknown", SpeechDataProblem.InvalidArgument, $"There is no checksum '{name}'. Did you mean '{NearestName.Of(name, Names)}'? The checksums are {string.Join(", ", Names)}."),
    };

    // Product in the dihedral group of ten elements: rotations 0 to 4, reflections 5 to 9.
    private static int Dihedral(int left, int right) => (left < 5, right < 5) switch
    {
        (true, true) => (left + right) % 5,
        (true, false) => ((left + right - 5) % 5) + 5,
        (false, true) => ((left - 5 - right + 5) % 5) + 5,
        (false, false) => (left - right + 5) % 5,
    };
}
