using System.Text.RegularExpressions;

namespace AsrDataTools.Text;

/// <summary>Writes English contractions, titles and slurred forms out. Source: Radford et al. 2022, appendix C.</summary>
internal static partial class EnglishContractions
{
    private static readonly Dictionary<string, string> Whole = WordPairs.Of("""
        won't: will not, can't: can not, cannot: can not, let's: let us, ain't: aint, y'all: you all, wanna: want to
        gotta: got to, gonna: going to, i'ma: i am going to, imma: i am going to, woulda: would have, coulda: could have
        shoulda: should have, ma'am: madam, o'clock: oclock, mr: mister, mrs: missus, st: saint, dr: doctor, prof: professor
        capt: captain, gov: governor, ald: alderman, gen: general, sen: senator, rep: representative, pres: president
        rev: reverend, hon: honorable, asst: assistant, assoc: associate, lt: lieutenant, col: colonel, jr: junior, sr: senior
        esq: esquire
        """);

    private static readonly Dictionary<string, string> Ends = WordPairs.Of("n't: not, 're: are, 's: is, 'd: would, 'll: will, 't: not, 've: have, 'm: am");

    public static string WriteOut(string text)
    {
        text = Words().Replace(text, match => Whole.GetValueOrDefault(match.Value, match.Value));
        text = PerfectHad().Replace(text, " had $1");
        text = PerfectHas().Replace(text, " has $1");
        return End().Replace(text, match => " " + Ends[match.Value]);
    }

    [GeneratedRegex(@"(?<![\w'])[a-z]+(?:'[a-z]+)?(?![\w'])")]
    private static partial Regex Words();

    [GeneratedRegex(@"(?<=\w)'d (been|gone|done|had)\b")]
    private static partial Regex PerfectHad();

    [GeneratedRegex(@"(?<=\w)'s (been|gone|done|got)\b")]
    private static partial Regex PerfectHas();

    [GeneratedRegex(@"(?<=\w)(?:n't|'re|'s|'d|'ll|'t|'ve|'m)\b")]
    private static partial Regex End();
}
