using System.Globalization;
using System.Text;
using AsrDataTools.Governance.Packaging;

namespace AsrDataTools.Governance.Withdrawal;

/// <summary>Brings the checksums of a BagIt package (RFC 8493) up to what it holds: payload manifests, Payload-Oxum, tag manifests.</summary>
internal static class PackageUpdate
{
    private const string PayloadPrefix = "manifest-";
    private const string TagPrefix = "tagmanifest-";

    /// <param name="package">Folder of the package, absolute.</param>
    /// <param name="touched">Files, absolute, that were changed or deleted; the others keep their lines, so that damage to them still shows.</param>
    /// <exception cref="SpeechDataException">It uses a checksum that is not known here, or a line without end (<c>RemovalRefused</c>).</exception>
    public static void Update(string package, IReadOnlySet<string> touched)
    {
        Encoding encoding = BagDeclaration.Read(package, new PackageFindings(package)).Encoding;
        string[] payload = Directory.GetFiles(package, PayloadPrefix + "*.txt"), tags = Directory.GetFiles(package, TagPrefix + "*.txt");

        // All of them or none: a package half brought up to date would be a broken one.
        foreach (string manifest in payload) _ = AlgorithmOf(manifest, PayloadPrefix);
        foreach (string manifest in tags) _ = AlgorithmOf(manifest, TagPrefix);
        foreach (string manifest in payload) Rewrite(package, manifest, AlgorithmOf(manifest, PayloadPrefix), encoding, touched.Contains);
        string info = Path.Combine(package, BagInfo.FileName);
        if (File.Exists(info)) UpdateInfo(package, info, encoding);
        foreach (string manifest in tags)
            Rewrite(package, manifest, AlgorithmOf(manifest, TagPrefix), encoding, path => touched.Contains(path) || path == info || payload.Contains(path));
    }

    private static BagAlgorithm AlgorithmOf(string manifest, string prefix)
    {
        string name = Path.GetFileNameWithoutExtension(manifest)[prefix.Length..];
        return BagAlgorithm.Find(name) ?? throw new RemovalRefused(manifest, $"uses the checksum {name}, which is not known here. Make the package anew");
    }

    private static void Rewrite(string package, string manifest, BagAlgorithm algorithm, Encoding encoding, Func<string, bool> isTouched)
    {
        List<string> lines = [];
        foreach (string line in Lines(manifest, encoding))
        {
            int blank = line.AsSpan().IndexOfAny(' ', '\t');
            string name = blank < 0 ? "" : BagManifest.Named(line[blank..]);
            string path = Path.GetFullPath(BagPath.Decode(name), package);
            bool isMine = name.Length > 0 && isTouched(path);
            if (isMine && !File.Exists(path)) continue;
            lines.Add(isMine ? $"{Convert.ToHexStringLower(FileDigest.Take(path, new FileInfo(path).Length, [algorithm], null, CancellationToken.None)[0])}  {name}" : line);
        }

        WriteText(manifest, lines, encoding);
    }

    private static void UpdateInfo(string package, string info, Encoding encoding)
    {
        FileInfo[] payload = [.. new DirectoryInfo(Path.Combine(package, BagListing.PayloadFolder)).EnumerateFiles("*", SearchOption.AllDirectories)];
        string oxum = string.Create(CultureInfo.InvariantCulture, $"{BagInfo.PayloadOxum}: {payload.Sum(file => file.Length)}.{payload.Length}");
        WriteText(info, [.. Lines(info, encoding).Select(line => BagInfo.Split(line)?.Label.Equals(BagInfo.PayloadOxum, StringComparison.OrdinalIgnoreCase) == true ? oxum : line)], encoding);
    }

    private static IEnumerable<string> Lines(string path, Encoding encoding) => BagText.Lines(path, encoding)
        .Select(line => line.Text ?? throw new RemovalRefused(path, $"has a line of more than {BagText.LongestLine:N0} characters. Make the package anew"));

    private static void WriteText(string path, List<string> lines, Encoding encoding) =>
        WholeFile.Write(path, target => target.Write(encoding.GetBytes(string.Concat(lines.Select(line => line + "\n")))));
}
