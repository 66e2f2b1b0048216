namespace AsrDataTools.Annotation;

/// <summary>The beginning of a file, by which its format is recognised.</summary>
internal sealed class AnnotationOpening
{
    private const int MostLines = 50;

    public AnnotationOpening(string path, string text, bool whole)
    {
        Path = path;
        Text = text.TrimStart('\uFEFF');
        List<string> lines = [.. Text.Split(["\r\n", "\n", "\r"], StringSplitOptions.None)];
        if (!whole && lines.Count > 1) lines.RemoveAt(lines.Count - 1);
        Lines = lines;
        Rows = [.. lines.Where(line => !string.IsNullOrWhiteSpace(line) && !line.TrimStart().StartsWith(";;", StringComparison.Ordinal)).Take(MostLines)];
    }

    public string Path { get; }

    /// <summary>Decoded, without a byte order mark.</summary>
    public string Text { get; }

    /// <summary>Lines that are whole.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>Lines that are neither empty nor comments of NIST's kind, at most 50.</summary>
    public IReadOnlyList<string> Rows { get; }

    /// <summary>Whether most rows answer yes: a few bad ones do not make a file another format.</summary>
    public bool MostRows(Func<string, bool> test) => Rows.Count > 0 && 2 * Rows.Count(test) > Rows.Count;

    /// <summary>The fields of a row, parted by blanks.</summary>
    public static string[] Fields(string row) => row.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether the field is there and a finite number.</summary>
    public static bool IsNumber(string[] fields, int index) => index < fields.Length && Seconds.TryParse(fields[index], out _);
}
