namespace AsrDataTools.Vocabulary;

/// <summary>Tells where two sides were normalised differently before they came here.</summary>
internal static class WritingComparison
{
    // A side counts as without where it has less than this, and as with where it has more than that; so no ordinary text is near both.
    private const double NoCapitals = 0.001, SomeCapitals = 0.01, AllCapitals = 0.9;
    private const double NoPunctuation = 0.002, SomePunctuation = 0.02;
    private const double DigitGap = 0.5;
    private const long LeastLetters = 500;

    public static IEnumerable<string> Differences(WritingTally production, WritingTally training, bool foldsNumbers)
    {
        if (production.Letters < LeastLetters || training.Letters < LeastLetters) yield break;
        if (Casing(production) is { } one && Casing(training) is { } other && one != other)
            yield return $"case: production is {one}, training {other}; counts do not depend on it";
        if (Pointing(production) is { } with && Pointing(training) is { } without && with != without)
            yield return $"punctuation: production {(with ? "has it" : "has none")}, training {(without ? "has it" : "has none")}; counts do not depend on it";
        if (production.DigitShare is { } digits && training.DigitShare is { } words && Math.Abs(digits - words) >= DigitGap)
            yield return FormattableString.Invariant($"numerals: {100 * digits:0} % of production's numbers are in digits, {100 * words:0} % of training's; {(foldsNumbers ? "English ones were brought together" : "they were not brought together, and differ in the counts")}");
    }

    private static string? Casing(WritingTally writing) => writing.CapitalShare switch
    {
        < NoCapitals => "all lower case",
        > AllCapitals => "all capitals",
        > SomeCapitals => "mixed case",
        _ => null,
    };

    private static bool? Pointing(WritingTally writing) => writing.PunctuationPerWord switch
    {
        < NoPunctuation => false,
        > SomePunctuation => true,
        _ => null,
    };
}
