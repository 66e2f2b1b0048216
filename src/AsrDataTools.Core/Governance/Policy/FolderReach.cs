namespace AsrDataTools.Governance.Policy;

/// <summary>Whether accounts that are neither owner nor of the group get as far as a folder: every folder on the way must let them through.</summary>
internal sealed class FolderReach
{
    private const int OthersExecute = 1;
    private const int MostKept = 10_000;

    private readonly Dictionary<string, bool?> _open = [];

    /// <summary>Null where that cannot be told: a folder on the way may not be looked at, or the system has no such permissions.</summary>
    /// <param name="folder">Absolute, without links.</param>
    public bool? IsOpen(string folder)
    {
        if (_open.TryGetValue(folder, out bool? known)) return known;
        if (_open.Count > MostKept) _open.Clear();
        bool? above = Path.GetDirectoryName(folder) is { } parent ? IsOpen(parent) : true;
        bool? open = above == false ? false : Lets(folder) switch
        {
            null => null,
            true => above,
            false => false,
        };
        return _open[folder] = open;
    }

    private static bool? Lets(string folder)
    {
        try
        {
            return FileStatus.Read(folder).Mode is int mode ? (mode & OthersExecute) != 0 : null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
