using System.Collections.Frozen;

namespace AsrDataTools.Governance.PersonalData;

/// <summary>The words that numbers are said with in one language.</summary>
internal sealed class SpokenLanguage
{
    private static readonly string[] Alphabet =
    [
        "alpha alfa", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliet juliett", "kilo", "lima", "mike", "november", "oscar", "papa", "quebec", "romeo", "sierra",
        "tango", "uniform", "victor", "whiskey whisky", "xray x-ray", "yankee", "zulu",
    ];

    private readonly FrozenDictionary<string, SpokenWord>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    private SpokenLanguage(string code, Dictionary<string, SpokenWord> words)
    {
        Code = code;
        for (char letter = 'a'; letter <= 'z'; letter++) words.TryAdd(letter.ToString(), new(SpokenWordKind.Letter, letter));
        for (int i = 0; i < Alphabet.Length; i++)
        {
            foreach (string name in Alphabet[i].Split(' ')) words.TryAdd(name, new(SpokenWordKind.Letter, 'a' + i));
        }

        FrozenDictionary<string, SpokenWord> frozen = words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        _lookup = frozen.GetAlternateLookup<ReadOnlySpan<char>>();
        Starters = [.. frozen.Where(word => word.Value.Kind is not (SpokenWordKind.Link or SpokenWordKind.Letter or SpokenWordKind.Dot or SpokenWordKind.Mark or SpokenWordKind.Filler)).Select(word => word.Key)];
    }

    public static IReadOnlyList<SpokenLanguage> All { get; } = [new("en", EnglishDigits()), new("de", GermanDigits()), new("fr", FrenchDigits()), new("es", SpanishDigits()), new("it", ItalianDigits())];

    public string Code { get; }

    /// <summary>The words that a spoken number may begin with.</summary>
    public IReadOnlyList<string> Starters { get; }

    /// <summary>Tens that numbers from 10 to 19 are added to: soixante-douze, quatre-vingt-douze.</summary>
    public bool AddsTeens(int tens) => Code == "fr" && tens is 60 or 80;

    public bool TryGet(ReadOnlySpan<char> word, out SpokenWord found) => _lookup.TryGetValue(word, out found);

    private static Dictionary<string, SpokenWord> EnglishDigits() => Words(
        "zero oh o nought naught=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine niner=9",
        "ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19",
        "twenty=20 thirty=30 forty fourty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90",
        "hundred",
        "thousand",
        "and",
        "double=2 triple treble=3 quadruple=4",
        "dot point",
        "dash hyphen space minus slash stroke",
        "uh um er uhm erm ah");

    private static Dictionary<string, SpokenWord> GermanDigits()
    {
        Dictionary<string, SpokenWord> words = Words(
            "null=0 eins ein=1 zwei zwo=2 drei=3 vier=4 fünf fuenf=5 sechs=6 sieben=7 acht=8 neun=9",
            "zehn=10 elf=11 zwölf zwoelf=12 dreizehn=13 vierzehn=14 fünfzehn fuenfzehn=15 sechzehn=16 siebzehn=17 achtzehn=18 neunzehn=19",
            "zwanzig=20 dreißig dreissig=30 vierzig=40 fünfzig fuenfzig=50 sechzig=60 siebzig=70 achtzig=80 neunzig=90",
            "hundert",
            "tausend",
            "und",
            "doppel doppelt zweimal=2 dreifach dreimal=3",
            "punkt",
            "strich bindestrich minus schrägstrich leerzeichen",
            "äh ähm hm");
        for (int value = 21; value < 1000; value++) Close(words, NumberNames.German(value), value);
        for (int value = 1100; value < 2100; value++) Close(words, NumberNames.German(value), value);
        return words;
    }

    private static Dictionary<string, SpokenWord> FrenchDigits() => Words(
        "zéro zero=0 un une=1 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9",
        "dix=10 onze=11 douze=12 treize=13 quatorze=14 quinze=15 seize=16",
        "vingt vingts=20 trente=30 quarante=40 cinquante=50 soixante=60 septante=70 huitante octante=80 nonante=90",
        "cent cents",
        "mille mil",
        "et",
        "double=2 triple=3",
        "point",
        "tiret espace",
        "euh");

    private static Dictionary<string, SpokenWord> SpanishDigits()
    {
        Dictionary<string, SpokenWord> words = Words(
            "cero=0 uno un una=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9",
            "diez=10 once=11 doce=12 trece=13 catorce=14 quince=15 dieciséis dieciseis=16 diecisiete=17 dieciocho=18 diecinueve=19",
            "veinte=20 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90",
            "cien ciento",
            "mil",
            "y",
            "doble=2 triple=3",
            "punto",
            "guion guión espacio",
            "eh");
        string[] ones = "veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve".Split(' ');
        for (int i = 0; i < ones.Length; i++) Close(words, ones[i], 21 + i);
        string[] hundreds = "doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos".Split(' ');
        for (int i = 0; i < hundreds.Length; i++) words[hundreds[i]] = new(SpokenWordKind.Hundreds, 200 + (100 * i));
        return words;
    }

    private static Dictionary<string, SpokenWord> ItalianDigits()
    {
        Dictionary<string, SpokenWord> words = Words(
            "zero=0 uno un una=1 due=2 tre=3 quattro=4 cinque=5 sei=6 sette=7 otto=8 nove=9",
            "dieci=10 undici=11 dodici=12 tredici=13 quattordici=14 quindici=15 sedici=16 diciassette=17 diciotto=18 diciannove=19",
            "venti=20 trenta=30 quaranta=40 cinquanta=50 sessanta=60 settanta=70 ottanta=80 novanta=90",
            "cento",
            "mille",
            "e",
            "doppio doppia=2 triplo=3",
            "punto",
            "trattino spazio",
            "ehm");
        for (int value = 21; value < 1000; value++) Close(words, NumberNames.Italian(value), value);
        for (int value = 1100; value < 2100; value++) Close(words, NumberNames.Italian(value), value);
        return words;
    }

    // Also without its accents: half of all transcripts leave them out.
    private static void Close(Dictionary<string, SpokenWord> words, string name, int value)
    {
        words.TryAdd(name, new(SpokenWordKind.Closed, value));
        words.TryAdd(name.Replace('é', 'e').Replace('ó', 'o').Replace("ß", "ss", StringComparison.Ordinal), new(SpokenWordKind.Closed, value));
    }

    private static Dictionary<string, SpokenWord> Words(
        string digits, string teens, string tens, string hundred, string thousand, string link, string repeat, string dot, string mark, string filler)
    {
        Dictionary<string, SpokenWord> words = new(StringComparer.OrdinalIgnoreCase) { ["plus"] = new(SpokenWordKind.Plus, 0), ["più"] = new(SpokenWordKind.Plus, 0), ["más"] = new(SpokenWordKind.Plus, 0) };
        Valued(SpokenWordKind.Digit, digits);
        Valued(SpokenWordKind.Teen, teens);
        Valued(SpokenWordKind.Tens, tens);
        Valued(SpokenWordKind.Repeat, repeat);
        Plain(SpokenWordKind.Hundred, hundred, 100);
        Plain(SpokenWordKind.Thousand, thousand, 1000);
        Plain(SpokenWordKind.Link, link, 0);
        Plain(SpokenWordKind.Dot, dot, 0);
        Plain(SpokenWordKind.Mark, mark, 0);
        Plain(SpokenWordKind.Filler, filler, 0);
        return words;

        void Plain(SpokenWordKind kind, string names, int value)
        {
            foreach (string name in names.Split(' ')) words[name] = new(kind, value);
        }

        // "zero oh=0 one=1": the names before each sign of equality have its value.
        void Valued(SpokenWordKind kind, string list)
        {
            List<string> names = [];
            foreach (string item in list.Split(' '))
            {
                string[] parts = item.Split('=');
                names.Add(parts[0]);
                if (parts.Length == 1) continue;
                foreach (string name in names) words[name] = new(kind, int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
                names.Clear();
            }
        }
    }
}
