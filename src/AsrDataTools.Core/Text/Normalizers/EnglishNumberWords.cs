namespace AsrDataTools.Text;

/// <summary>What English number words are worth.</summary>
internal static class EnglishNumberWords
{
    private static readonly string[] OnesInOrder = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    private static readonly string[] TeensInOrder = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
    private static readonly string[] TensInOrder = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    private static readonly string[] OrdinalOnesInOrder = ["zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];
    private static readonly string[] OrdinalTeensInOrder =
        ["tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"];

    public static readonly Dictionary<string, int> Ones = Numbered(OnesInOrder, 0, 1);
    public static readonly Dictionary<string, int> Teens = Numbered(TeensInOrder, 10, 1);
    public static readonly Dictionary<string, int> Tens = Numbered(TensInOrder, 20, 10);
    public static readonly Dictionary<string, int> OrdinalOnes = Numbered(OrdinalOnesInOrder, 0, 1);
    public static readonly Dictionary<string, int> OrdinalTeens = Numbered(OrdinalTeensInOrder, 10, 1);
    public static readonly Dictionary<string, int> OrdinalTens = Numbered([.. TensInOrder.Select(word => word[..^1] + "ieth")], 20, 10);
    public static readonly Dictionary<string, int> Decades = Numbered([.. TensInOrder.Select(word => word[..^1] + "ies")], 20, 10);

    public static readonly Dictionary<string, decimal> Multipliers = new(StringComparer.Ordinal)
    {
        ["thousand"] = 1_000,
        ["million"] = 1_000_000,
        ["billion"] = 1_000_000_000,
        ["trillion"] = 1_000_000_000_000,
    };

    /// <summary>21 → 21st.</summary>
    public static string Ordinal(decimal value) => value.ToString("0", System.Globalization.CultureInfo.InvariantCulture) + ((int)(value % 100) is >= 11 and <= 13
        ? "th"
        : (int)(value % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });

    private static Dictionary<string, int> Numbered(string[] words, int first, int step) =>
        words.Select((word, index) => (word, Value: first + (index * step))).ToDictionary(entry => entry.word, entry => entry.Value, StringComparer.Ordinal);
}
