using System.Text;
using AsrDataTools.Governance.PersonalData;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Text;
using AsrDataTools.Vocabulary;

namespace AsrDataTools.Fuzz;

/// <summary>What is done to the words of a transcript, whoever wrote it: normalisers, tokens, personal data.</summary>
internal static class TextTargets
{
    private const string English = "I'm fifty-five point two percent, Mr. O'Neil paid $1,234.50 on the twenty first of May 2026; double oh seven (uh) colour won't.";

    private const string Mixed = "Straße ﬁne 你好 สวัสดี नमस्ते مرحبا e\u0301 \u200b soft\u00ADhyphen 👍🏽 Ａ１２ ½ x² \uFFFD Ã©";

    private static readonly ITextNormalizer[] Normalizers = [.. TextNormalizers.Names.Select(name => TextNormalizers.Find(name, caseSensitive: false)!)];

    private static readonly PersonalDataScanner Scanner = new();

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("text-normalizers", (bytes, _) => Array.ForEach(Normalizers, one => one.Normalize(Encoding.UTF8.GetString(bytes))), English, Mixed) { Words = ["hundred", "thousand", "million", "point", "and a half", "double", "oh", "th", "$", "%", "'s", "(", "[", "<", "½"] },
        new("text-tokens", (bytes, _) => Tokens(Encoding.UTF8.GetString(bytes)), English, Mixed, "take 5 mg of aspirin b.i.d. [noise] <unk> #hash @me a_b") { Words = ["[noise]", "<unk>", "mg", "https://", "{", "}", "/"] },
        new("text-notation", (bytes, _) => ScoringTargets.Documented(() => new NistNotation(new WordIds(), static text => text).Parse(Encoding.UTF8.GetString(bytes))), "a { b / { c / @ } d } (e) f* g;h -i", "{{{{a}}}}") { Words = ["{ ", " / ", " }", "@", "(", ")"] },
        new("text-personal-data", (bytes, _) => Personal(Encoding.UTF8.GetString(bytes)), "my number is oh one seven two 555 0199, card 4111 1111 1111 1111, mail a.b@example.org, IBAN DE89 3704 0044 0532 0130 00, born 1 May 1970", Mixed) { Words = ["double", "zero", "at", "dot", "@", "4111", "DE89", "+49", "null", "ein und zwanzig"] },
        new("text-repair", (bytes, _) => Repair(Encoding.UTF8.GetString(bytes)), Mixed, "Ã¤Ã¶Ã¼ cafÃ© “x”") { Words = ["Ã¤", "â€œ", "\u0430", "\0", "\u202E"] },
    ];

    private static void Tokens(string text)
    {
        WordTokenizer tokenizer = new(new TokenOptions());
        foreach (WordToken token in tokenizer.Read(text))
        {
            if (tokenizer.TextOf(token).IsEmpty) throw new FuzzFinding("A token without a letter.");
        }

        EntityFinder.Find(tokenizer, static (_, _, _) => { });
    }

    private static void Personal(string text)
    {
        int end = 0;
        foreach (PersonalDataSpan span in Scanner.Scan(text))
        {
            if (span.Start < end || span.Length <= 0 || span.Start + span.Length > text.Length) throw new FuzzFinding("Spans overlap or leave the text.");
            end = span.Start + span.Length;
        }
    }

    private static void Repair(string text)
    {
        Mojibake.Repair(text);
        LookAlikeScripts.FindMixed(text);
        IllegalCharacter.Find(text);
        UnsegmentedScript.Split(text);
        if (WellFormedText.Of(WellFormedText.Of(text)) != WellFormedText.Of(text)) throw new FuzzFinding("Text that was made well formed is not.");
    }
}
