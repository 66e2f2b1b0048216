namespace AsrDataTools.Benchmarks.PersonalData;

/// <summary>How numbers and signs are said in one language, as speech recognisers write them down: lower case, no punctuation.</summary>
internal abstract class SpokenLanguage
{
    public static SpokenLanguage English { get; } = new SpokenEnglish();

    public static SpokenLanguage German { get; } = new SpokenGerman();

    public static SpokenLanguage French { get; } = new SpokenFrench();

    public static SpokenLanguage Spanish { get; } = new SpokenSpanish();

    public static SpokenLanguage Italian { get; } = new SpokenItalian();

    /// <summary>January to December.</summary>
    public abstract IReadOnlyList<string> Months { get; }

    /// <summary>The signs @ . - _ / : in this order.</summary>
    public abstract IReadOnlyList<string> Signs { get; }

    /// <summary>What people say while they think.</summary>
    public abstract string Filler { get; }

    /// <summary>A whole number from 0 to 9,999.</summary>
    public abstract string Number(int value);

    /// <summary>A year from 1900 to 2099.</summary>
    public virtual string Year(int year) => Number(year);

    /// <summary>The day of a date, 1 to 31.</summary>
    public virtual string Day(int day) => Number(day);

    public string Sign(char sign) => Signs["@.-_/:".IndexOf(sign)];

    private sealed class SpokenEnglish : SpokenLanguage
    {
        private static readonly string[] Units = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
        private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        private static readonly string[] Ordinals = ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"];

        public override IReadOnlyList<string> Months { get; } = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

        public override IReadOnlyList<string> Signs { get; } = ["at", "dot", "dash", "underscore", "slash", "colon"];

        public override string Filler => "uh";

        public override string Number(int value) => value switch
        {
            < 20 => Units[value],
            < 100 => Tens[value / 10] + (value % 10 > 0 ? $" {Units[value % 10]}" : ""),
            < 1000 => $"{Units[value / 100]} hundred{(value % 100 > 0 ? $" and {Number(value % 100)}" : "")}",
            _ => $"{Number(value / 1000)} thousand{(value % 1000 > 0 ? $" {Number(value % 1000)}" : "")}",
        };

        public override string Year(int year) => year is >= 2000 and < 2010 ? Number(year) : $"{Number(year / 100)} {(year % 100 < 10 ? $"oh {Number(year % 100)}" : Number(year % 100))}";

        public override string Day(int day) => day switch
        {
            < 20 => Ordinals[day],
            20 => "twentieth",
            30 => "thirtieth",
            _ => $"{Tens[day / 10]} {Ordinals[day % 10]}",
        };
    }

    private sealed class SpokenGerman : SpokenLanguage
    {
        private static readonly string[] Units = ["null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"];
        private static readonly string[] Tens = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"];
        private static readonly string[] Ordinals = ["", "erster", "zweiter", "dritter", "vierter", "fünfter", "sechster", "siebter", "achter", "neunter"];

        public override IReadOnlyList<string> Months { get; } = ["januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"];

        public override IReadOnlyList<string> Signs { get; } = ["at", "punkt", "strich", "unterstrich", "schrägstrich", "doppelpunkt"];

        public override string Filler => "äh";

        public override string Number(int value) => value switch
        {
            < 20 => Units[value],
            < 100 => (value % 10 > 0 ? $"{Bound(value % 10)}und" : "") + Tens[value / 10],
            < 1000 => $"{Bound(value / 100)}hundert{(value % 100 > 0 ? Number(value % 100) : "")}",
            _ => $"{Bound(value / 1000)}tausend{(value % 1000 > 0 ? Number(value % 1000) : "")}",
        };

        public override string Year(int year) => year >= 2000 ? Number(year) : $"neunzehnhundert{(year % 100 > 0 ? Number(year % 100) : "")}";

        public override string Day(int day) => day < 10 ? Ordinals[day] : $"{Number(day)}{(day < 20 ? "ter" : "ster")}";

        private static string Bound(int unit) => unit == 1 ? "ein" : Units[unit];
    }

    private sealed class SpokenFrench : SpokenLanguage
    {
        private static readonly string[] Units = ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"];
        private static readonly string[] Tens = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"];

        public override IReadOnlyList<string> Months { get; } = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

        public override IReadOnlyList<string> Signs { get; } = ["arobase", "point", "tiret", "underscore", "slash", "deux-points"];

        public override string Filler => "euh";

        public override string Number(int value)
        {
            if (value < 20) return Units[value];
            if (value < 100)
            {
                int ten = value / 10;
                int rest = ten is 7 or 9 ? value - ((ten - 1) * 10) : value % 10;
                return rest == 0 ? Tens[ten] + (ten == 8 ? "s" : "")
                    : rest is 1 or 11 && ten < 8 ? $"{Tens[ten]} et {Units[rest]}"
                    : $"{Tens[ten]}-{Units[rest]}";
            }

            (int size, string name) = value < 1000 ? (100, "cent") : (1000, "mille");
            return $"{(value / size > 1 ? $"{Number(value / size)} " : "")}{name}{(value % size > 0 ? $" {Number(value % size)}" : "")}";
        }

        public override string Day(int day) => day == 1 ? "premier" : Number(day);
    }

    private sealed class SpokenSpanish : SpokenLanguage
    {
        private static readonly string[] Units = ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte", "veintiuno", "veintidós", "veintitrés", "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve"];
        private static readonly string[] Tens = ["", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"];
        private static readonly string[] Hundreds = ["", "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos", "setecientos", "ochocientos", "novecientos"];

        public override IReadOnlyList<string> Months { get; } = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"];

        public override IReadOnlyList<string> Signs { get; } = ["arroba", "punto", "guion", "guion bajo", "barra", "dos puntos"];

        public override string Filler => "eh";

        public override string Number(int value) => value switch
        {
            < 30 => Units[value],
            < 100 => Tens[value / 10] + (value % 10 > 0 ? $" y {Units[value % 10]}" : ""),
            100 => "cien",
            < 1000 => Hundreds[value / 100] + (value % 100 > 0 ? $" {Number(value % 100)}" : ""),
            _ => $"{(value / 1000 > 1 ? $"{Number(value / 1000)} " : "")}mil{(value % 1000 > 0 ? $" {Number(value % 1000)}" : "")}",
        };
    }

    private sealed class SpokenItalian : SpokenLanguage
    {
        private static readonly string[] Units = ["zero", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "undici", "dodici", "tredici", "quattordici", "quindici", "sedici", "diciassette", "diciotto", "diciannove"];
        private static readonly string[] Tens = ["", "", "venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"];

        public override IReadOnlyList<string> Months { get; } = ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"];

        public override IReadOnlyList<string> Signs { get; } = ["chiocciola", "punto", "trattino", "trattino basso", "barra", "due punti"];

        public override string Filler => "ehm";

        public override string Number(int value) => value switch
        {
            < 20 => Units[value],
            < 100 => value % 10 is 1 or 8 ? Tens[value / 10][..^1] + Units[value % 10]
                : Tens[value / 10] + (value % 10 == 0 ? "" : value % 10 == 3 ? "tré" : Units[value % 10]),
            < 1000 => $"{(value / 100 > 1 ? Units[value / 100] : "")}cento{(value % 100 > 0 ? Number(value % 100) : "")}",
            _ => (value / 1000 > 1 ? $"{Number(value / 1000)}mila" : "mille") + (value % 1000 > 0 ? Number(value % 1000) : ""),
        };

        public override string Day(int day) => day == 1 ? "primo" : Number(day);
    }
}
