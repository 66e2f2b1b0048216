namespace AsrDataTools.Governance.PersonalData;

/// <summary>How German and Italian write numbers in one word.</summary>
internal static class NumberNames
{
    private static readonly string[] GermanOnes = "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn".Split(' ');
    private static readonly string[] GermanTens = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".Split(' ');
    private static readonly string[] ItalianOnes = "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove".Split(' ');
    private static readonly string[] ItalianTens = "venti trenta quaranta cinquanta sessanta settanta ottanta novanta".Split(' ');

    /// <summary>1 to 2099; from 1100 to 1999 by hundreds, as years are said.</summary>
    public static string German(int value) => value switch
    {
        >= 2000 => "zweitausend" + (value == 2000 ? "" : German(value - 2000)),
        >= 1100 => GermanOnes[value / 100] + "hundert" + (value % 100 == 0 ? "" : German(value % 100)),
        >= 100 => (value < 200 ? "hundert" : GermanOnes[value / 100] + "hundert") + (value % 100 == 0 ? "" : German(value % 100)),
        1 => "eins",
        < 20 => GermanOnes[value],
        _ => (value % 10 == 0 ? "" : GermanOnes[value % 10] + "und") + GermanTens[(value / 10) - 2],
    };

    /// <summary>1 to 2099.</summary>
    public static string Italian(int value) => value switch
    {
        >= 2000 => "duemila" + (value == 2000 ? "" : Italian(value - 2000)),
        >= 1000 => "mille" + (value == 1000 ? "" : Italian(value - 1000)),
        >= 100 => (value < 200 ? "cento" : ItalianOnes[value / 100] + "cento") + (value % 100 == 0 ? "" : Italian(value % 100)),
        < 20 => ItalianOnes[value],
        _ => ItalianTensAnd(ItalianTens[(value / 10) - 2], value % 10),
    };

    // The tens lose their last vowel before uno and otto; tre at the end has an accent.
    private static string ItalianTensAnd(string tens, int ones) => ones switch
    {
        0 => tens,
        1 or 8 => tens[..^1] + ItalianOnes[ones],
        3 => tens + "tré",
        _ => tens + ItalianOnes[ones],
    };
}
