using System.Globalization;

namespace AsrDataTools.Annotation.Rules;

/// <summary>
/// Takes what one rule finds in one recording and gives it the rule's name, the place and a key that a baseline knows it by. Of
/// findings without end the first are named and the others counted.
/// </summary>
internal sealed class FindingSheet(AnnotationRule rule, AnnotationDocument document)
{
    /// <summary>Findings of a rule in a recording that are named one by one.</summary>
    public const int MostNamed = 1000;

    private readonly List<Finding> _findings = [];
    private long _more;
    private double _moreSeconds;

    public string? Path => document.Path;

    public string Recording => document.Recording;

    /// <summary>Something is wrong with a segment.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="message">What, without the place.</param>
    /// <param name="remedy">What to do, with a number.</param>
    /// <param name="extent">Seconds that are concerned.</param>
    /// <param name="severity">The rule's own unless given.</param>
    public void Add(AnnotationSegment segment, string message, string remedy, double? extent, Severity? severity = null) => Add(
        $"{segment.Id ?? segment.Speaker}|{Key(segment.StartSeconds)}",
        segment.StartSeconds,
        segment.EndSeconds,
        $"{Named(segment)} {message}",
        remedy,
        extent,
        segment.SourceLine,
        segment.Id,
        severity);

    /// <summary>Something is wrong with a word.</summary>
    public void Add(AnnotationWord word, AnnotationSegment? segment, string message, string remedy, double? extent, Severity? severity = null) => Add(
        $"{word.Text}|{Key(word.StartSeconds)}",
        word.StartSeconds,
        word.EndSeconds,
        $"the word '{word.Text}'{(segment?.Id is { } id ? $" of '{id}'" : "")} {message}",
        remedy,
        extent,
        word.SourceLine > 0 ? word.SourceLine : segment?.SourceLine ?? 0,
        segment?.Id,
        severity);

    /// <summary>Something is wrong with a stretch, or with the recording as a whole.</summary>
    /// <param name="about">What tells this finding from others of the rule in the recording, whatever is added before it.</param>
    /// <param name="start">Null for the whole.</param>
    /// <param name="end">Null for the whole.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="remedy">What to do, with a number.</param>
    /// <param name="extent">Seconds that are concerned.</param>
    /// <param name="line">Counted from 1; 0 for none.</param>
    /// <param name="id">Of the segment concerned.</param>
    /// <param name="severity">The rule's own unless given.</param>
    public void Add(string about, double? start, double? end, string message, string remedy, double? extent = null, long line = 0, string? id = null, Severity? severity = null)
    {
        if (_findings.Count == MostNamed)
        {
            _more++;
            _moreSeconds += extent ?? 0;
            return;
        }

        _findings.Add(new Finding
        {
            Rule = rule.Id,
            Severity = severity ?? rule.Severity,
            Message = message,
            Path = document.Path,
            Id = id ?? document.Recording,
            StartSeconds = start,
            EndSeconds = end,
            ExtentSeconds = extent,
            Line = line > 0 ? line : null,
            Remedy = remedy,

            // Without the line, which changes whenever a row is added.
            SuppressionId = $"{rule.Id}|{document.Path}|{document.Recording}|{about}",
        });
    }

    /// <summary>All findings so far; the sheet is empty afterwards.</summary>
    public IReadOnlyList<Finding> Take()
    {
        if (_findings.Count == 0) return [];
        if (_more > 0)
        {
            _findings.Add(_findings[^1] with
            {
                Message = Say($"{_more:N0} more of the kind in '{document.Recording}'"),
                Remedy = Say($"see to the {MostNamed:N0} before it; what is left of the {_more:N0} is then named"),
                Id = document.Recording,
                StartSeconds = null,
                EndSeconds = null,
                Line = null,
                ExtentSeconds = _moreSeconds,
                SuppressionId = $"{rule.Id}|{document.Path}|{document.Recording}|more",
            });
        }

        Finding[] taken = [.. _findings];
        _findings.Clear();
        (_more, _moreSeconds) = (0, 0);
        return taken;
    }

    /// <summary>Numbers with a decimal point, wherever this runs.</summary>
    public static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Named(AnnotationSegment segment) =>
        segment.Id is { } id ? $"'{id}'{(segment.Speaker is { } speaker ? $" of {speaker}" : "")}"
        : segment.Speaker is { } name ? $"a segment of {name}"
        : $"a segment{(segment.Kind == AnnotationKind.Speech ? "" : $" ({segment.Kind})")}";

    private static string Key(double? seconds) => seconds is { } value ? value.ToString("0.###", CultureInfo.InvariantCulture) : "";
}
