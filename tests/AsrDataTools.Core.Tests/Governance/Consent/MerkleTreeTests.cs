using System.Security.Cryptography;
using AsrDataTools.Governance.Consent;
using FsCheck;
using FsCheck.Fluent;

namespace AsrDataTools.Core.Tests.Governance.Consent;

public sealed class MerkleTreeTests
{
    // The entries and roots that Certificate Transparency implementations test against (certificate-transparency, merkle_tree_test).
    private static readonly string[] Entries = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void AgreesWithCertificateTransparency(int size, string root)
    {
        MerkleTree tree = new();
        foreach (string entry in Entries[..size]) tree.Add(Convert.FromHexString(entry));
        Assert.Equal(root, tree.Root().ToString());
    }

    [Fact]
    public void AgreesWithTheDefinition() => Prop.ForAll<byte[][]>(entries =>
    {
        MerkleTree tree = new();
        foreach (byte[] entry in entries) tree.Add(entry);
        return tree.Root().ToString() == Convert.ToHexStringLower(ByDefinition(entries));
    }).QuickCheckThrowOnFailure();

    // RFC 9162, section 2.1.1, to the letter: split at the largest power of two below the size.
    private static byte[] ByDefinition(ReadOnlySpan<byte[]> entries)
    {
        if (entries.Length == 0) return SHA256.HashData(ReadOnlySpan<byte>.Empty);
        if (entries.Length == 1) return SHA256.HashData([0, .. entries[0]]);
        int split = 1;
        while (2 * split < entries.Length) split *= 2;
        return SHA256.HashData([1, .. ByDefinition(entries[..split]), .. ByDefinition(entries[split..])]);
    }
}
