using AsrDataTools.Annotation.Rules;

namespace AsrDataTools.Annotation.Repair;

/// <summary>Applies fixes to documents.</summary>
public sealed class AnnotationRepair
{
    private readonly AnnotationFix[] _fixes;
    private readonly RecordingLengths? _lengths;
    private readonly Dictionary<string, string> _vocabulary;

    /// <param name="fixes">Names of fixes; null for all. They are applied in the order in which they are listed.</param>
    /// <param name="shelf">The recordings, for their lengths; null to go by what the annotation declares.</param>
    /// <param name="vocabulary">Labels of tags as they are to be written; of two that differ only in spelling the first counts.</param>
    /// <exception cref="SpeechDataException">There is no such fix (<c>FixUnknown</c>).</exception>
    public AnnotationRepair(IEnumerable<string>? fixes = null, RecordingShelf? shelf = null, IEnumerable<string>? vocabulary = null)
    {
        HashSet<string>? wanted = fixes is null ? null : [.. fixes.Select(id => AnnotationFixes.Named(id).Id)];
        _fixes = [.. AnnotationFixes.All.Where(fix => wanted is null || wanted.Contains(fix.Id))];
        _lengths = shelf is null ? null : new(shelf);
        _vocabulary = (vocabulary ?? []).GroupBy(TagForm.Key).ToDictionary(group => group.Key, group => group.First());
    }

    /// <summary>The document as the fixes make it.</summary>
    /// <param name="document">The recording.</param>
    /// <param name="edits">What was changed; none where the document is as it was.</param>
    /// <exception cref="SpeechDataException">The recording cannot be opened.</exception>
    public AnnotationDocument Apply(AnnotationDocument document, out IReadOnlyList<AnnotationEdit> edits)
    {
        EditLog log = new(_lengths?.Of(document) ?? document.DurationSeconds, _vocabulary);
        foreach (AnnotationFix fix in _fixes) document = fix.Apply(document, log);
        edits = log.Edits;
        return document;
    }
}
