using System.Text;

namespace AsrDataTools.Fuzz;

/// <summary>A folder of its own for one input at a time; most parsers read files. Deleted in the end.</summary>
public sealed class FuzzFolder : IDisposable
{
    private const string PartMark = "=== ";

    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = 0 };

    public FuzzFolder() => Path = Directory.CreateTempSubdirectory("asrdata-fuzz-").FullName;

    /// <summary>Absolute.</summary>
    public string Path { get; }

    /// <summary>The path of a file in the folder; it may lie deeper.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>The input as one file.</summary>
    public string Write(string name, ReadOnlySpan<byte> bytes)
    {
        string path = this[name];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>
    /// The input as the files of a folder: a line <c>=== name</c> begins each. Only the names given are made, since an input must not
    /// choose where a file is written.
    /// </summary>
    /// <returns>The folder's path.</returns>
    public string WriteParts(byte[] bytes, params IReadOnlyList<string> names)
    {
        string folder = this["parts"];
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        string text = Encoding.Latin1.GetString(bytes);
        foreach (string part in text.Split(PartMark))
        {
            int end = part.IndexOf('\n', StringComparison.Ordinal);
            if (end > 0 && names.FirstOrDefault(name => name == part[..end]) is { } name) Write(System.IO.Path.Combine("parts", name), Encoding.Latin1.GetBytes(part[(end + 1)..]));
        }

        return folder;
    }

    /// <summary>Takes away what the last input left.</summary>
    public void Clear()
    {
        foreach (string file in Directory.EnumerateFiles(Path, "*", Everything)) File.Delete(file);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
