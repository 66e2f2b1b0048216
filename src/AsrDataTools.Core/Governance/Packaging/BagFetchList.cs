using System.Globalization;
using System.Text;

namespace AsrDataTools.Governance.Packaging;

/// <summary>Reads <c>fetch.txt</c>, the list of payload files that lie elsewhere (RFC 8493, section 2.2.3). Nothing is ever fetched.</summary>
internal static class BagFetchList
{
    public const string FileName = "fetch.txt";

    /// <summary>The listed paths, decoded; lines that are none are found.</summary>
    public static HashSet<string> Read(string bag, Encoding encoding, PackageFindings findings, CancellationToken cancellation)
    {
        HashSet<string> paths = new(StringComparer.Ordinal);
        foreach ((long number, string? line) in BagText.Lines(Path.Combine(bag, FileName), encoding))
        {
            cancellation.ThrowIfCancellationRequested();
            if (line is not null && line.Trim().Length == 0) continue;
            string[] parts = line?.Split([' ', '\t'], 3, StringSplitOptions.RemoveEmptyEntries) ?? [];
            string? wrong = parts.Length < 3 ? "is no 'URL length path'"
                : !Uri.TryCreate(parts[0], UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https" or "ftp" or "sftp" or "s3") ? "does not begin with a URL of http, https, ftp, sftp or s3"
                : parts[1] != "-" && !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out _) ? "has a length that is neither a number nor '-'"
                : null;
            string path = wrong is null ? BagPath.Decode(parts[2]) : "";
            if (wrong is null && BagPath.Danger(path) is string danger) wrong = $"has a path that {danger}";
            if (wrong is null && !path.StartsWith(BagListing.PayloadPrefix, StringComparison.Ordinal)) wrong = "has a path that is not below data/";
            if (wrong is not null)
            {
                findings.Add(PackageRule.FetchLineInvalid, Severity.Error, FileName, $"{FileName}, line {number}, {wrong}.", "Ask the maker for a package that holds all its files.", line: number);
                continue;
            }

            paths.Add(path);
        }

        return paths;
    }
}
