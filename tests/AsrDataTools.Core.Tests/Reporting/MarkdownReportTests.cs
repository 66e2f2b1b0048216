using AsrDataTools.Core.Tests.Readiness;
using AsrDataTools.Readiness;
using AsrDataTools.Reporting;
using AsrDataTools.Reporting.Markdown;

namespace AsrDataTools.Core.Tests.Reporting;

public sealed class MarkdownReportTests
{
    [Fact]
    public void VerdictGatesReasonsAndRemediesAreShort()
    {
        string[] lines = Lines(ReadinessReport.Of(ReadinessSamples.FailingAudit(), DateTimeOffset.UnixEpoch));

        Assert.Equal("## ❌ ASR production readiness: Do not ship", lines[0]);
        Assert.Equal(8, lines.Count(line => line.StartsWith('|')));
        Assert.Contains(lines, line => line.StartsWith("| Acoustics | ❌ Fail | ", StringComparison.Ordinal));
        Assert.Contains("### Why", lines);
        int todo = Array.IndexOf(lines, "### What to do");
        string[] remedies = [.. lines[todo..].Where(line => line.StartsWith("1. ", StringComparison.Ordinal))];
        Assert.Equal(6, remedies.Length);
        Assert.StartsWith("1. Acoustics: ", remedies[0], StringComparison.Ordinal);
        Assert.StartsWith("1. Accent: ", remedies[1], StringComparison.Ordinal);
        Assert.Contains("seed 5", lines[^2], StringComparison.Ordinal);
        Assert.True(lines.Length < 45);
    }

    [Fact]
    public void OfAPassThereIsNothingToDo()
    {
        string[] lines = Lines(ReadinessReport.Of([new GateResult { Gate = "Accent", Verdict = Verdict.Pass, Required = true }], DateTimeOffset.UnixEpoch));

        Assert.Equal("## ✅ ASR production readiness: Ready to ship", lines[0]);
        Assert.Contains("| Accent | ✅ Pass | – |", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("###", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a|b", "a\\|b")]
    [InlineData("<b>`x`</b>", "&lt;b\\>\\`x\\`&lt;/b\\>")]
    [InlineData("- item", "\\- item")]
    [InlineData("12. item", "12\\. item")]
    [InlineData("0.1.0", "0.1.0")]
    [InlineData("@everyone", "&#64;everyone")]
    [InlineData("[x](javascript:y)", "\\[x\\](javascript:y)")]
    [InlineData("two\r\nlines\tof it", "two lines of it")]
    [InlineData("a\u202Eb", "a\\\\u202eb")]
    public void TextStaysText(string text, string written) => Assert.Equal(written, MarkdownText.Line(text));

    private static string[] Lines(ReadinessReport report)
    {
        using StringWriter writer = new();
        MarkdownReport.Write(report, writer);
        return writer.ToString().Split('\n');
    }
}
