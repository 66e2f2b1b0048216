using System.Text.RegularExpressions;

namespace AsrDataTools.Governance.PersonalData;

/// <summary>A recogniser that a policy adds: numbers of an organisation's own.</summary>
public sealed record CustomRecognizer
{
    /// <summary>Score of a match alone; checksum and context add to it.</summary>
    public const double UsualPatternScore = 0.3;

    /// <summary>What a fitting checksum adds.</summary>
    internal const double ChecksumScore = 0.3;

    private Regex? _regex;

    /// <summary>The class that its findings bear.</summary>
    public required string Class { get; init; }

    /// <summary>
    /// Regular expression, matched without backtracking, so that no text can make it slow. The group named "value" is the span where
    /// there is one, else the whole match.
    /// </summary>
    public required string Pattern { get; init; }

    /// <summary>One of <see cref="Checksums.Names"/>, taken over the letters and digits of the value; a match that fails it is none.</summary>
    public string? Checksum { get; init; }

    /// <summary>Words or phrases that make a match likelier within five words of it.</summary>
    public IReadOnlyList<string> Context { get; init; } = [];

    /// <summary>Score of a match alone, 0 to 1.</summary>
    public double PatternScore { get; init; } = UsualPatternScore;

    /// <summary>The locale that it belongs to; null for all.</summary>
    public string? Locale { get; init; }

    /// <exception cref="SpeechDataException">The pattern cannot be matched without backtracking (<c>RecognizerPatternInvalid</c>).</exception>
    internal Regex Regex => _regex ??= Compile();

    private Regex Compile()
    {
        try
        {
            return new Regex(Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            string why = exception is NotSupportedException
                ? "It uses lookaround, a backreference, an atomic group or a conditional, which cannot be matched in linear time; leave them out"
                : $"It is no regular expression: {exception.Message}";
            throw new SpeechDataException("RecognizerPatternInvalid", SpeechDataProblem.InvalidArgument, $"The pattern '{Pattern}' of the recogniser '{Class}' cannot be used. {why}.", null, exception);
        }
    }
}
