using System.Net;
using System.Net.Sockets;

namespace AsrDataTools.Governance.PersonalData;

/// <summary>Recognises IP and MAC addresses.</summary>
internal static class NetworkRecognizer
{
    private const double Address = 0.6;

    // Small numbers alone: a section or a version has that more often than an address.
    private const double Small = 0.3;
    private const int Section = 40;

    // Loopback, unspecified, masks, networks: no one's.
    private const double NoOnes = 0.2;
    private const double Mac = 0.7;
    private const int LongestAddress = 45;

    /// <summary>Looks for four numbers joined by full stops; they may be a version.</summary>
    public static void TryVersion4(ReadOnlySpan<char> text, SymbolRun run, CandidateList list)
    {
        if (run.Groups < 4) return;
        Span<int> parts = stackalloc int[5];
        int count = 0;
        int first = 0;
        for (int group = 0; group < run.Groups; group++)
        {
            if (group > 0 && run.JointBefore(group) != Joint.Dot)
            {
                if (run.Form == PersonalDataForm.Spoken && run.JointBefore(group) == Joint.Loose && count > 0)
                {
                    parts[count - 1] = Append(parts[count - 1], run.Symbols(group, group));
                    continue;
                }

                if (count == 4) break;
                count = 0;
                first = group;
            }

            if (count == 4) return;
            parts[count++] = Append(0, run.Symbols(group, group));
        }

        int last = LastOf(run, first);
        if (count != 4 || !IsAddress(parts[..4]) || (run.Start > 0 && first == 0 && run.Form == PersonalDataForm.Written && text[run.Start - 1] is '-' or '.' or '/')) return;
        int start = run.StartOf(first);
        if (run.EndOf(last) < text.Length && text[run.EndOf(last)] is '+' or '~' or '_') return;
        (double context, string? cue) = Weights.ContextOf(text, start, run.EndOf(last), Cue.Network, Cue.Thing, list);
        bool isNetwork = parts[3] is 0 or 255 || (run.EndOf(last) + 1 < text.Length && text[run.EndOf(last)] == '/' && char.IsAsciiDigit(text[run.EndOf(last) + 1]));
        bool noOnes = parts[0] is 0 or 127 or 255 || isNetwork;
        bool small = parts[0] < Section && parts[1] < Section && parts[2] < Section && parts[3] < Section;
        list.Add(new(PersonalDataClasses.IpAddress, start, run.EndOf(last), run.Form, null, noOnes ? NoOnes : small ? Small : Address, 0, noOnes ? Math.Min(context, 0) : context, cue));
    }

    /// <summary>Looks at the signs around a colon.</summary>
    /// <returns>Where to go on.</returns>
    public static int TryColons(ReadOnlySpan<char> text, int colon, CandidateList list)
    {
        int start = colon;
        while (start > 0 && colon - start < 5 && char.IsAsciiHexDigit(text[start - 1])) start--;
        int end = colon;
        while (end < text.Length && end - start <= LongestAddress && (char.IsAsciiHexDigit(text[end]) || text[end] is ':' or '.')) end++;
        ReadOnlySpan<char> token = text[start..end].TrimEnd(".:");
        end = start + token.Length;
        if (token.Length < 4 || (start > 0 && (WordSigns.IsWord(text[start - 1]) || text[start - 1] is ':' or '.')) || (end < text.Length && WordSigns.IsWord(text[end]))) return Math.Max(colon + 1, end);
        int colons = token.Count(':');
        if (token.Length == 17 && colons == 5 && IsPairs(token)) AddMac(text, start, end, list);
        else if (IsVersion6(token, colons)) list.Add(new(PersonalDataClasses.IpAddress, start, end, PersonalDataForm.Written, null, Address));
        return Math.Max(colon + 1, end);
    }

    /// <summary>Looks for six pairs joined by hyphens, or three fours joined by full stops.</summary>
    public static void TryMac(ReadOnlySpan<char> text, int digit, CandidateList list)
    {
        int start = digit;
        while (start > 0 && digit - start < 17 && (char.IsAsciiHexDigit(text[start - 1]) || text[start - 1] == '-')) start--;
        if (start + 17 > text.Length || (start > 0 && WordSigns.IsWord(text[start - 1])) || (start + 17 < text.Length && (WordSigns.IsWord(text[start + 17]) || text[start + 17] == '-'))) return;
        ReadOnlySpan<char> token = text.Slice(start, 17);
        if (token[2] == '-' && IsPairs(token)) AddMac(text, start, start + 17, list);
    }

    private static void AddMac(ReadOnlySpan<char> text, int start, int end, CandidateList list)
    {
        ReadOnlySpan<char> token = text[start..end];
        if (!token.ContainsAnyExcept("0:-") || !token.ContainsAnyExcept("fF:-")) return;
        list.Add(new(PersonalDataClasses.MacAddress, start, end, PersonalDataForm.Written, null, Mac));
    }

    private static bool IsPairs(ReadOnlySpan<char> token)
    {
        char separator = token[2];
        for (int i = 0; i < token.Length; i++)
        {
            if (i % 3 == 2 ? token[i] != separator : !char.IsAsciiHexDigit(token[i])) return false;
        }

        return true;
    }

    // Times and C++ names have colons too: four groups, or a gap beside groups of three signs or more.
    private static bool IsVersion6(ReadOnlySpan<char> token, int colons)
    {
        if (colons < 2 || !token.ContainsAnyInRange('0', '9') || (!token.Contains("::", StringComparison.Ordinal) && colons != 7)) return false;
        if (!IPAddress.TryParse(token, out IPAddress? address) || address.AddressFamily != AddressFamily.InterNetworkV6 || IPAddress.IsLoopback(address)) return false;
        return colons >= 4 || token.IndexOfAnyExcept(":") is var first && token[first..].IndexOf(':') is 3 or 4;
    }

    private static int LastOf(SymbolRun run, int first)
    {
        int dots = 0;
        int last = first;
        for (int group = first + 1; group < run.Groups; group++)
        {
            if (run.JointBefore(group) == Joint.Dot) dots++;
            else if (run.Form == PersonalDataForm.Written) break;
            if (dots > 3) break;
            last = group;
        }

        return last;
    }

    private static int Append(int value, ReadOnlySpan<char> digits)
    {
        foreach (char digit in digits)
        {
            if (!char.IsAsciiDigit(digit)) return 999;
            value = Math.Min(999, (value * 10) + digit - '0');
        }

        return value;
    }

    private static bool IsAddress(ReadOnlySpan<int> parts)
    {
        foreach (int part in parts)
        {
            if (part > 255) return false;
        }

        return true;
    }
}
