using System.Text;

namespace AsrDataTools.Governance.Packaging;

/// <summary>One manifest of a bag: checksums by path, every path safe to follow (RFC 8493, sections 2.1.3 and 2.2.1).</summary>
internal sealed class BagManifest
{
    /// <summary>Lines beyond which a manifest is not one of speech but an attack on whoever reads it.</summary>
    private const long MostLines = 50_000_000;

    private readonly Dictionary<string, BagManifestEntry> _entries = new(StringComparer.Ordinal);

    /// <summary>One that lists nothing.</summary>
    public BagManifest(string fileName, BagAlgorithm algorithm, bool isOfTags) => (FileName, Algorithm, IsOfTags) = (fileName, algorithm, isOfTags);

    public string FileName { get; }

    public BagAlgorithm Algorithm { get; }

    /// <summary>Whether it is of tag files, not of the payload.</summary>
    public bool IsOfTags { get; }

    /// <summary>By the path, decoded.</summary>
    public IReadOnlyDictionary<string, BagManifestEntry> Entries => _entries;

    public static string NameOf(BagAlgorithm algorithm, bool isOfTags) => $"{(isOfTags ? "tagmanifest" : "manifest")}-{algorithm.Name}.txt";

    /// <summary>Reads one; lines that cannot be used are found and left out.</summary>
    public static BagManifest Read(string bag, string fileName, BagAlgorithm algorithm, bool isOfTags, Encoding encoding, PackageFindings findings, CancellationToken cancellation)
    {
        BagManifest manifest = new(fileName, algorithm, isOfTags);
        foreach ((long number, string? line) in BagText.Lines(Path.Combine(bag, fileName), encoding))
        {
            cancellation.ThrowIfCancellationRequested();
            if (number > MostLines)
            {
                findings.Add(PackageRule.ManifestLineInvalid, Severity.Error, fileName, $"{fileName} has more than {MostLines:N0} lines; the rest is not read.", "Ask the maker for packages of fewer files.", line: number);
                break;
            }

            if (line is not null && line.Trim().Length == 0) continue;
            manifest.Take(line, number, findings);
        }

        return manifest;
    }

    /// <summary>The path in what follows a checksum, encoded as it stands.</summary>
    public static string Named(string rest)
    {
        string written = rest.TrimStart(' ', '\t');

        // md5sum and its kin write an asterisk before the name of a file read as binary, and './' as it was typed.
        if (written.StartsWith('*')) written = written[1..];
        while (written.StartsWith("./", StringComparison.Ordinal)) written = written[2..];
        return written;
    }

    private void Take(string? line, long number, PackageFindings findings)
    {
        if (line is null)
        {
            Invalid($"is longer than {BagText.LongestLine:N0} characters");
            return;
        }

        int space = line.AsSpan().IndexOfAny(' ', '\t');
        byte[]? digest = space < 0 ? null : Digest(line[..space]);
        if (digest is null)
        {
            Invalid($"does not begin with a {Algorithm} checksum of {2 * Algorithm.DigestBytes} hexadecimal digits");
            return;
        }

        string written = Named(line[space..]);
        string path = BagPath.Decode(written);
        if (Refusal(path) is string refusal)
        {
            findings.Add(PackageRule.PathRefused, Severity.Error, FileName, $"{FileName}, line {number}: the path '{Shown(path)}' {refusal}. It is not followed.", "Do not use the package; ask its maker for one without such paths.", line: number);
            return;
        }

        if (!_entries.TryAdd(path, new(path, written, digest, number)))
        {
            bool same = _entries[path].Digest.AsSpan().SequenceEqual(digest);
            findings.Add(
                PackageRule.ManifestsDisagree,
                same ? Severity.Warning : Severity.Error,
                path,
                $"{FileName}, line {number}, lists '{Shown(path)}' again{(same ? "" : " with another checksum")}; the first was in line {_entries[path].Line}.",
                "Ask the maker for a manifest that lists each file once.",
                FileName,
                number);
        }

        void Invalid(string what) => findings.Add(
            PackageRule.ManifestLineInvalid, Severity.Error, FileName, $"{FileName}, line {number}, {what}.", "Ask the maker for a whole manifest: 'checksum path', one file a line.", line: number);
    }

    private string? Refusal(string path) => BagPath.Danger(path)
        ?? (IsOfTags == path.StartsWith(BagListing.PayloadPrefix, StringComparison.Ordinal) ? IsOfTags ? "is of the payload, which tag manifests do not list" : "is not below data/" : null);

    private byte[]? Digest(string text)
    {
        if (text.Length != 2 * Algorithm.DigestBytes) return null;
        byte[] digest = new byte[Algorithm.DigestBytes];
        return Convert.FromHexString(text, digest, out _, out _) == System.Buffers.OperationStatus.Done ? digest : null;
    }

    // What steers a terminal, and what has no end, is not shown.
    private static string Shown(string path) => string.Concat(path.Take(200).Select(c => char.IsControl(c) ? '�' : c)) + (path.Length > 200 ? "…" : "");
}
