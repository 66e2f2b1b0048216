using System.Text;
using AsrDataTools.Governance.Consent;

namespace AsrDataTools.Core.Tests.Governance.Consent;

public sealed class LedgerHeadTests
{
    private const string Root = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("0123456789abcdef");

    // printf '%s' "1:6e34…a01d" | openssl dgst -sha256 -hmac 0123456789abcdef
    [Fact]
    public void AgreesWithOpenSsl() => Assert.Equal("af8ad7834e3bb9d0a8b3d0c0a22b8a18bf857c00d7a0ee1efad7f0e42cf1376d", new LedgerHead(1, Root).Sign(Key).Mac);

    [Fact]
    public void TextGoesBothWays()
    {
        LedgerHead head = new(12, Root);
        Assert.Equal(head, LedgerHead.Parse($" 12:{Root}\n"));
        LedgerHead signed = head.Sign(Key);
        Assert.Equal(signed, LedgerHead.Parse(signed.ToString()));
        Assert.True(signed.IsSignedBy(Key));
        Assert.False(signed.IsSignedBy([.. Key.Reverse()]));
        Assert.False((signed with { Size = 13 }).IsSignedBy(Key));
        Assert.False(head.IsSignedBy(Key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("-1:" + Root)]
    [InlineData("12:" + "6E340B9CFFB37A989CA544E6BB780A2C78901D3FB33738768511A30617AFA01D")]
    [InlineData("12:" + Root + ":zz")]
    [InlineData("12:" + Root + ":" + Root + ":")]
    public void OtherTextIsRefused(string text) =>
        Assert.Equal("LedgerHeadInvalid", Assert.Throws<SpeechDataException>(() => LedgerHead.Parse(text)).ErrorId);

    [Fact]
    public void AShortKeyIsRefused() =>
        Assert.Equal("KeyTooShort", Assert.Throws<SpeechDataException>(() => new LedgerHead(1, Root).Sign(Key.AsSpan(1))).ErrorId);

    // printf '%s' "ana lópez" | openssl dgst -sha256 -hmac 0123456789abcdef
    [Theory]
    [InlineData("Ana López")]
    [InlineData("  ANA \t LÓPEZ ")]
    [InlineData("Ana Lo\u0301pez")]
    public void PseudonymsAreOneForOneName(string name) => Assert.Equal("spk-07f3d1b3d7c4d0f63792a897a969dc10", SpeakerPseudonym.Derive(name, Key));

    [Fact]
    public void PseudonymsDifferByKey() => Assert.NotEqual(SpeakerPseudonym.Derive("Ana", Key), SpeakerPseudonym.Derive("Ana", [.. Key, 1]));
}
