using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AsrDataTools.Simulation;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.PersonalData;

/// <summary>Makes what fills the slots of a sentence: personal data of each class, and what only looks like it.</summary>
internal sealed partial class ValueMaker(CallLocale locale, SeededRandom random)
{
    private static readonly Dictionary<string, string> Umlauts = new() { ["ä"] = "ae", ["ö"] = "oe", ["ü"] = "ue", ["ß"] = "ss", ["ı"] = "i" };

    private readonly bool _second = random.Next(2) == 1;

    /// <summary>The value of a slot: a class of personal data, or one of the negatives' slots.</summary>
    public MadeValue Make(string slot) => slot switch
    {
        PersonalDataClasses.PaymentCard => Read(CardGroups(IdentifierMaker.PaymentCard(random))),
        PersonalDataClasses.Iban => Read(Shown(IdentifierMaker.Iban(random, locale.Iban!), 4)),
        PersonalDataClasses.UsSsn => Read(Ssn(IdentifierMaker.UsSsn(random))),
        PersonalDataClasses.NationalId => Read(NationalId()),
        PersonalDataClasses.Phone => Read(Fill(random.Pick(locale.Phones))),
        PersonalDataClasses.Email => Email(),
        PersonalDataClasses.IpAddress => IpAddress(),
        PersonalDataClasses.DateOfBirth => Date(1935 + random.Next(72)),
        PersonalDataClasses.Address => Address(),
        PersonalDataClasses.RecordNumber => Read(RecordNumber()),
        PersonalDataClasses.PersonName => Name(),
        "idname" => IdName(),
        "date" => Date(2022 + random.Next(4)),
        "n" => Count(2 + random.Next(98)),
        "big" => Count(200 + random.Next(9000)),
        "money" => Money(),
        "time" => Time(),
        "stamp" => Stamp(),
        "version" => Version(random.Pick<int>([3, 3, 4])),
        "order" => Read(Fill(random.Pick<string>(["#####-####", "##########", "########", "### #### ###", "#########"]))),
        "meter" => Read(Fill(random.Pick<string>(["0#########", "%## ### ###", "## ## ## ## ##", "%#######"]))),
        "code" => Read(Fill(random.Pick<string>(["@@-####-@", "@@@ ###", "##-####-@@", "@####@", "@@###### @"]))),
        "badcard" => Read(CardGroups(Broken(IdentifierMaker.PaymentCard(random)))),
        "badid" => Read(Shown(Broken(random.Next(2) == 0 ? IdentifierMaker.Nhs(random) : IdentifierMaker.Aadhaar(random)), 4)),
        "badiban" => Read(Shown(Broken(IdentifierMaker.Iban(random, locale.Iban ?? "DE")), 4)),
        "room" => Read(Fill(random.Pick<string>(["%##", "####", "@##", "%.##", "##"]))),
        _ => throw new ArgumentOutOfRangeException(nameof(slot), slot, "No such slot."),
    };

    private MadeValue Read(string written) => new(written, SpokenReading.Read(written, locale, random));

    private string Fill(string pattern) => string.Concat(pattern.Select(character => character switch
    {
        '#' => (char)('0' + random.Next(10)),
        '%' => (char)('2' + random.Next(8)),
        '@' => (char)('A' + random.Next(26)),
        _ => character,
    }));

    // The last digit is what every check here guards.
    private static string Broken(string valid)
    {
        int last = valid.LastIndexOfAny([.. "0123456789"]);
        return $"{valid[..last]}{(char)('0' + ((valid[last] - '0' + 3) % 10))}{valid[(last + 1)..]}";
    }

    private string CardGroups(string number)
    {
        string blank = random.Pick<string>([" ", " ", "-", ""]);
        return number.Length == 15 ? string.Join(blank, number[..4], number[4..10], number[10..]) : string.Join(blank, number[..4], number[4..8], number[8..12], number[12..]);
    }

    private string Ssn(string number)
    {
        string blank = random.Pick<string>(["-", "-", " ", ""]);
        return string.Join(blank, number[..3], number[3..5], number[5..]);
    }

    /// <summary>As it stands, or in groups.</summary>
    private string Shown(string value, int group) =>
        random.Next(3) == 0 ? value : string.Join(' ', value.Chunk(group).Select(part => new string(part)));

    private string NationalId() =>
        (locale.Code, _second) switch
        {
            ("UK", false) => IdentifierMaker.Nhs(random) is var nhs && random.Next(3) > 0 ? $"{nhs[..3]} {nhs[3..6]} {nhs[6..]}" : nhs,
            ("UK", true) => Shown(IdentifierMaker.Nino(random), 2),
            ("DE", _) => IdentifierMaker.SteuerId(random) is var tax && _second ? $"{tax[..2]} {tax[2..5]} {tax[5..8]} {tax[8..]}" : tax,
            ("FR", _) => IdentifierMaker.Nir(random) is var nir && _second ? $"{nir[..1]} {nir[1..3]} {nir[3..5]} {nir[5..7]} {nir[7..10]} {nir[10..13]} {nir[13..]}" : nir,
            ("ES", _) => IdentifierMaker.Dni(random, _second) is var dni && random.Next(3) == 0 ? $"{dni[..^1]}-{dni[^1]}" : dni,
            ("IT", _) => IdentifierMaker.CodiceFiscale(random) is var code && random.Next(4) == 0 ? $"{code[..3]} {code[3..6]} {code[6..11]} {code[11..]}" : code,
            ("IN", false) => Shown(IdentifierMaker.Aadhaar(random), 4),
            ("IN", true) => IdentifierMaker.Pan(random),
            ("SG", _) => IdentifierMaker.Nric(random),
            ("AU", false) => Shown(IdentifierMaker.Tfn(random), 3),
            ("AU", true) => IdentifierMaker.Medicare(random) is var card && random.Next(3) > 0 ? $"{card[..4]} {card[4..9]} {card[9..]}" : card,
            _ => throw new ArgumentOutOfRangeException(nameof(locale), locale.Code, "No national identifier."),
        };

    /// <summary>What callers call the identifier that <see cref="NationalId"/> makes.</summary>
    private MadeValue IdName()
    {
        string name = (locale.Code, _second) switch
        {
            ("UK", false) => "NHS number",
            ("UK", true) => "National Insurance number",
            ("DE", _) => "Steueridentifikationsnummer",
            ("FR", _) => "numéro de sécurité sociale",
            ("ES", false) => "DNI",
            ("ES", true) => "NIE",
            ("IT", _) => "codice fiscale",
            ("IN", false) => "Aadhaar number",
            ("IN", true) => "PAN",
            ("SG", _) => "NRIC",
            ("AU", false) => "tax file number",
            _ => "Medicare number",
        };
        return new(name, name.ToLowerInvariant());
    }

    private MadeValue Email()
    {
        string first = Plain(random.Pick(locale.FirstNames)), last = Plain(random.Pick(locale.LastNames));
        string user = random.Pick<string>([$"{first}.{last}", $"{first[0]}.{last}", $"{first}_{last}", $"{last}{60 + random.Next(40)}", $"{first}-{last}"]);
        string domain = random.Pick<string>(["gmail.com", "outlook.com", "example.org", "mail-box.net", locale.Code switch { "UK" => "btinternet.co.uk", "DE" => "web.de", "FR" => "orange.fr", "ES" => "correo.es", "IT" => "libero.it", "IN" => "rediffmail.co.in", "SG" => "singnet.com.sg", "AU" => "bigpond.com.au", _ => "comcast.net" }]);
        string written = $"{user}@{domain}";
        return new(written, SpokenReading.ReadSigns(written, locale.Language));
    }

    private static string Plain(string name)
    {
        string plain = name.ToLowerInvariant();
        foreach ((string from, string to) in Umlauts) plain = plain.Replace(from, to, StringComparison.Ordinal);
        return NotLetters().Replace(plain.Normalize(NormalizationForm.FormD), "");
    }

    private MadeValue IpAddress()
    {
        string written = random.Next(6) == 0
            ? string.Create(CultureInfo.InvariantCulture, $"2001:db8:{random.Next(65536):x}::{random.Next(65536):x}:{1 + random.Next(65535):x}")
            : string.Create(CultureInfo.InvariantCulture, $"{random.Pick<int>([10, 172, 192, 81, 203, 94])}.{random.Next(256)}.{random.Next(256)}.{1 + random.Next(254)}");
        return written.Contains(':', StringComparison.Ordinal)
            ? new(written, string.Join(' ', SpokenReading.ReadSigns(written, locale.Language).Split(' ').SelectMany(word => word.Length > 1 && word.All("abcdef".Contains) ? word.Select(letter => $"{letter}") : [word])))
            : new(written, SpokenReading.ReadSigns(written, locale.Language));
    }

    private MadeValue Date(int year)
    {
        int month = 1 + random.Next(12), day = 1 + random.Next(28);
        string name = locale.Language.Months[month - 1];
        string shown = locale.Tongue is "en" or "de" ? char.ToUpperInvariant(name[0]) + name[1..] : name;
        string written = (locale.Tongue, random.Next(3)) switch
        {
            ("de", < 2) => string.Create(CultureInfo.InvariantCulture, $"{day:00}.{month:00}.{year}"),
            ("de", _) => $"{day}. {shown} {year}",
            (_, 0) => locale.MonthFirst ? string.Create(CultureInfo.InvariantCulture, $"{month:00}/{day:00}/{year}") : string.Create(CultureInfo.InvariantCulture, $"{day:00}/{month:00}/{year}"),
            ("en", 1) => string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}-{day:00}"),
            ("en", _) => locale.MonthFirst ? $"{shown} {day}, {year}" : $"{day} {shown} {year}",
            ("es", _) => $"{day} de {shown} de {year}",
            _ => $"{day} {shown} {year}",
        };
        string spokenDay = locale.Language.Day(day), spokenYear = locale.Language.Year(year);
        string spoken = locale.Tongue switch
        {
            "en" when locale.MonthFirst => $"{name} {spokenDay} {spokenYear}",
            "en" => $"{(random.Next(2) == 0 ? "the " : "")}{spokenDay} {(random.Next(2) == 0 ? "of " : "")}{name} {spokenYear}",
            "es" => $"{spokenDay} de {name} de {spokenYear}",
            _ => $"{spokenDay} {name} {spokenYear}",
        };
        return new(written, spoken);
    }

    private MadeValue Address()
    {
        int number = 1 + random.Next(random.Next(3) == 0 ? 2000 : 120), unit = 2 + random.Next(90);
        string pattern = random.Pick(locale.Addresses);
        string postal = Fill(random.Pick(locale.PostalCodes));
        string written = Put(pattern, number.ToString(CultureInfo.InvariantCulture), unit.ToString(CultureInfo.InvariantCulture), postal);
        string spoken = AloneDigits().Replace(
            SpokenReading.Bare(Put(pattern, locale.Language.Number(number), locale.Language.Number(unit), SpokenReading.Read(postal, locale, random)).Replace("#", "number ", StringComparison.Ordinal).Replace('-', ' ')),
            digits => locale.Language.Number(int.Parse(digits.Value, CultureInfo.InvariantCulture)));
        return new(written, spoken);

        static string Put(string pattern, string number, string unit, string postal) =>
            pattern.Replace("{n}", number, StringComparison.Ordinal).Replace("{u}", unit, StringComparison.Ordinal).Replace("{p}", postal, StringComparison.Ordinal);
    }

    private string RecordNumber() => Fill(random.Pick<string>(["########", "%#######", "@@######", "%##-####-##", "#########", "@-#######"]));

    private MadeValue Name()
    {
        string name = $"{random.Pick(locale.FirstNames)} {random.Pick(locale.LastNames)}";
        return new(name, name.ToLowerInvariant());
    }

    private MadeValue Count(int value) => new(
        value >= 1000 ? value.ToString("N0", CultureInfo.GetCultureInfo(locale.Tongue)) : value.ToString(CultureInfo.InvariantCulture), locale.Language.Number(value));

    private MadeValue Money()
    {
        int whole = 1 + random.Next(4000), cents = random.Next(100);
        (string unit, string small, string sign) = locale.Code switch
        {
            "UK" => ("pounds", "pence", "£"),
            "IN" => ("rupees", "paise", "₹"),
            "US" or "SG" or "AU" => ("dollars", "cents", "$"),
            "ES" => ("euros", "céntimos", "€"),
            "IT" => ("euro", "centesimi", "€"),
            "FR" => ("euros", "centimes", "€"),
            _ => ("Euro", "Cent", "€"),
        };
        string amount = (whole + (cents / 100.0)).ToString("N2", CultureInfo.GetCultureInfo(locale.Tongue));
        string spoken = $"{locale.Language.Number(whole)} {unit.ToLowerInvariant()} {locale.Language.Number(cents)} {(random.Next(2) == 0 ? small.ToLowerInvariant() : "")}".Trim();
        return new(locale.Tongue == "en" ? $"{sign}{amount}" : $"{amount} {sign}", spoken);
    }

    private MadeValue Time()
    {
        int hour = 1 + random.Next(23), minute = 10 + random.Next(50);
        return new(string.Create(CultureInfo.InvariantCulture, $"{hour}:{minute:00}"), $"{locale.Language.Number(hour)} {(locale.Tongue == "de" ? "uhr " : "")}{locale.Language.Number(minute)}");
    }

    private MadeValue Stamp()
    {
        int hour = random.Next(24), minute = 10 + random.Next(50), second = 10 + random.Next(50);
        string written = random.Pick<string>([$"{hour:00}:{minute}:{second}", $"2025-0{1 + random.Next(9)}-{10 + random.Next(19)}T{hour:00}:{minute}:{second}Z", $"00:{minute}:{second}.{100 + random.Next(900)}", $"17{IdentifierMaker.Digits(random, 8)}"]);
        return new(written, string.Join(' ', locale.Language.Number(hour), locale.Language.Number(minute), locale.Language.Number(second)));
    }

    private MadeValue Version(int parts)
    {
        int[] numbers = [.. Enumerable.Range(0, parts).Select(_ => random.Next(30))];
        return new(string.Join('.', numbers), string.Join($" {locale.Language.Sign('.')} ", numbers.Select(locale.Language.Number)));
    }

    [GeneratedRegex("[^a-z]")]
    private static partial Regex NotLetters();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex AloneDigits();
}
