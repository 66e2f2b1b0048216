using System.Security.Cryptography;

namespace AsrDataTools.Governance.Packaging;

/// <summary>A checksum algorithm of bag manifests, by its name in file names (RFC 8493, section 2.4).</summary>
/// <param name="Name">Lower case, without hyphens: sha256.</param>
/// <param name="HashName">What the platform calls it.</param>
/// <param name="DigestBytes">Length of a checksum, bytes.</param>
/// <param name="IsWeak">Whether two files with the same checksum can be made at will.</param>
public sealed record BagAlgorithm(string Name, HashAlgorithmName HashName, int DigestBytes, bool IsWeak)
{
    public static BagAlgorithm Sha256 { get; } = new("sha256", HashAlgorithmName.SHA256, 32, IsWeak: false);

    public static BagAlgorithm Sha512 { get; } = new("sha512", HashAlgorithmName.SHA512, 64, IsWeak: false);

    /// <summary>Those that can be read; sha256 and sha512 are also written.</summary>
    public static IReadOnlyList<BagAlgorithm> All { get; } =
    [
        Sha256,
        Sha512,
        new("sha384", HashAlgorithmName.SHA384, 48, IsWeak: false),
        new("sha1", HashAlgorithmName.SHA1, 20, IsWeak: true),
        new("md5", HashAlgorithmName.MD5, 16, IsWeak: true),
    ];

    public static BagAlgorithm? Find(string name) => All.FirstOrDefault(algorithm => algorithm.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public override string ToString() => Name;
}
