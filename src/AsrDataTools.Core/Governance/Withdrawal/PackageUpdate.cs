using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AsrDataTools.Governance.Withdrawal;

/// <summary>Brings the checksums of a BagIt package (RFC 8493) up to what it holds: payload manifests, Payload-Oxum, tag manifests.</summary>
internal static class PackageUpdate
{
    private const string PayloadPrefix = "manifest-";
    private const string TagPrefix = "tagmanifest-";

    /// <param name="package">Folder of the package, absolute.</param>
    /// <param name="touched">Files, absolute, that were changed or deleted; the others keep their lines, so that damage to them still shows.</param>
    /// <exception cref="SpeechDataException">It uses a checksum that is not known here (<c>RemovalRefused</c>).</exception>
    public static void Update(string package, IReadOnlySet<string> touched)
    {
        foreach (string manifest in Directory.GetFiles(package, PayloadPrefix + "*.txt")) Rewrite(package, manifest, PayloadPrefix, touched.Contains);
        string info = Path.Combine(package, "bag-info.txt");
        if (File.Exists(info)) UpdateInfo(package, info);
        foreach (string manifest in Directory.GetFiles(package, TagPrefix + "*.txt"))
            Rewrite(package, manifest, TagPrefix, path => touched.Contains(path) || path == info || Path.GetFileName(path).StartsWith(PayloadPrefix, StringComparison.Ordinal));
    }

    private static void Rewrite(string package, string manifest, string prefix, Func<string, bool> isTouched)
    {
        string algorithm = Path.GetFileNameWithoutExtension(manifest)[prefix.Length..];
        List<string> lines = [];
        foreach (string line in File.ReadLines(manifest))
        {
            int blank = line.IndexOfAny([' ', '\t']);
            if (blank <= 0) continue;
            string name = line[blank..].TrimStart();
            string path = Path.GetFullPath(Decode(name), package);
            bool isMine = isTouched(path);
            if (isMine && !File.Exists(path)) continue;
            lines.Add(isMine ? $"{Hash(path, algorithm, manifest)}  {name}" : line);
        }

        WriteText(manifest, lines);
    }

    private static void UpdateInfo(string package, string info)
    {
        FileInfo[] payload = [.. new DirectoryInfo(Path.Combine(package, "data")).EnumerateFiles("*", SearchOption.AllDirectories)];
        string oxum = string.Create(CultureInfo.InvariantCulture, $"Payload-Oxum: {payload.Sum(file => file.Length)}.{payload.Length}");
        WriteText(info, [.. File.ReadLines(info).Select(line => line.StartsWith("Payload-Oxum:", StringComparison.OrdinalIgnoreCase) ? oxum : line)]);
    }

    private static void WriteText(string path, List<string> lines) =>
        WholeFile.Replace(path, target => target.Write(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")))));

    // RFC 8493, section 2.1.3: of a path only line ends and the percent sign are encoded.
    private static string Decode(string name) => name.Replace("%0A", "\n", StringComparison.OrdinalIgnoreCase).Replace("%0D", "\r", StringComparison.OrdinalIgnoreCase).Replace("%25", "%", StringComparison.Ordinal);

    private static string Hash(string path, string algorithm, string manifest)
    {
        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(algorithm.ToLowerInvariant() switch
        {
            "sha256" => SHA256.HashData(stream),
            "sha512" => SHA512.HashData(stream),
            "sha384" => SHA384.HashData(stream),
#pragma warning disable CA5350, CA5351 // Packages of others use them as checksums, not as proof.
            "sha1" => SHA1.HashData(stream),
            "md5" => MD5.HashData(stream),
#pragma warning restore CA5350, CA5351
            _ => throw new RemovalRefused(manifest, $"uses the checksum {algorithm}, which is not known here. Make the package anew"),
        });
    }
}
