using System.Globalization;
using System.Text.RegularExpressions;
using AsrDataTools.Reporting.Html;

namespace AsrDataTools.Core.Tests.Reporting;

/// <summary>Contrast as WCAG 2.2 counts it: 4.5 for text, 3 for what is drawn.</summary>
public sealed partial class ReportColourTests
{
    private static readonly string[] Grounds = ["paper", "tint-pass", "tint-warn", "tint-fail", "tint-unknown"];
    private static readonly Dictionary<string, string[]> Texts = new()
    {
        ["ink"] = [.. Grounds, "panel", "mark"],
        ["muted"] = [.. Grounds, "panel", "mark"],
        ["accent"] = ["paper", "panel", "mark"],
        ["pass"] = ["paper", "tint-pass", "mark"],
        ["warn"] = ["paper", "tint-warn", "mark"],
        ["fail"] = ["paper", "tint-fail", "mark"],
        ["unknown"] = ["paper", "tint-unknown", "mark"],
        ["missed"] = ["tint-missed"],
        ["put"] = ["tint-put"],
    };

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public void TextAndPicturesStandOut(string scheme)
    {
        Dictionary<string, string> colours = Colours(scheme == "dark");

        foreach ((string text, string[] grounds) in Texts)
            Assert.All(grounds, ground => Assert.True(Contrast(colours[text], colours[ground]) >= 4.5, $"{text} on {ground}: {Contrast(colours[text], colours[ground]):0.00}"));
        foreach (string mark in (string[])["production", "training", "evaluation", "limit"])
            Assert.All(Grounds, ground => Assert.True(Contrast(colours[mark], colours[ground]) >= 3, $"{mark} on {ground}: {Contrast(colours[mark], colours[ground]):0.00}"));
    }

    private static Dictionary<string, string> Colours(bool isDark)
    {
        string style = ReportAsset.Read("report.css");
        int media = style.IndexOf("@media (prefers-color-scheme: dark)", StringComparison.Ordinal), end = style.IndexOf("* { box-sizing", StringComparison.Ordinal);
        Dictionary<string, string> colours = [];
        foreach (Match entry in Variable().Matches(style[..media])) colours[entry.Groups[1].Value] = entry.Groups[2].Value;
        if (!isDark) return colours;
        foreach (Match entry in Variable().Matches(style[media..end])) colours[entry.Groups[1].Value] = entry.Groups[2].Value;
        return colours;
    }

    private static double Contrast(string one, string other)
    {
        double[] lights = [.. new[] { Luminance(one), Luminance(other) }.Order()];
        return (lights[1] + 0.05) / (lights[0] + 0.05);
    }

    private static double Luminance(string colour)
    {
        string digits = colour.Length == 4 ? string.Concat(colour[1..].Select(digit => $"{digit}{digit}")) : colour[1..];
        double[] parts = [.. Enumerable.Range(0, 3)
            .Select(index => int.Parse(digits.AsSpan(2 * index, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4))];
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    [GeneratedRegex("--([a-z-]+):\\s*(#[0-9a-f]{3}(?:[0-9a-f]{3})?);")]
    private static partial Regex Variable();
}
