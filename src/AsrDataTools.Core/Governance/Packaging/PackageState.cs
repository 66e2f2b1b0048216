using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AsrDataTools.Governance.Packaging;

/// <summary>
/// Which files of an unfinished package are whole, one line each, so that an interrupted run goes on where it was. Held open while the
/// run lasts: nobody else can work on the same package. For several threads at once.
/// </summary>
internal sealed class PackageState : IDisposable
{
    public const string FileName = "unfinished.state";

    private readonly FileStream _file;
    private readonly Dictionary<string, Entry> _known = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    private PackageState(FileStream file) => _file = file;

    /// <summary>Opens the state of a package, empty where it is not that of a run with the same way of working.</summary>
    /// <param name="folder">Of the unfinished package; must be there.</param>
    /// <param name="way">Algorithms and link or copy.</param>
    /// <exception cref="SpeechDataException">Another run works on the package (<c>PackageBusy</c>).</exception>
    public static PackageState Open(string folder, string way)
    {
        string path = Path.Combine(folder, FileName);
        FileStream file;
        try
        {
            file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception is not (FileNotFoundException or DirectoryNotFoundException))
        {
            throw new SpeechDataException("PackageBusy", SpeechDataProblem.Storage, $"Another run is making the package in '{folder}'. Wait for it, or stop it.", folder, exception);
        }

        PackageState state = new(file);
        state.Read(way);
        return state;
    }

    /// <summary>Checksums of a file that an earlier run copied whole, where the source is still the same; null otherwise.</summary>
    public byte[][]? Find(PackageFile file) => _known.GetValueOrDefault(file.Path) is { } entry && entry.Source == file.Source && entry.Length == file.Length && entry.Modified == file.Modified
        ? [.. entry.Digests.Select(Convert.FromHexString)]
        : null;

    /// <summary>Notes that a file is whole.</summary>
    public void Add(PackageFile file, byte[][] digests)
    {
        byte[] line = JsonSerializer.SerializeToUtf8Bytes(new Entry(file.Path, file.Source, file.Length, file.Modified, [.. digests.Select(Convert.ToHexStringLower)]));
        lock (_lock)
        {
            _file.Write(line);
            _file.WriteByte((byte)'\n');
            _file.Flush();
        }
    }

    public void Dispose() => _file.Dispose();

    private void Read(string way)
    {
        using StreamReader reader = new(_file, Encoding.UTF8, leaveOpen: true);
        string text = reader.ReadToEnd();
        int end = text.LastIndexOf('\n'); // What follows was being written when the run was ended.
        string[] lines = end < 0 ? [] : text[..end].Split('\n');
        if (lines.Length > 0 && lines[0] == way)
        {
            foreach (string line in lines[1..])
            {
                if (Parse(line) is { } entry) _known[entry.Path] = entry;
            }

            _file.SetLength(Encoding.UTF8.GetByteCount(text.AsSpan(0, end + 1)));
        }
        else
        {
            _file.SetLength(0);
            _file.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{way}\n")));
        }

        _file.Seek(0, SeekOrigin.End);
        _file.Flush();
    }

    // A line that is damaged only means that its file is copied again.
    private static Entry? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Entry>(line) is { Path: not null, Digests: not null } entry ? entry : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Entry(string Path, string Source, long Length, long Modified, string[] Digests);
}
