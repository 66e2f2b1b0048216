using AsrDataTools.Packaging;

namespace AsrDataTools.Shell.Tests.Packaging;

public sealed class LicenseTests
{
    private const string Mit = """
        MIT License

        Copyright (c) 2026 Someone

        Permission is hereby granted, free of charge, to anyone. The long rest.
        USE OR OTHER DEALINGS IN THE
        SOFTWARE.
        """;

    private const string Notices = """
        Taken from others:

                                         Apache License
                                   Version 2.0, January 2004

           The terms.

           END OF TERMS AND CONDITIONS

        Redistribution and use in source and binary forms are fine. Neither the name of Example Inc. nor POSSIBILITY OF SUCH DAMAGE.

        Redistribution and use in source and binary forms are fine. Neither the name of the copyright holder nor the names of its
        contributors may be used. POSSIBILITY OF
        SUCH DAMAGE.
        """;

    private static LicenseTexts Texts => new(Mit, [Notices]);

    [Fact]
    public void TextsAreFoundInTheNotices()
    {
        Assert.StartsWith("Permission is hereby granted", Texts["MIT"], StringComparison.Ordinal);
        Assert.EndsWith("END OF TERMS AND CONDITIONS", Texts["Apache-2.0"], StringComparison.Ordinal);
        Assert.Contains("The terms.", Texts["Apache-2.0"], StringComparison.Ordinal);
        Assert.DoesNotContain("Example Inc.", Texts["BSD-3-Clause"], StringComparison.Ordinal);
        Assert.False(Texts.Has("MS-PL"));
    }

    [Fact]
    public void ATextIsMitWordForWordOrNot()
    {
        Assert.Equal("MIT", Texts.Recognize("Copyright Other\n\n" + Texts["MIT"].Replace(' ', '\n')));
        Assert.Null(Texts.Recognize(Texts["MIT"].Replace("free of charge", "for a fee", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("MIT", "MIT")]
    [InlineData("MS-PL OR Apache-2.0", "Apache-2.0")]
    [InlineData("MIT OR Apache-2.0", "MIT")]
    [InlineData("MIT AND BSD-3-Clause", "MIT,BSD-3-Clause")]
    public void OfAlternativesTheFirstWithATextIsChosen(string expression, string expected) =>
        Assert.Equal(expected.Split(','), LicenseExpression.Choose(expression, Texts.Has));

    [Theory]
    [InlineData("MS-PL")]
    [InlineData("MIT AND MS-PL")]
    [InlineData("MS-PL OR 0BSD")]
    [InlineData("(MIT OR Apache-2.0) AND BSD-3-Clause")]
    [InlineData("Apache-2.0 WITH LLVM-exception")]
    [InlineData("")]
    public void AnExpressionWithoutATextIsRefusedByName(string expression) =>
        Assert.Contains(expression, Assert.Throws<PackagingException>(() => LicenseExpression.Choose(expression, Texts.Has)).Message, StringComparison.Ordinal);
}
