using System.Globalization;

namespace AsrDataTools.Governance.Policy;

/// <summary>Files of one folder that have the same fault, told together: a million files are not a million lines.</summary>
internal sealed class FolderGroups
{
    private const int MostNamed = 3;

    private readonly Dictionary<string, List<Group>> _groups = [];

    /// <param name="entry">The file or folder.</param>
    /// <param name="fault">What is wrong with it, the same for all of a group.</param>
    public void Add(FileFacts entry, string fault)
    {
        // A folder stands for itself: what is wrong with it is put right on it.
        bool isFolder = entry.Kind == EntryKind.Folder;
        string place = isFolder ? entry.Path : entry.Folder;
        if (!_groups.TryGetValue(place, out List<Group>? here)) _groups[place] = here = [];
        Group? group = here.Find(known => known.Fault == fault && known.IsFolder == isFolder);
        if (group is null) here.Add(group = new(place, fault, isFolder));
        group.Add(entry);
    }

    /// <summary>Tells of a folder's groups and forgets them.</summary>
    public void Finish(string folder, Action<Group> tell)
    {
        if (_groups.Remove(folder, out List<Group>? here)) here.ForEach(tell);
    }

    /// <summary>Tells of all groups that are left.</summary>
    public void FinishAll(Action<Group> tell)
    {
        foreach (string folder in _groups.Keys.Order(StringComparer.Ordinal).ToArray()) Finish(folder, tell);
    }

    internal sealed class Group(string folder, string fault, bool isFolder)
    {
        private readonly SortedSet<string> _names = new(StringComparer.Ordinal);
        private string _path = "";

        public string Folder => folder;

        public string Fault => fault;

        public bool IsFolder => isFolder;

        public long Count { get; private set; }

        /// <summary>The file where it is one, else its folder.</summary>
        public string Path => Count == 1 ? _path : folder;

        /// <summary>"'a.wav'", "the folder 'audio'" or "1,234 files of 'audio' ('a.wav', 'b.wav', 'c.wav' …)".</summary>
        public string Subject
        {
            get
            {
                if (isFolder) return $"the folder '{FileNameText.Visible(System.IO.Path.GetFileName(folder))}'";
                string names = string.Join(", ", _names.Select(name => $"'{FileNameText.Visible(name)}'"));
                return Count == 1 ? names : string.Create(CultureInfo.InvariantCulture, $"{Count:N0} files of '{FileNameText.Visible(System.IO.Path.GetFileName(folder))}' ({names}{(Count > MostNamed ? " …" : "")})");
            }
        }

        public void Add(FileFacts entry)
        {
            Count++;
            _path = entry.Path;
            _names.Add(entry.Name);
            if (_names.Count > MostNamed) _names.Remove(_names.Max!);
        }
    }
}
