using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace AsrDataTools.Benchmarks;

/// <summary>Real prose: the documentation of the Debian packages that are installed, change logs and machine-made lists left out, HTML without its tags.</summary>
internal static partial class DocumentationProse
{
    private const string Folder = "/usr/share/doc";
    private const int LargestFile = 8 << 20;

    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase) { "", ".txt", ".html", ".htm", ".md", ".rst", ".xhtml" };

    /// <summary>The lines of all documents, each with its file; blank ones left out.</summary>
    public static IEnumerable<(string Path, string Line)> Lines()
    {
        foreach (string path in Directory.EnumerateFiles(Folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint }).Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileName(path);
            string plain = name.EndsWith(".gz", StringComparison.Ordinal) ? name[..^3] : name;
            if (plain.Contains("changelog", StringComparison.OrdinalIgnoreCase) || plain.Contains("ChangeLog", StringComparison.Ordinal) || !Extensions.Contains(Path.GetExtension(plain)) || new FileInfo(path).Length > LargestFile) continue;
            string text = Read(path);
            if (text.Contains('\0')) continue;
            if (Path.GetExtension(plain).StartsWith(".htm", StringComparison.OrdinalIgnoreCase)) text = WebUtility.HtmlDecode(Tag().Replace(text, " "));
            foreach (string line in text.Split('\n'))
            {
                if (line.Length > 0) yield return (path, line);
            }
        }
    }

    private static string Read(string path)
    {
        using Stream file = File.OpenRead(path);
        using Stream content = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using StreamReader reader = new(content, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("<(script|style)[^>]*>.*?</\\1>|<[^>]{1,2000}>", RegexOptions.Singleline)]
    private static partial Regex Tag();
}
