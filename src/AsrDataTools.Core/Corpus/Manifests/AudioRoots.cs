namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// Finds what relative paths are relative to, where a manifest does not say: tools write them relative to the folder that they
/// were run in, which lies some steps above the manifest. Where no root is given, the manifest's own folder and then each
/// folder above is tried until the recording exists.
/// </summary>
/// <param name="given">What the caller says they are relative to; null to look.</param>
/// <param name="folder">The manifest's own folder.</param>
internal sealed class AudioRoots(string? given, string folder)
{
    private string? _last;

    /// <summary>What paths are relative to where nothing tells.</summary>
    public string Folder => given ?? folder;

    /// <summary>The absolute path; relative to the manifest's own folder where the recording is nowhere.</summary>
    public string Resolve(string path)
    {
        if (path.Contains('\0')) return path; // No path at all: the row that it stands in is refused.
        if (given is not null) return Path.GetFullPath(path, given);
        if (Path.IsPathFullyQualified(path)) return Path.GetFullPath(path);

        // The root of the row before is nearly always that of the next.
        if (_last is not null && File.Exists(Path.GetFullPath(path, _last))) return Path.GetFullPath(path, _last);
        for (string? root = folder; root is not null; root = Path.GetDirectoryName(root))
        {
            string full = Path.GetFullPath(path, root);
            if (!File.Exists(full)) continue;
            _last = root;
            return full;
        }

        return Path.GetFullPath(path, folder);
    }
}
