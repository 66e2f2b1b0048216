using System.Globalization;

namespace AsrDataTools.Governance.Policy;

/// <summary>Files, or folders, that have the same fault.</summary>
/// <param name="fault">What is wrong with them.</param>
/// <param name="isFolder">Whether they are folders.</param>
internal sealed class FaultGroup(string fault, bool isFolder)
{
    private const int MostNamed = 3;

    private readonly SortedSet<string> _paths = new(StringComparer.Ordinal);
    private string _common = "";

    public string Fault => fault;

    public long Count { get; private set; }

    /// <summary>The file or folder where it is one, else the folder that holds them all.</summary>
    public string Path => Count == 1 ? _paths.Min! : _common;

    /// <summary>"the file", "31 folders".</summary>
    public string Amount => string.Create(CultureInfo.InvariantCulture, $"{Count:N0} {(isFolder ? "folder" : "file")}{(Count == 1 ? "" : "s")}");

    /// <summary>"'a.wav'", "the folder 'audio'" or "1,234 files below 'demo' (audio/a.wav, audio/b.wav, audio/c.wav …)".</summary>
    public string Subject
    {
        get
        {
            if (Count == 1) return $"{(isFolder ? "the folder " : "")}'{FileNameText.Visible(System.IO.Path.GetFileName(Path))}'";
            string names = string.Join(", ", _paths.Select(path => FileNameText.Visible(System.IO.Path.GetRelativePath(_common, path))));
            return $"{Amount} {(isFolder ? "at and below" : "below")} '{FileNameText.Visible(System.IO.Path.GetFileName(_common) is { Length: > 0 } name ? name : _common)}' ({names}{(Count > MostNamed ? " …" : "")})";
        }
    }

    public void Add(FileFacts entry)
    {
        string folder = isFolder ? entry.Path : entry.Folder;
        if (Count++ == 0) _common = folder;
        while (!GovernancePolicy.IsWithin(folder, _common)) _common = System.IO.Path.GetDirectoryName(_common)!;
        _paths.Add(entry.Path);
        if (_paths.Count > MostNamed) _paths.Remove(_paths.Max!);
    }
}
