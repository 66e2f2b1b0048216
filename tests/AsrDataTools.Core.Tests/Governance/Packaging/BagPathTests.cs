using AsrDataTools.Governance.Packaging;
using FsCheck;
using FsCheck.Fluent;

namespace AsrDataTools.Core.Tests.Governance.Packaging;

public sealed class BagPathTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(2000);

    [Fact]
    public void DecodingUndoesEncoding() => Always(path => BagPath.Decode(BagPath.Encode(path)) == path);

    [Fact]
    public void AnEncodedPathHasOneLine() => Always(path => !BagPath.Encode(path).AsSpan().ContainsAny('\r', '\n'));

    [Fact]
    public void APortableNameIsNoDanger() => Always(name => BagPath.Danger($"data/{BagPath.Portable(name)}") is null && !BagPath.Portable(name).Contains('/'));

    [Fact]
    public void MakingPortableTwiceChangesNothing() => Always(name => BagPath.Portable(BagPath.Portable(name)) == BagPath.Portable(name));

    private static void Always(Func<string, bool> holds) => Prop.ForAll<NonNull<string>>(text => holds(text.Get)).Check(Many);

    [Theory]
    [InlineData("a%b", "a%25b")]
    [InlineData("a%0Ab", "a%250Ab")]
    [InlineData("a\r\nb", "a%0D%0Ab")]
    [InlineData("a b ü", "a b ü")]
    public void OnlyThreeCharactersAreEncoded(string path, string written) => Assert.Equal(written, BagPath.Encode(path));

    [Theory]
    [InlineData("a%0ab", "a\nb")]
    [InlineData("a%20b", "a%20b")]
    [InlineData("100%", "100%")]
    [InlineData("100%2", "100%2")]
    public void OtherPercentSignsStay(string written, string path) => Assert.Equal(path, BagPath.Decode(written));

    [Theory]
    [InlineData("nul.wav", "_nul.wav")]
    [InlineData("a:b?.wav", "a_b_.wav")]
    [InlineData("..", "__")]
    [InlineData("name. ", "name__")]
    [InlineData("~joe", "_~joe")]
    [InlineData("cafe\u0301", "caf\u00e9")]
    [InlineData("Ünï 日本.wav", "Ünï 日本.wav")]
    public void NamesBecomePortable(string name, string expected) => Assert.Equal(expected, BagPath.Portable(name));
}
