using System.Globalization;
using System.Numerics;
using AsrDataTools.Simulation;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.PersonalData;

/// <summary>
/// Identifiers with valid check digits, made at random and compact (no separators). Written from the published rules alone, so
/// that the recognisers are held against a second reading of them.
/// </summary>
internal static class IdentifierMaker
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public static string Digits(SeededRandom random, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + random.Next(10))));

    public static string Letters(SeededRandom random, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => Alphabet[random.Next(26)]));

    /// <summary>ISO/IEC 7812 number, Luhn check digit: Visa, Mastercard, Discover with 16 digits, American Express with 15.</summary>
    public static string PaymentCard(SeededRandom random)
    {
        string prefix = random.Pick<string>(["4", "4", "4", $"5{1 + random.Next(5)}", $"5{1 + random.Next(5)}", "6011", "34", "37"]);
        string body = prefix + Digits(random, (prefix[0] == '3' ? 14 : 15) - prefix.Length);
        return body + Luhn(body);
    }

    /// <summary>The digit that makes the number pass Luhn (ISO/IEC 7812-1, annex B).</summary>
    public static char Luhn(string body)
    {
        int sum = 0;
        for (int place = 0; place < body.Length; place++)
        {
            int digit = body[^(place + 1)] - '0';
            if (place % 2 == 0) digit = (digit * 2 / 10) + (digit * 2 % 10);
            sum += digit;
        }

        return (char)('0' + ((10 - (sum % 10)) % 10));
    }

    /// <summary>ISO 13616 number of a country, check digits by ISO 7064 MOD 97-10.</summary>
    public static string Iban(SeededRandom random, string country)
    {
        string account = country switch
        {
            "DE" => Digits(random, 18),
            "GB" => Letters(random, 4) + Digits(random, 14),
            "FR" => Digits(random, 23),
            "ES" => Digits(random, 20),
            _ => Letters(random, 1) + Digits(random, 22),
        };
        string turned = string.Concat((account + country + "00").Select(character => char.IsAsciiDigit(character) ? $"{character}" : $"{character - 'A' + 10}"));
        int check = 98 - (int)(BigInteger.Parse(turned, CultureInfo.InvariantCulture) % 97);
        return string.Create(CultureInfo.InvariantCulture, $"{country}{check:00}{account}");
    }

    /// <summary>US social security number: area 001–899 without 666, group and serial not zero. It has no check digit.</summary>
    public static string UsSsn(SeededRandom random)
    {
        int area = 1 + random.Next(898);
        return string.Create(CultureInfo.InvariantCulture, $"{(area >= 666 ? area + 1 : area):000}{1 + random.Next(99):00}{1 + random.Next(9999):0000}");
    }

    /// <summary>NHS number: modulus 11 with weights 10 to 2; a remainder that gives 10 is not issued.</summary>
    public static string Nhs(SeededRandom random)
    {
        while (true)
        {
            string body = $"{(random.Next(2) == 0 ? 4 : 7)}{Digits(random, 8)}";
            int check = 11 - (body.Select((digit, place) => (digit - '0') * (10 - place)).Sum() % 11);
            if (check != 10) return body + (check == 11 ? '0' : (char)('0' + check));
        }
    }

    /// <summary>UK national insurance number: prefixes that HMRC allots, suffix A to D.</summary>
    public static string Nino(SeededRandom random)
    {
        const string First = "ABCEGHJKLMNOPRSTWXYZ";
        const string Second = "ABCEGHJKLMNPRSTWXYZ";
        string prefix;
        do prefix = $"{First[random.Next(First.Length)]}{Second[random.Next(Second.Length)]}";
        while (prefix is "BG" or "GB" or "KN" or "NK" or "NT" or "TN" or "ZZ");
        return $"{prefix}{Digits(random, 6)}{"ABCD"[random.Next(4)]}";
    }

    /// <summary>German tax identification number: of the first ten digits one occurs twice and the others at most once; check digit by ISO 7064 MOD 11,10.</summary>
    public static string SteuerId(SeededRandom random)
    {
        char[] digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
        do
        {
            random.Shuffle<char>(digits.AsSpan());
            digits[9] = digits[random.Next(8)];
            random.Shuffle<char>(digits.AsSpan());
            if (digits.Distinct().Count() == 9 && digits[0] != '0') break;
            digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
        }
        while (true);
        int product = 10;
        foreach (char digit in digits)
        {
            int sum = (digit - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        int check = 11 - product;
        return new string(digits) + (char)('0' + (check == 10 ? 0 : check));
    }

    /// <summary>French NIR: sex, year, month, department, commune, order, key 97 − n mod 97.</summary>
    public static string Nir(SeededRandom random)
    {
        string body = string.Create(
            CultureInfo.InvariantCulture,
            $"{1 + random.Next(2)}{30 + random.Next(70):00}{1 + random.Next(12):00}{1 + random.Next(19):00}{1 + random.Next(400):000}{1 + random.Next(998):000}");
        return string.Create(CultureInfo.InvariantCulture, $"{body}{97 - (long.Parse(body, CultureInfo.InvariantCulture) % 97):00}");
    }

    /// <summary>Spanish DNI, or NIE with X, Y or Z first: letter by the number modulo 23.</summary>
    public static string Dni(SeededRandom random, bool foreigner)
    {
        string digits = Digits(random, foreigner ? 7 : 8);
        int lead = random.Next(3);
        int number = int.Parse(foreigner ? $"{lead}{digits}" : digits, CultureInfo.InvariantCulture);
        return $"{(foreigner ? $"{"XYZ"[lead]}" : "")}{digits}{"TRWAGMYFPDXBNJZSQVHLCKE"[number % 23]}";
    }

    /// <summary>Italian tax code (D.M. 23 December 1976): three consonants each, year, month letter, day (women + 40), place, check letter.</summary>
    public static string CodiceFiscale(SeededRandom random)
    {
        const string Consonants = "BCDFGLMNPRSTVZ";
        string name = string.Concat(Enumerable.Range(0, 6).Select(_ => Consonants[random.Next(Consonants.Length)]));
        string body = string.Create(
            CultureInfo.InvariantCulture,
            $"{name}{random.Next(100):00}{"ABCDEHLMPRST"[random.Next(12)]}{1 + random.Next(28) + (random.Next(2) * 40):00}{"ABCDEFGHIL"[random.Next(10)]}{100 + random.Next(800):000}");
        int[] odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
        int sum = body.Select((character, place) =>
        {
            int value = char.IsAsciiDigit(character) ? character - '0' : character - 'A';
            return place % 2 == 0 ? odd[value] : value;
        }).Sum();
        return body + Alphabet[sum % 26];
    }

    /// <summary>Indian Aadhaar: 12 digits, first 2 to 9, last by Verhoeff's dihedral check.</summary>
    public static string Aadhaar(SeededRandom random)
    {
        string body = $"{2 + random.Next(8)}{Digits(random, 10)}";
        for (char check = '0'; ; check++)
        {
            if (PassesVerhoeff(body + check)) return body + check;
        }
    }

    /// <summary>Verhoeff (1969), computed in the dihedral group of order 10 rather than from its printed table.</summary>
    public static bool PassesVerhoeff(string number)
    {
        int[] permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
        int check = 0;
        for (int place = 0; place < number.Length; place++)
        {
            int digit = number[^(place + 1)] - '0';
            for (int turn = 0; turn < place % 8; turn++) digit = permutation[digit];
            check = Dihedral(check, digit);
        }

        return check == 0;
    }

    /// <summary>Indian PAN: three letters, P for a person, initial, four digits, letter. Its check letter is not published.</summary>
    public static string Pan(SeededRandom random) => $"{Letters(random, 3)}P{Letters(random, 1)}{Digits(random, 4)}{Letters(random, 1)}";

    /// <summary>Singapore NRIC or FIN: weights 2 7 6 5 4 3 2, offset 4 for T and G, letter by the sum modulo 11.</summary>
    public static string Nric(SeededRandom random)
    {
        char series = "STFG"[random.Next(4)];
        string digits = Digits(random, 7);
        int[] weights = [2, 7, 6, 5, 4, 3, 2];
        int sum = digits.Select((digit, place) => (digit - '0') * weights[place]).Sum() + (series is 'T' or 'G' ? 4 : 0);
        return $"{series}{digits}{(series is 'S' or 'T' ? "JZIHGFEDCBA" : "XWUTRQPNMLK")[sum % 11]}";
    }

    /// <summary>Australian tax file number: weights 1 4 3 7 5 8 6 9 10, sum divisible by 11.</summary>
    public static string Tfn(SeededRandom random)
    {
        int[] weights = [1, 4, 3, 7, 5, 8, 6, 9, 10];
        while (true)
        {
            string number = $"{1 + random.Next(9)}{Digits(random, 8)}";
            if (number.Select((digit, place) => (digit - '0') * weights[place]).Sum() % 11 == 0) return number;
        }
    }

    /// <summary>Australian Medicare card: eight digits from 2 to 6, check by weights 1 3 7 9 modulo 10, issue number.</summary>
    public static string Medicare(SeededRandom random)
    {
        string body = $"{2 + random.Next(5)}{Digits(random, 7)}";
        int[] weights = [1, 3, 7, 9];
        return $"{body}{body.Select((digit, place) => (digit - '0') * weights[place % 4]).Sum() % 10}{1 + random.Next(9)}";
    }

    // Elements 0 to 4 turn a pentagon, 5 to 9 turn it over.
    private static int Dihedral(int a, int b) => (a < 5, b < 5) switch
    {
        (true, true) => (a + b) % 5,
        (true, false) => 5 + ((a + b - 5) % 5),
        (false, true) => 5 + ((a - 5 - b + 5) % 5),
        (false, false) => (a - b + 5) % 5,
    };
}
