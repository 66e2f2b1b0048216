using System.Text.RegularExpressions;

namespace AsrDataTools.Annotation.Formats;

/// <summary>What SRT and WebVTT share: the line of times and the speaker in brackets.</summary>
internal static partial class SubtitleText
{
    /// <summary>Reads <c>00:01:02,345 --&gt; 00:01:04,000</c> and what follows it.</summary>
    /// <exception cref="RowProblem">It is no such line.</exception>
    public static (double Start, double End, string After) Times(string line)
    {
        Match match = TimesPattern().Match(line);
        if (!match.Success) throw new RowProblem($"'{RowProblem.Excerpt(line)}' is no line of times (00:01:02.345 --> 00:01:04.000)");
        return (Time(match, 1), Time(match, 5), match.Groups[9].Value.Trim());
    }

    /// <summary>Parts "[SPEAKER_00]: text", as WhisperX writes it.</summary>
    public static (string? Speaker, string Text) Speaker(string text)
    {
        Match match = SpeakerPattern().Match(text);
        return match.Success ? (match.Groups[1].Value, text[match.Length..]) : (null, text);
    }

    private static double Time(Match match, int group)
    {
        int Part(int offset) => match.Groups[group + offset].Success ? int.Parse(match.Groups[group + offset].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : 0;
        return Math.Round(Part(0) * 3600 + Part(1) * 60 + Part(2) + Part(3) / 1000.0, 3);
    }

    [GeneratedRegex(@"^\s*(?:([0-9]{1,6}):)?([0-9]{1,2}):([0-9]{1,2})[,.]([0-9]{3})\s*-->\s*(?:([0-9]{1,6}):)?([0-9]{1,2}):([0-9]{1,2})[,.]([0-9]{3})(.*)$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex TimesPattern();

    [GeneratedRegex(@"^\[([^\]\r\n]{1,200})\]:[ ]?", RegexOptions.CultureInvariant)]
    private static partial Regex SpeakerPattern();
}
