using AsrDataTools.Packaging;

namespace AsrDataTools.Shell.Tests.Packaging;

public sealed class ReleaseNotesTests
{
    private const string Changelog = "# Changelog\n\n## [Unreleased]\n\n- Next.\n\n## [1.2.0] - 2026-01-01\n\n### Added\n\n- This.\n\n## [1.1.0]\n\n- Old.\n";

    [Theory]
    [InlineData("1.2.0", "### Added\n\n- This.")]
    [InlineData("1.1.0", "- Old.")]
    [InlineData("2.0.0", "- Next.")]
    public void TheSectionOfTheVersionElseWhatIsUnreleased(string version, string expected) =>
        Assert.Equal(expected, ReleaseNotes.Of(Changelog, version));

    [Fact]
    public void NoSectionIsAnError() =>
        Assert.Contains("1.0.0", Assert.Throws<PackagingException>(() => ReleaseNotes.Of("# Changelog\n", "1.0.0")).Message, StringComparison.Ordinal);

    [Fact]
    public void ALongSectionEndsAtAWholeLine()
    {
        string lines = string.Concat(Enumerable.Range(0, 3000).Select(i => $"- Change number {i}.\n"));
        string notes = ReleaseNotes.Of("## [Unreleased]\n" + lines, "1.0.0");
        Assert.InRange(notes.Length, ReleaseNotes.Longest - 100, ReleaseNotes.Longest);
        Assert.EndsWith(".\n…\n\nThe rest: CHANGELOG.md, in the module's folder.", notes, StringComparison.Ordinal);
    }
}
