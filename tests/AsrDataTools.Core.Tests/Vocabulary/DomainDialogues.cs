using AsrDataTools.Statistics;
using AsrDataTools.Vocabulary;

namespace AsrDataTools.Core.Tests.Vocabulary;

/// <summary>Made-up calls to a clinic and to a bank: sentences written here, numbers and names at random.</summary>
internal static class DomainDialogues
{
    public static readonly string[] Drugs = ["metoprolol", "lisinopril", "atorvastatin", "metformin", "amlodipine", "warfarin", "apixaban", "insulin glargine", "levothyroxine", "gabapentin"];

    private static readonly string[] Digits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    public static IReadOnlyList<SpokenText> Healthcare(int calls, long seed = 1) => Make(calls, seed, random =>
    [
        "thank you for calling the clinic how can I help you today",
        $"I need a refill of my {Drugs[random.Next(Drugs.Length)]} {5 * (1 + random.Next(16))} milligrams",
        $"my date of birth is March {1 + random.Next(28)}, 19{40 + random.Next(59)}",
        $"the member number is {Spoken(random, 9)}",
        $"the doctor raised the {Drugs[random.Next(Drugs.Length)]} after my last blood pressure reading",
        $"that is {(char)('a' + random.Next(26))} as in {"alpha bravo charlie delta echo".Split(' ')[random.Next(5)]}",
        $"the copay is {1 + random.Next(60)} dollars and {10 + random.Next(80)} cents",
        "is there anything else I can help you with",
    ]);

    public static IReadOnlyList<SpokenText> Finance(int calls, long seed = 1) => Make(calls, seed, random =>
    [
        "thank you for calling the bank this call is recorded",
        $"I would like to transfer ${100 * (1 + random.Next(90))} to my savings account",
        $"the account number ends in {Spoken(random, 4)}",
        $"the overdraft fee was {1 + random.Next(40)} dollars",
        $"the mortgage rate is {2 + random.Next(5)}.{random.Next(10)} percent",
        $"please send the statement to user{random.Next(100)} at example dot com",
        "can you verify the routing number please",
    ]);

    private static IReadOnlyList<SpokenText> Make(int calls, long seed, Func<SeededRandom, string[]> sentences)
    {
        List<SpokenText> texts = [];
        for (int call = 0; call < calls; call++)
        {
            SeededRandom random = new(seed, call);
            foreach (string sentence in sentences(random))
            {
                // Some of the sentences of each call.
                if (random.Next(4) > 0) texts.Add(new SpokenText { Text = sentence, Recording = FormattableString.Invariant($"call-{call:0000}"), Speaker = FormattableString.Invariant($"caller-{call % 37}") });
            }
        }

        return texts;
    }

    private static string Spoken(SeededRandom random, int digits) => string.Join(' ', Enumerable.Range(0, digits).Select(_ => Digits[random.Next(10)]));
}
