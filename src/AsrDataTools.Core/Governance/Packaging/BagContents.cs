using System.Text.RegularExpressions;

namespace AsrDataTools.Governance.Packaging;

/// <summary>What a bag holds and what its tag files say of it, read without opening the payload.</summary>
internal sealed partial class BagContents
{
    private readonly Dictionary<string, BagFile> _files;

    private BagContents(string path, Dictionary<string, BagFile> files, BagDeclaration declaration, BagInfo info, IReadOnlyList<BagManifest> manifests, IReadOnlySet<string>? fetched)
    {
        Path = path;
        _files = files;
        Declaration = declaration;
        Info = info;
        Manifests = manifests;
        ToBeFetched = fetched;
    }

    public string Path { get; }

    public BagDeclaration Declaration { get; }

    public BagInfo Info { get; }

    /// <summary>Of the payload and of tag files, those with a known algorithm.</summary>
    public IReadOnlyList<BagManifest> Manifests { get; }

    /// <summary>What <c>fetch.txt</c> lists; null where it is not there or not read.</summary>
    public IReadOnlySet<string>? ToBeFetched { get; }

    public IReadOnlyCollection<BagFile> Files => _files.Values;

    public BagFile? Find(string path) => _files.GetValueOrDefault(path);

    public static BagContents Read(string path, bool allowFetchList, PackageFindings findings, CancellationToken cancellation)
    {
        Dictionary<string, BagFile> files = BagListing.Read(path, findings, cancellation).ToDictionary(file => file.Path, StringComparer.Ordinal);
        // Tag files are opened only where the listing has them with a length: no link that leads out, no pipe that never ends.
        BagDeclaration declaration = IsReadable(BagDeclaration.FileName) ? BagDeclaration.Read(path, findings) : BagDeclaration.None(findings);
        BagInfo info = IsReadable(BagInfo.FileName) ? BagInfo.Read(path, declaration.Encoding, findings) : new BagInfo();
        List<BagManifest> manifests = [];
        foreach (string name in files.Keys.Where(name => !name.Contains('/')).Order(StringComparer.Ordinal))
        {
            if (ManifestName().Match(name) is not { Success: true } match) continue;
            bool isOfTags = match.Groups["tag"].Success;
            if (BagAlgorithm.Find(match.Groups["algorithm"].Value) is not { } algorithm) Unknown(name);
            else if (!IsReadable(name)) manifests.Add(new BagManifest(name, algorithm, isOfTags));
            else manifests.Add(BagManifest.Read(path, name, algorithm, isOfTags, declaration.Encoding, findings, cancellation));
        }

        bool hasFetchList = IsReadable(BagFetchList.FileName);
        if (hasFetchList && !allowFetchList)
            findings.Add(PackageRule.FetchListRefused, Severity.Error, BagFetchList.FileName, $"{BagFetchList.FileName} lists files to be fetched from elsewhere, which this command never does.", "Ask the maker for a package that holds all its files; -AllowFetchList checks the list itself.");
        return new(path, files, declaration, info, manifests, hasFetchList && allowFetchList ? BagFetchList.Read(path, declaration.Encoding, findings, cancellation) : null);

        bool IsReadable(string name) => files.TryGetValue(name, out BagFile? file) && file.Length > 0;

        void Unknown(string name) => findings.Add(
            PackageRule.AlgorithmUnknown, Severity.Warning, name, $"{name} is of an algorithm that is not known here; it is not checked.", $"Known are {string.Join(", ", BagAlgorithm.All)}.");
    }

    [GeneratedRegex("^(?<tag>tag)?manifest-(?<algorithm>[A-Za-z0-9-]+)\\.txt$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ManifestName();
}
