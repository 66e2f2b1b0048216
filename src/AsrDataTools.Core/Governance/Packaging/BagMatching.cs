using System.Globalization;

namespace AsrDataTools.Governance.Packaging;

/// <summary>Holds what the manifests of a bag list against what lies in it: by name, not by content.</summary>
internal sealed class BagMatching
{
    private readonly BagContents _bag;
    private readonly PackageFindings _findings;
    private readonly Dictionary<string, string> _listedAs = new(StringComparer.Ordinal);
    private readonly Lazy<ILookup<string, string>> _byComposedName;

    public BagMatching(BagContents bag, PackageFindings findings)
    {
        _bag = bag;
        _findings = findings;
        _byComposedName = new(() => bag.Files.ToLookup(file => BagPath.Compose(file.Path), file => file.Path, StringComparer.Ordinal));
    }

    /// <summary>Listed files that are not there, with the manifest that lists them, each once.</summary>
    public List<(BagManifest Manifest, BagManifestEntry Entry)> Missing { get; } = [];

    /// <summary>Payload files that no manifest lists.</summary>
    public List<BagFile> Extra { get; } = [];

    /// <summary>Files that a manifest lists.</summary>
    public List<BagFile> Listed { get; } = [];

    /// <summary>Files that are to be fetched and are not here.</summary>
    public long Pending { get; private set; }

    /// <summary>What each manifest says of a file; manifests that do not list it are left out.</summary>
    public IEnumerable<(BagManifest Manifest, BagManifestEntry Entry)> Said(BagFile file)
    {
        string path = _listedAs.GetValueOrDefault(file.Path, file.Path);
        foreach (BagManifest manifest in _bag.Manifests)
        {
            if (manifest.Entries.TryGetValue(path, out BagManifestEntry? entry)) yield return (manifest, entry);
        }
    }

    public void Run()
    {
        HashSet<string> found = new(StringComparer.Ordinal), missing = new(StringComparer.Ordinal);
        foreach (BagManifest manifest in _bag.Manifests)
        {
            foreach (BagManifestEntry entry in manifest.Entries.Values)
            {
                if (FileOf(manifest, entry) is { } file) found.Add(file.Path);
                else if (missing.Add(entry.Path)) Miss(manifest, entry);
            }
        }

        Listed.AddRange(_bag.Files.Where(file => found.Contains(file.Path)));
        Extra.AddRange(_bag.Files.Where(file => file.IsPayload && !found.Contains(file.Path)));
        FindUnlistedTagFiles(found);
        FindDisagreements();
        FindCollisions();
        FindUnlistedFetches();
    }

    private BagFile? FileOf(BagManifest manifest, BagManifestEntry entry)
    {
        if (_bag.Find(entry.Path) is { } file) return file;
        // Some makers do not encode percent signs, some file systems compose names anew: the file is still that file.
        string? name = _bag.Find(entry.Written) is not null ? entry.Written : _byComposedName.Value[BagPath.Compose(entry.Path)].FirstOrDefault();
        if (name is null) return null;
        if (_listedAs.TryAdd(name, entry.Path))
        {
            _findings.Add(
                PackageRule.PathSpelling,
                Severity.Warning,
                name,
                $"{manifest.FileName}, line {entry.Line}, spells '{name}' otherwise: {(name == entry.Written ? "its percent sign is not encoded" : "its letters are composed of other characters")}.",
                "The file itself is found and checked; tell the maker.",
                manifest.FileName,
                entry.Line);
        }

        return _bag.Find(name);
    }

    private void Miss(BagManifest manifest, BagManifestEntry entry)
    {
        if (_bag.ToBeFetched?.Contains(entry.Path) != true)
        {
            Missing.Add((manifest, entry));
            return;
        }

        Pending++;
        _findings.Add(PackageRule.FileMissing, Severity.Warning, entry.Path, $"'{entry.Path}' is to be fetched and is not here.", $"Fetch it by {BagFetchList.FileName}, then test the package again.");
    }

    // The tag manifests of a bag list each other nowhere: nothing could be the last.
    private void FindUnlistedTagFiles(HashSet<string> found)
    {
        if (!_bag.Manifests.Any(manifest => manifest.IsOfTags))
        {
            _findings.Add(PackageRule.TagManifestMissing, Severity.Information, BagInfo.FileName, "No manifest covers the tag files: they can be changed unseen.", "Ask the maker for a tagmanifest-sha256.txt.");
            return;
        }

        foreach (BagFile file in _bag.Files.Where(file => !file.IsPayload && !found.Contains(file.Path) && !file.Path.StartsWith("tagmanifest-", StringComparison.OrdinalIgnoreCase)))
            _findings.Add(PackageRule.FileExtra, Severity.Warning, file.Path, $"'{file.Path}' is in no tag manifest: it can have been added by anyone.", "Ask the maker whether it belongs to the package.");
    }

    // RFC 8493, section 2.1.3, has every manifest list every payload file; the drafts before it did not.
    private void FindDisagreements()
    {
        BagManifest[] manifests = [.. _bag.Manifests.Where(manifest => !manifest.IsOfTags)];
        if (manifests.Length < 2) return;
        HashSet<string> all = new(manifests.SelectMany(manifest => manifest.Entries.Keys), StringComparer.Ordinal);
        foreach (BagManifest manifest in manifests.Where(manifest => manifest.Entries.Count < all.Count))
        {
            string first = all.First(path => !manifest.Entries.ContainsKey(path));
            _findings.Add(
                PackageRule.ManifestsDisagree,
                _bag.Declaration.Version == "1.0" ? Severity.Error : Severity.Warning,
                manifest.FileName,
                string.Create(CultureInfo.InvariantCulture, $"{manifest.FileName} does not list {all.Count - manifest.Entries.Count:N0} files that another manifest lists, such as '{first}'."),
                "Ask the maker for manifests that each list every file.");
        }
    }

    private void FindCollisions()
    {
        Dictionary<string, string> first = new(StringComparer.Ordinal);
        foreach (string path in _bag.Manifests.SelectMany(manifest => manifest.Entries.Keys).Concat(Extra.Select(file => file.Path)))
        {
            if (first.TryAdd(BagPath.Key(path), path) || first[BagPath.Key(path)] is not string other || other == path) continue;
            (BagManifest Manifest, BagManifestEntry Entry)? listed = _bag.Manifests
                .Where(manifest => manifest.Entries.ContainsKey(path))
                .Select(manifest => ((BagManifest, BagManifestEntry)?)(manifest, manifest.Entries[path]))
                .FirstOrDefault();
            string place = listed is { } line ? $"{line.Manifest.FileName}, line {line.Entry.Line}: " : "";
            _findings.Add(
                PackageRule.PathCollision,
                Severity.Error,
                path,
                $"{place}'{path}' and '{other}' are one file where letter case and composed letters are not told apart.",
                "Ask the maker for names that differ in more than that.",
                listed?.Manifest.FileName,
                listed?.Entry.Line);
        }
    }

    private void FindUnlistedFetches()
    {
        foreach (string path in _bag.ToBeFetched ?? new HashSet<string>())
        {
            if (_bag.Manifests.Any(manifest => manifest.Entries.ContainsKey(path))) continue;
            _findings.Add(PackageRule.FetchLineInvalid, Severity.Error, path, $"{BagFetchList.FileName} lists '{path}', which no manifest lists: it could be anything.", "Ask the maker for a whole manifest.", BagFetchList.FileName);
        }
    }
}
