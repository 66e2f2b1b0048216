using AsrDataTools.Simulation;
using AsrDataTools.Statistics;

namespace AsrDataTools.Corpus.Demo;

/// <summary>
/// What is said where a text can be chosen: prompted sentences of general English for training and evaluation, talk with a
/// call centre, full of numbers, drugs and product names, for production.
/// </summary>
internal static class DemoSentences
{
    private static readonly string[] Subjects = ["my sister", "the teacher", "our neighbor", "a young man", "the children", "an old friend", "the driver", "my father"];
    private static readonly string[] Verbs = ["found", "carried", "painted", "bought", "saw", "left", "moved", "brought"];
    private static readonly string[] Objects = ["a small boat", "the red door", "some fresh bread", "a long letter", "the green table", "two new books", "the kitchen window", "a warm coat"];
    private static readonly string[] Places = ["near the river", "in the garden", "at the station", "behind the house", "on the hill", "by the sea"];
    private static readonly string[] Times = ["on monday", "early this morning", "last night", "before dinner", "in the summer", "every evening"];
    private static readonly string[] Digits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    private static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty"];
    private static readonly string[] Drugs = ["metformin", "warfarin", "lisinopril", "atorvastatin"];
    private static readonly string[] Products = ["silver plus", "home premium"];
    private static readonly string[] AgentLines =
    [
        "thank you for calling, how can i help you today",
        "can i have your account number, please",
        "one moment please, while i check that",
        "is there anything else, i can help you with",
        "your payment went through, thank you",
        "please hold the line",
    ];

    public static IReadOnlyList<string> DomainTerms { get; } = [.. Drugs, "milligrams", "refill", "premium"];

    /// <summary>The number that card makers publish for tests; passes the Luhn check.</summary>
    public static DemoLine CardNumber { get; } = Line("my card number is four one one one, one one one one, one one one one, one one one one");

    public static DemoLine Pick(DemoUse use, SeededRandom random) => Line(use switch
    {
        DemoUse.Caller => Caller(random),
        DemoUse.Agent => random.Pick(AgentLines),
        _ => General(use, random),
    });

    private static DemoLine Line(string spoken) => new(spoken.Replace(",", ""), spoken);

    // One sentence in five belongs to evaluation, by its own text, so that no sentence is in both.
    private static string General(DemoUse use, SeededRandom random)
    {
        while (true)
        {
            string sentence = $"{random.Pick(Subjects)} {random.Pick(Verbs)} {random.Pick(Objects)} {random.Pick(Places)}, {random.Pick(Times)}";
            bool isEvaluation = SeededRandom.For(0, sentence).Next(5) == 0;
            if (isEvaluation == (use == DemoUse.Evaluation)) return sentence;
        }
    }

    private static string Caller(SeededRandom random) => random.Next(8) switch
    {
        0 => $"my account number is {Spell(3, random)}, {Spell(3, random)}",
        1 or 2 => $"i need a refill of {random.Pick(Drugs)}, {random.Pick(Digits[2..])} hundred milligrams",
        3 => $"there is a charge of {random.Pick(Tens)} {random.Pick(Digits[1..])} dollars, on my card",
        4 or 5 => $"please cancel my {random.Pick(Products)} plan",
        6 => $"can you check the balance of my account, the number ends in {Spell(4, random)}",
        _ => $"the payment of {random.Pick(Tens)} dollars, did not go through",
    };

    private static string Spell(int digits, SeededRandom random) =>
        string.Join(' ', Enumerable.Range(0, digits).Select(_ => random.Pick(Digits)));
}
