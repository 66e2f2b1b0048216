using System.Globalization;
using System.Text.RegularExpressions;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.PersonalData;

/// <summary>Reads identifiers aloud as callers do: digit by digit or in pairs, with "double", "oh" and hesitation.</summary>
internal static partial class SpokenReading
{
    private static readonly string[] Spelling = ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliet", "kilo", "lima", "mike", "november", "oscar", "papa", "quebec", "romeo", "sierra", "tango", "uniform", "victor", "whiskey", "x-ray", "yankee", "zulu"];

    /// <summary>The words of digits and letters; what parts groups is not said, but may be hesitated at.</summary>
    public static string Read(string written, CallLocale locale, SeededRandom random)
    {
        SpokenLanguage language = locale.Language;
        bool english = locale.Tongue == "en";
        bool pairs = random.NextDouble() < (locale.SpokenGroup == 2 ? 0.7 : 0.12);
        bool doubles = english && random.NextDouble() < 0.3;
        bool oh = english && random.NextDouble() < 0.35;
        bool spelled = english && random.NextDouble() < 0.25;
        List<string> words = [];
        foreach (Match run in Runs().Matches(written))
        {
            if (words.Count > 0 && random.NextDouble() < 0.04) words.Add(language.Filler);
            if (char.IsAsciiDigit(run.Value[0])) words.AddRange(Digits(run.Value));
            else words.AddRange(run.Value.Select(letter => spelled ? Spelling[char.ToUpperInvariant(letter) - 'A'] : $"{char.ToLowerInvariant(letter)}"));
        }

        return string.Join(' ', words);

        IEnumerable<string> Digits(string run)
        {
            for (int i = 0; i < run.Length; i++)
            {
                bool twice = i + 1 < run.Length && run[i] == run[i + 1];
                if (doubles && twice)
                {
                    yield return $"double {Digit(run[i++])}";
                }
                else if (pairs && i + 1 < run.Length && (run.Length - i) % 2 == 0 && run[i] != '0')
                {
                    yield return language.Number(int.Parse(run.AsSpan(i++, 2), CultureInfo.InvariantCulture));
                }
                else
                {
                    yield return Digit(run[i]);
                }
            }
        }

        string Digit(char digit) => digit == '0' && oh ? "oh" : language.Number(digit - '0');
    }

    /// <summary>Signs said, digits one by one, the rest as words: an e-mail or network address.</summary>
    public static string ReadSigns(string written, SpokenLanguage language) => string.Join(' ', Parts().Matches(written).Select(part => part.Value switch
    {
        [>= '0' and <= '9'] digit => language.Number(digit[0] - '0'),
        ['@' or '.' or '-' or '_' or '/' or ':'] sign => language.Sign(sign[0]),
        string word => word.ToLowerInvariant(),
    }));

    /// <summary>A sentence as a recogniser writes it: lower case, only letters, digits, apostrophes and hyphens within words.</summary>
    public static string Bare(string sentence) => Blanks().Replace(Punctuation().Replace(sentence.ToLowerInvariant(), " "), " ");

    [GeneratedRegex("[0-9]+|[A-Za-z]+")]
    private static partial Regex Runs();

    [GeneratedRegex(@"[0-9]|[@.\-_/:]|[^0-9@.\-_/:]+")]
    private static partial Regex Parts();

    [GeneratedRegex(@"[.,?!;:""¿¡()]")]
    private static partial Regex Punctuation();

    [GeneratedRegex(" {2,}")]
    private static partial Regex Blanks();
}
