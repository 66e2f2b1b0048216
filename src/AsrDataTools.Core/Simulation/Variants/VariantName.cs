using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AsrDataTools.Corpus;

namespace AsrDataTools.Simulation;

/// <summary>What variants and their files are called: by parent, name of the channel and number alone, whatever else is made.</summary>
internal static class VariantName
{
    private const int LongestStem = 120;

    /// <summary>The parent's Id without the ending of a file, the channel where there are several, a part of the caller's, and the number.</summary>
    /// <param name="channel">Of a recording with several; else null.</param>
    /// <param name="number">From 1.</param>
    /// <param name="part">Stands before the number; its words are joined by hyphens.</param>
    public static string Id(SpeechUtterance parent, int? channel, int number, string? part = null)
    {
        string extension = Path.GetExtension(parent.AudioPath) ?? "";
        string stem = extension.Length > 0 && parent.Id.EndsWith(extension, StringComparison.Ordinal) ? parent.Id[..^extension.Length] : parent.Id;
        string side = channel is { } one ? string.Create(CultureInfo.InvariantCulture, $"-c{one}") : "";
        string words = part is null ? "" : "-" + string.Join('-', part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return string.Create(CultureInfo.InvariantCulture, $"{stem}{side}{words}-v{number}");
    }

    /// <summary>A file name for an Id: what not every file system takes is replaced, and names are kept apart by a hash then.</summary>
    public static string FileStem(string id)
    {
        string plain = string.Concat(id.Select(character => char.IsLetterOrDigit(character) || character is '-' or '_' or '.' ? character : '_')).TrimStart('.');
        if (plain == id && id.Length <= LongestStem) return id;
        return $"{plain[..Math.Min(plain.Length, LongestStem)]}-{Hash(id)[..8]}";
    }

    /// <summary>SHA-256 of a text, hexadecimal.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
