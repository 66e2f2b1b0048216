namespace AsrDataTools.Text;

/// <summary>Words of letters that look alike and are not: Latin, Greek and Cyrillic share the shapes of a, e, o, p, c, x …</summary>
public static class LookAlikeScripts
{
    /// <summary>The first word that mixes these scripts, with their names; null where none does.</summary>
    public static (string Word, string Scripts)? FindMixed(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyInRange('\u0370', '\u052F') && !text.ContainsAnyInRange('\u1F00', '\u1FFF')) return null; // No Greek, no Cyrillic.
        int start = -1;
        Script seen = Script.None;
        for (int index = 0; index <= text.Length; index++)
        {
            if (index < text.Length && char.IsLetter(text[index]))
            {
                if (start < 0) start = index;
                seen |= Of(text[index]);
                continue;
            }

            if (start >= 0 && (seen & (seen - 1)) != 0) return (text[start..index].ToString(), seen.ToString().Replace(", ", " and ", StringComparison.Ordinal));
            (start, seen) = (-1, Script.None);
        }

        return null;
    }

    // By block (Unicode 16, Blocks.txt); the micro sign is of none.
    private static Script Of(char letter) => letter switch
    {
        'µ' => Script.None,
        <= '\u024F' or (>= '\u1E00' and <= '\u1EFF') => Script.Latin,
        (>= '\u0370' and <= '\u03FF') or (>= '\u1F00' and <= '\u1FFF') => Script.Greek,
        >= '\u0400' and <= '\u052F' => Script.Cyrillic,
        _ => Script.None,
    };

    [Flags]
    private enum Script
    {
        None = 0,
        Latin = 1,
        Greek = 2,
        Cyrillic = 4,
    }
}
