using System.Text;
using System.Text.RegularExpressions;

namespace AsrDataTools.Shell.Interactive;

/// <summary>
/// What was entered at the prompt, oldest first, kept in a file of the user. Lines that begin with a blank or look like they hold a
/// secret are remembered for this session only.
/// </summary>
public sealed partial class History
{
    /// <summary>Most entries taken over from the file.</summary>
    public const int MostEntries = 4096;

    private readonly List<string> _entries;
    private readonly string? _file;

    /// <param name="file">Where it is kept; null for nowhere.</param>
    /// <exception cref="IOException">The file is there but cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is there but may not be read.</exception>
    public History(string? file)
    {
        _file = file;
        _entries = file is not null && File.Exists(file) ? Read(file) : [];
        if (_entries.Count <= MostEntries) return;
        _entries.RemoveRange(0, _entries.Count - MostEntries);
        Rewrite();
    }

    public IReadOnlyList<string> Entries => _entries;

    /// <summary>The file under the user's data folder.</summary>
    public static string DefaultFile => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "AsrDataTools", "history.txt");

    /// <summary>Adds an entry unless it is blank or repeats the last one.</summary>
    public void Add(string entry)
    {
        if (string.IsNullOrWhiteSpace(entry) || (_entries.Count > 0 && _entries[^1] == entry)) return;
        _entries.Add(entry);
        if (_file is null || entry[0] == ' ' || Secret().IsMatch(entry)) return;
        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        using FileStream stream = new(_file, Options(FileMode.Append));
        stream.Write(Encoding.UTF8.GetBytes(Encode(entry)));
    }

    /// <summary>The index of the newest entry before <paramref name="before"/> that holds a text; -1 where none does.</summary>
    public int Find(string text, int before)
    {
        for (int i = Math.Min(before, _entries.Count) - 1; i >= 0; i--)
        {
            if (_entries[i].Contains(text, StringComparison.OrdinalIgnoreCase)) return i;
        }

        return -1;
    }

    // A line feed within an entry is kept as a back-tick and a line feed, as PSReadLine does it.
    private static string Encode(string entry) => entry.Replace("\n", "`\n", StringComparison.Ordinal) + "\n";

    private static List<string> Read(string file)
    {
        List<string> entries = [];
        StringBuilder entry = new();
        foreach (string line in File.ReadLines(file))
        {
            if (line.EndsWith('`'))
            {
                entry.Append(line, 0, line.Length - 1).Append('\n');
                continue;
            }

            entries.Add(entry.Append(line).ToString());
            entry.Clear();
        }

        return entries;
    }

    private void Rewrite()
    {
        string temporary = _file + ".new";
        using (FileStream stream = new(temporary, Options(FileMode.Create)))
        {
            foreach (string entry in _entries) stream.Write(Encoding.UTF8.GetBytes(Encode(entry)));
        }

        File.Move(temporary, _file!, overwrite: true);
    }

    // What somebody has typed is nobody else's affair.
    private static FileStreamOptions Options(FileMode mode)
    {
        FileStreamOptions options = new() { Mode = mode, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    [GeneratedRegex("password|secret|token|api_?-?key|asplaintext|passphrase", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Secret();
}
