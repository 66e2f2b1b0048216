namespace AsrDataTools.Vocabulary;

/// <summary>The words by which entities are known; English where they are words at all.</summary>
internal static class EntityWords
{
    public static readonly Words Months = new(
        "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec");

    // Words that are common otherwise need a number beside them, which every rule asks for.
    public static readonly Words Streets = new(
        "street st avenue ave road rd lane ln drive dr boulevard blvd court ct highway parkway terrace crescent apartment apt suite");

    public static readonly Words Moneys = new(
        "dollar dollars euro euros pound pounds cent cents pence penny pennies peso pesos yen yuan rupee rupees franc francs bucks grand usd eur gbp");

    public static readonly Words Alphabet = new(
        "alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey whisky xray yankee zulu");

    public static readonly Words Domains = new("com org net edu gov io co info uk us de fr es it ru ca");

    /// <summary>A set that is looked up without making strings.</summary>
    internal sealed class Words
    {
        private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;
        private readonly int _longest;

        public Words(string words)
        {
            HashSet<string> set = new(words.Split(' '), StringComparer.Ordinal);
            _words = set.GetAlternateLookup<ReadOnlySpan<char>>();
            _longest = set.Max(word => word.Length);
        }

        public bool Has(ReadOnlySpan<char> word) => word.Length <= _longest && _words.Contains(word);
    }
}
