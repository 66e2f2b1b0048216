namespace AsrDataTools.Benchmarks.PersonalData;

/// <summary>
/// Found and missed labels, right and wrong marks of one class in one form. A label is found where at least half of its characters
/// lie in marks of its class; a mark is right where at least half of its characters lie in labels of its class.
/// </summary>
internal sealed class ClassScore
{
    public int Labels { get; private set; }

    public int Found { get; private set; }

    public int Marks { get; private set; }

    public int Right { get; private set; }

    public void Take(IReadOnlyList<LabelledSpan> labels, IReadOnlyList<LabelledSpan> marks)
    {
        Labels += labels.Count;
        Found += labels.Count(label => IsCovered(label, marks));
        Marks += marks.Count;
        Right += marks.Count(mark => IsCovered(mark, labels));
    }

    private static bool IsCovered(LabelledSpan span, IReadOnlyList<LabelledSpan> by) =>
        2 * Enumerable.Range(span.Start, span.Length).Count(at => by.Any(other => at >= other.Start && at < other.End)) >= span.Length;
}
