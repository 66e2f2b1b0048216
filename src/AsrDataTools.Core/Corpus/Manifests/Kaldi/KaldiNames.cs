using System.Text;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// Keys of a data directory hold no white space, and names of tables nothing that a file name cannot hold. Such characters are
/// written as in URLs (<c>%20</c>); the ids as they were stand in tables of their own, which the reader takes them back from.
/// </summary>
internal static class KaldiNames
{
    /// <summary>Table of utterance ids as they were, where they had to be changed.</summary>
    public const string OriginalUtterances = "utt2original_id";

    /// <summary>Table of speaker ids as they were, where they had to be changed.</summary>
    public const string OriginalSpeakers = "spk2original_id";

    /// <summary>The id without white space.</summary>
    public static string Key(string id) => Encode(id, rune => Rune.IsWhiteSpace(rune) || Rune.IsControl(rune));

    /// <summary>A column's name as the end of a file's name.</summary>
    public static string Table(string column) => Encode(column, rune => !Rune.IsLetterOrDigit(rune) && rune.Value is not ('_' or '-'));

    /// <summary>The column's name that a table's name ends in.</summary>
    public static string Decode(string name) => name.Contains('%') ? Uri.UnescapeDataString(name) : name;

    private static string Encode(string text, Func<Rune, bool> isForbidden)
    {
        if (!text.EnumerateRunes().Any(isForbidden)) return text;
        StringBuilder encoded = new();
        Span<byte> bytes = stackalloc byte[4];
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (isForbidden(rune))
            {
                foreach (byte one in bytes[..rune.EncodeToUtf8(bytes)]) encoded.Append('%').Append(one.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
            else
            {
                encoded.Append(rune);
            }
        }

        return encoded.ToString();
    }
}
