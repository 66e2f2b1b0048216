using System.Globalization;

namespace AsrDataTools.Annotation.Repair;

/// <summary>What fixes know of the recording, and where they write down what they change.</summary>
internal sealed class EditLog(double? lengthSeconds, IReadOnlyDictionary<string, string> vocabulary)
{
    private readonly List<AnnotationEdit> _edits = [];

    /// <summary>Length of the recording, where it is known.</summary>
    public double? LengthSeconds => lengthSeconds;

    /// <summary>Key of a label (<see cref="Rules.TagForm"/>) → how it is to be written.</summary>
    public IReadOnlyDictionary<string, string> Vocabulary => vocabulary;

    public IReadOnlyList<AnnotationEdit> Edits => _edits;

    public void Add(AnnotationFix fix, AnnotationDocument document, AnnotationSegment segment, string before, string after) =>
        Add(fix, document, segment.StartSeconds, segment.SourceLine, $"{segment.Id ?? segment.Speaker ?? segment.Kind.ToString()}: {before}", after);

    public void Add(AnnotationFix fix, AnnotationDocument document, AnnotationWord word, string before, string after) =>
        Add(fix, document, word.StartSeconds, word.SourceLine, $"'{word.Text}': {before}", after);

    private void Add(AnnotationFix fix, AnnotationDocument document, double? start, long line, string before, string after) => _edits.Add(new AnnotationEdit
    {
        Path = document.Path,
        Recording = document.Recording,
        Fix = fix.Id,
        StartSeconds = start,
        Line = line > 0 ? line : null,
        Before = before,
        After = after,
    });

    public static string Span(double? start, double? end) => string.Create(CultureInfo.InvariantCulture, $"{start:0.######} to {end:0.######} s");
}
