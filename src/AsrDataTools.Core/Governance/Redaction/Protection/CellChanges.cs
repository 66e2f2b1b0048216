namespace AsrDataTools.Governance.Redaction;

/// <summary>What cells become, by what they say.</summary>
internal sealed class CellChanges(NameProtection names)
{
    private readonly Dictionary<string, string> _changes = new(StringComparer.Ordinal);

    /// <summary>A cell that says this becomes that. Said twice, the change that hides more of it stays.</summary>
    public void Add(string text, string changed)
    {
        string key = text.Trim();
        if (!_changes.TryGetValue(key, out string? earlier) || Shared(key, changed) < Shared(key, earlier)) _changes[key] = changed.Trim();
    }

    /// <summary>The cell anew; null where it stays. A path is renamed as its file is.</summary>
    public string? Of(string cell)
    {
        if (_changes.TryGetValue(cell.Trim(), out string? changed)) return changed;
        if (!Path.HasExtension(cell)) return null;
        string path = names.Path(cell);
        return path == cell ? null : path;
    }

    private static int Shared(string text, string changed) => text.Split(' ').Intersect(changed.Split(' '), StringComparer.Ordinal).Count();
}
