using System.Buffers;
using System.Collections.Frozen;

namespace AsrDataTools.Governance.PersonalData;

/// <summary>Recognises e-mail addresses and users in URLs by their at sign, and e-mail addresses as they are said.</summary>
internal static class EmailRecognizer
{
    private const double Written = 0.9;

    // info@, noreply@: addresses of no one in particular, still worth a look.
    private const double Role = 0.6;
    private const double Said = 0.6;
    private const int LongestLocal = 64;
    private const int LongestHost = 255;
    private const int MostHostWords = 8;
    private const int MostLocalWords = 12;

    private static readonly SearchValues<char> LocalSigns = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+/=?^_`{|}~-");
    private static readonly SearchValues<char> HostSigns = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-");
    private static readonly FrozenSet<string> Roles = "info noreply no-reply donotreply support admin sales contact webmaster postmaster abuse help root git mailer-daemon news security".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> SpokenEndings = "com net org edu gov io co me info biz eu uk us de fr es it in sg au ca at ch nl ie nz app dev ai cat".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> IsEnding = SpokenEndings.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string> Joiners = "dot point punkt punto underscore dash hyphen minus tiret trattino basso guion guión bajo bas unterstrich strich bindestrich".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The words that the at sign is said with.</summary>
    public static IReadOnlyList<string> AtWords { get; } = ["at", "arroba", "chiocciola", "arobase", "ät", "klammeraffe"];

    /// <summary>Looks at the signs around an at sign.</summary>
    public static void TryWritten(ReadOnlySpan<char> text, int at, CandidateList list)
    {
        int end = HostEnd(text, at + 1);
        int scheme = text[Math.Max(0, at - LongestHost)..at].LastIndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0 && TryUserInfo(text, at, Math.Max(0, at - LongestHost) + scheme, list)) return;
        int before = text[Math.Max(0, at - LongestLocal)..at].LastIndexOfAnyExcept(LocalSigns);
        int start = Math.Max(0, at - LongestLocal) + before + 1;
        start += text[start..at].IndexOfAnyExcept("./'`=|*{}!?&#") is var first and >= 0 ? first : at - start;
        int equals = text[start..at].LastIndexOfAny('=', '/', '?');
        if (equals >= 0) start += equals + 1;
        if (start == at || text[at - 1] == '.' || end < 0) return;
        bool role = Roles.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text[start..at]);
        list.Add(new(PersonalDataClasses.EmailAddress, start, end, PersonalDataForm.Written, null, role ? Role : Written));
    }

    /// <summary>Looks at the words around "at": john dot smith at gmail dot com.</summary>
    public static void TrySpoken(ReadOnlySpan<char> text, int start, int end, CandidateList list)
    {
        Span<Range> words = stackalloc Range[MostHostWords];
        int count = CueLexicon.WordsAfter(text, end, words);
        int hostEnd = SpokenHostEnd(text, words[..count]);
        if (hostEnd < 0) return;
        Span<Range> local = stackalloc Range[MostLocalWords];
        int first = LocalStart(text, start, local[..CueLexicon.WordsBefore(text, start, local)]);
        if (first < 0) return;
        (double context, string? cue) = Weights.ContextOf(text, first, hostEnd, Cue.Email, Cue.None, list);
        list.Add(new(PersonalDataClasses.EmailAddress, first, hostEnd, PersonalDataForm.Spoken, null, Said, 0, context, cue));
    }

    private static bool TryUserInfo(ReadOnlySpan<char> text, int at, int scheme, CandidateList list)
    {
        ReadOnlySpan<char> user = text[(scheme + 3)..at];
        if (user.IsEmpty || user.ContainsAny(" /\t\n\"<>?#")) return false;
        int start = scheme;
        while (start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '+' or '-' or '.')) start--;
        int end = at + 1;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('"' or '<' or '>' or '\'' or ')' or ',')) end++;
        if (start == scheme || end == at + 1) return false;
        bool role = Roles.GetAlternateLookup<ReadOnlySpan<char>>().Contains(user);
        list.Add(new(PersonalDataClasses.UrlUserInfo, start, end, PersonalDataForm.Written, null, role ? 0.3 : user.Contains(':') ? 0.95 : 0.7));
        return true;
    }

    // A host has two labels or more, the last of letters.
    private static int HostEnd(ReadOnlySpan<char> text, int start)
    {
        ReadOnlySpan<char> rest = text[start..Math.Min(text.Length, start + LongestHost)];
        int length = rest.IndexOfAnyExcept(HostSigns);
        ReadOnlySpan<char> host = (length < 0 ? rest : rest[..length]).TrimEnd(".-");
        int dot = host.LastIndexOf('.');
        if (dot <= 0 || host.Contains("..", StringComparison.Ordinal)) return -1;
        ReadOnlySpan<char> last = host[(dot + 1)..];
        if (last.Length < 2 || (last.ContainsAnyInRange('0', '9') && !last.StartsWith("xn--", StringComparison.OrdinalIgnoreCase)) || !char.IsAsciiLetterOrDigit(host[0])) return -1;
        return start + host.Length;
    }

    private static int SpokenHostEnd(ReadOnlySpan<char> text, ReadOnlySpan<Range> words)
    {
        int end = -1;
        bool afterDot = false;
        bool anyDot = false;
        for (int i = 0; i < words.Length; i++)
        {
            ReadOnlySpan<char> word = text[words[i]];
            if (i > 0 && text[words[i - 1].End.Value..words[i].Start.Value].ContainsAny(",;:!?\n")) break;
            int dot = word.LastIndexOf('.');
            if (i == 0 && dot > 0 && IsEnding.Contains(word[(dot + 1)..])) return words[0].End.Value;
            if (word.Equals("dot", StringComparison.OrdinalIgnoreCase) || word.Equals("punkt", StringComparison.OrdinalIgnoreCase) || word.Equals("point", StringComparison.OrdinalIgnoreCase) || word.Equals("punto", StringComparison.OrdinalIgnoreCase))
            {
                if (i == 0) return -1;
                afterDot = anyDot = true;
                continue;
            }

            // Before the first dot a provider may be two or three words: "g mail", "hot mail".
            if (!afterDot && (anyDot || i > 2)) break;
            if (!anyDot && StopWords.Contains(word) && word.Length > 1) break;
            if (afterDot && IsEnding.Contains(word)) end = words[i].End.Value;
            afterDot = false;
        }

        return end;
    }

    // One name, and what is joined to it: "john dot smith", "j smith", "maria underscore nine nine", letters and digits.
    private static int LocalStart(ReadOnlySpan<char> text, int at, ReadOnlySpan<Range> words)
    {
        int start = -1;
        bool joined = true;
        for (int i = words.Length - 1; i >= 0; i--)
        {
            ReadOnlySpan<char> word = text[words[i]];
            int next = i + 1 < words.Length ? words[i + 1].Start.Value : at;
            if (text[words[i].End.Value..next].ContainsAny(",;:!?.\n")) break;
            if (IsJoiner(word))
            {
                if (start < 0) break;
                joined = true;
                continue;
            }

            bool small = IsSmall(word);
            if (!joined && !small) break;
            if (StopWords.Contains(word) && !small && !(i > 0 && IsJoiner(text[words[i - 1]]))) break;
            if (word is "a" or "i" or "is" or "A" or "I" && !joined) break;
            start = words[i].Start.Value;
            joined = small;
        }

        return start;
    }

    private static bool IsJoiner(ReadOnlySpan<char> word) => Joiners.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    // A letter, or a number word: it leans on the word before.
    private static bool IsSmall(ReadOnlySpan<char> word)
    {
        if (word.Length == 1) return true;
        foreach (SpokenLanguage language in SpokenLanguage.All)
        {
            if (language.TryGet(word, out SpokenWord found) && found.Kind is SpokenWordKind.Digit or SpokenWordKind.Teen or SpokenWordKind.Tens or SpokenWordKind.Closed or SpokenWordKind.Repeat) return true;
        }

        return !word.ContainsAnyExceptInRange('0', '9');
    }
}
