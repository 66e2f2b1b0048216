using System.Buffers;
using System.Text;

namespace AsrDataTools.Governance.Packaging;

/// <summary>
/// File paths as bag manifests write them: relative to the bag, separated by slashes, with line feed, carriage return and
/// percent sign, and only those, percent-encoded (RFC 8493, section 2.1.3).
/// </summary>
public static class BagPath
{
    private static readonly SearchValues<char> Encoded = SearchValues.Create("%\r\n");
    private static readonly SearchValues<char> NotOnWindows = SearchValues.Create("<>:\"|?*");
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

    /// <summary>A path as a manifest writes it.</summary>
    public static string Encode(string path) => path.AsSpan().ContainsAny(Encoded)
        ? path.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal)
        : path;

    /// <summary>The reverse of <see cref="Encode"/>. Other sequences with a percent sign are no encoding and stay as they are.</summary>
    public static string Decode(string written)
    {
        if (!written.Contains('%')) return written;
        StringBuilder path = new(written.Length);
        for (int at = 0; at < written.Length; at++)
        {
            char? meant = written[at] != '%' || at + 2 >= written.Length ? null : (written[at + 1], char.ToUpperInvariant(written[at + 2])) switch
            {
                ('2', '5') => '%',
                ('0', 'D') => '\r',
                ('0', 'A') => '\n',
                _ => null,
            };
            path.Append(meant ?? written[at]);
            if (meant is not null) at += 2;
        }

        return path.ToString();
    }

    /// <summary>Why a path of someone else's manifest is not followed; null where it may be.</summary>
    /// <param name="path">Decoded.</param>
    /// <returns>A clause that follows the path.</returns>
    public static string? Danger(string path)
    {
        if (path.Length == 0) return "is empty";
        if (path[0] == '/') return "is absolute";
        if (path[0] == '~') return "begins with a home folder (~)";
        if (path.Length > 1 && path[1] == ':' && char.IsAsciiLetter(path[0])) return "begins with a drive";
        if (path.Contains('\\')) return "holds a backslash, which other systems take for a separator";
        if (path.Contains('\0')) return "holds a zero character";
        return path.Split('/').Select(SegmentDanger).FirstOrDefault(danger => danger is not null);
    }

    /// <summary>Under which the paths stand together that some file system takes for one: letter case and Unicode composition do not count.</summary>
    public static string Key(string path) => Compose(path).ToUpperInvariant();

    /// <summary>Unicode normalization form C; what is no Unicode text stays as it is.</summary>
    public static string Compose(string path)
    {
        if (Ascii.IsValid(path)) return path;
        try
        {
            return path.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return path; // Half of a surrogate pair: a name that no form can be given to.
        }
    }

    /// <summary>A name of a file or folder that every system can hold: what some cannot becomes an underscore.</summary>
    public static string Portable(string segment)
    {
        StringBuilder name = new(segment.Length);
        foreach (char c in Compose(segment)) name.Append(c < ' ' || c is '\\' or '/' or '\x7f' || NotOnWindows.Contains(c) ? '_' : c);
        for (int last = name.Length - 1; last >= 0 && name[last] is '.' or ' '; last--) name[last] = '_';
        if (name.Length == 0 || name[0] == '~') name.Insert(0, '_');
        return SegmentDanger(name.ToString()) is null ? name.ToString() : $"_{name}";
    }

    private static string? SegmentDanger(string segment) => segment switch
    {
        ".." => "leaves the bag ('..')",
        "" or "." => "has an empty step ('//' or '/./')",
        _ when IsDevice(segment) => $"holds '{segment}', which is a device on Windows",
        _ => null,
    };

    // NUL, nul.txt and COM1.wav are all devices, whatever follows the first dot.
    private static bool IsDevice(string segment)
    {
        string stem = segment.Split('.')[0].TrimEnd(' ').ToUpperInvariant();
        return Devices.Contains(stem) || (stem.Length == 4 && (stem.StartsWith("COM", StringComparison.Ordinal) || stem.StartsWith("LPT", StringComparison.Ordinal)) && stem[3] is (>= '1' and <= '9') or '¹' or '²' or '³');
    }
}
