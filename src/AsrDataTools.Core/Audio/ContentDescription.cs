using System.Globalization;
using System.Text;

namespace AsrDataTools.Audio;

/// <summary>Says what a file that is no recording looks like, and what to do about it.</summary>
internal static class ContentDescription
{
    private const int ShownCharacters = 40;

    private static readonly (byte[] Bytes, string Name)[] Others =
    [
        ([0x50, 0x4B, 3, 4], "is a ZIP archive"),
        ([0x1F, 0x8B], "is compressed with gzip"),
        ([.. "BZh"u8], "is compressed with bzip2"),
        ([0xFD, .. "7zXZ"u8], "is compressed with xz"),
        ([0x28, 0xB5, 0x2F, 0xFD], "is compressed with Zstandard"),
        ([.. "%PDF"u8], "is a PDF document"),
        ([0x89, .. "PNG"u8], "is a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "is a JPEG picture"),
        ([.. "PAR1"u8], "is a Parquet table"),
        ([.. "PARE"u8], "is an encrypted Parquet table"),
        ([.. "SQLite format 3"u8], "is an SQLite database"),
        ([0x93, .. "NUMPY"u8], "is a NumPy array"),
    ];

    public static bool IsText(ReadOnlySpan<byte> head) => Text(head) is not null;

    /// <returns>What the file looks like, as the rest of a sentence that starts with "it"; and the remedy.</returns>
    public static (string LooksLike, string Remedy) Describe(ReadOnlySpan<byte> head)
    {
        foreach ((byte[] bytes, string name) in Others)
        {
            if (head.StartsWith(bytes)) return (name, "Unpack or convert it first, or leave it out.");
        }

        if (head.StartsWith("ASRDTFPX"u8)) return ("is a fingerprint index", "Give it as -FingerprintIndex, and here the manifest or the recordings that it was made of.");
        if (Text(head) is string text) return DescribeText(text.TrimStart());
        if (!head.ContainsAnyExcept((byte)0))
        {
            return (
                string.Create(CultureInfo.InvariantCulture, $"begins with {head.Length} zero bytes"),
                "Often a download that never finished: fetch it again. If these are headerless samples, give their format.");
        }

        string shown = Convert.ToHexString(head[..Math.Min(8, head.Length)]);
        return ($"begins with the bytes {shown}", "If these are headerless samples, give their format (codec, sample rate, channels); else convert it to WAV or FLAC.");
    }

    private static (string LooksLike, string Remedy) DescribeText(string text)
    {
        const string Fetch = "The download failed: fetch the recording again.";
        if (text.StartsWith("version https://git-lfs", StringComparison.Ordinal)) return ("is a Git LFS pointer", "Run 'git lfs pull' to fetch the recording itself.");
        if (text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase))
        {
            return ("is an HTML page", Fetch);
        }

        if (text.StartsWith("<?xml", StringComparison.Ordinal)) return ("is an XML document", "If it is a server's error message, fetch the recording again.");
        if (text.StartsWith('{') || text.StartsWith('[')) return ("is JSON", "If it is a server's error message, fetch the recording again; a manifest is imported, not profiled.");
        string line = new([.. text.Take(ShownCharacters).Select(one => char.IsControl(one) ? ' ' : one)]);
        return ($"begins with text (\"{line.TrimEnd()}\")", "Leave it out, or fetch the recording again.");
    }

    /// <summary>The head as text when it is UTF-8 (or UTF-16 with a mark) without control characters; else null.</summary>
    private static string? Text(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(Encoding.Unicode.Preamble)) return Encoding.Unicode.GetString(head[2..]);
        if (head.StartsWith(Encoding.UTF8.Preamble)) head = head[3..];
        if (head.ContainsAnyInRange((byte)0, (byte)8) || head.ContainsAnyInRange((byte)14, (byte)26)) return null;
        string text = Encoding.UTF8.GetString(head);

        // The last character may be cut by the end of the head; any other misfit is no text.
        int misfit = text.IndexOf('\uFFFD', StringComparison.Ordinal);
        return misfit >= 0 && misfit < text.Length - 3 ? null : text;
    }
}
