using System.Management.Automation.Language;

namespace AsrDataTools.Shell.Interactive;

/// <summary>
/// Completes the path at the cursor. The engine leaves this to a module of pwsh, which a server without pwsh does not have.
/// </summary>
/// <param name="location">The folder that relative paths start from.</param>
public sealed class FileCompleter(Func<string> location) : ICompleter
{
    private static readonly char[] Separators = OperatingSystem.IsWindows() ? ['/', '\\'] : ['/'];

    public Completion Complete(string text, int cursor)
    {
        (int start, string typed) = TokenBefore(text, cursor);
        int name = typed.LastIndexOfAny(Separators) + 1;
        string folder = typed[..name];
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string real = folder is "~/" ? home : folder.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(home, folder[2..]) : folder;
        DirectoryInfo place = new(Path.Combine(location(), real));
        if (!place.Exists) return new Completion(cursor, 0, []);

        EnumerationOptions options = new() { IgnoreInaccessible = true, AttributesToSkip = 0 };
        StringComparison comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        string prefix = typed[name..];
        IEnumerable<FileSystemInfo> entries = place.EnumerateFileSystemInfos("*", options)
            .Where(entry => entry.Name.StartsWith(prefix, comparison) && (prefix.Length > 0 || !entry.Name.StartsWith('.')))
            .OrderBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase);
        return new Completion(start, cursor - start, [.. entries.Select(entry => (Quoted(folder + entry.Name), Label(entry)))]);
    }

    // Back to the blank or the quote that the path begins behind; a blank within an open quote belongs to it.
    private static (int Start, string Typed) TokenBefore(string text, int cursor)
    {
        int start = 0;
        char quote = '\0';
        for (int i = 0; i < cursor; i++)
        {
            if (quote != '\0')
            {
                if (text[i] == quote) quote = '\0';
            }
            else if (text[i] is '\'' or '"')
            {
                quote = text[i];
                start = i;
            }
            else if (char.IsWhiteSpace(text[i]) || text[i] is ',' or '(' or '=' or '|' or ';')
            {
                start = i + 1;
            }
        }

        return (start, text[start..cursor].Trim('\'', '"'));
    }

    private static string Quoted(string path)
    {
        bool plain = path.All(letter => char.IsLetterOrDigit(letter) || "/\\._-~:+".Contains(letter, StringComparison.Ordinal));
        return plain ? path : $"'{CodeGeneration.EscapeSingleQuotedStringContent(path)}'";
    }

    private static string Label(FileSystemInfo entry) => entry is DirectoryInfo ? entry.Name + "/" : entry.Name;
}
