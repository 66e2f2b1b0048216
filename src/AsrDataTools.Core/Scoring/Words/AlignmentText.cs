namespace AsrDataTools.Scoring.Words;

/// <summary>An alignment as one line of text.</summary>
internal static class AlignmentText
{
    private const string Red = "\e[31m";
    private const string Green = "\e[32m";
    private const string Reset = "\e[0m";

    /// <summary>Missed words as [-w-], put in ones as {+w+}, as wdiff writes them.</summary>
    public static string Plain(IReadOnlyList<AlignedWord> alignment) => Line(alignment, "[-", "-]", "{+", "+}");

    /// <summary>The same marks, in red and green.</summary>
    public static string Coloured(IReadOnlyList<AlignedWord> alignment) =>
        Line(alignment, Red + "[-", "-]" + Reset, Green + "{+", "+}" + Reset);

    private static string Line(IReadOnlyList<AlignedWord> alignment, string missed, string endMissed, string put, string endPut) =>
        string.Join(' ', alignment.Select(step => step.Kind switch
        {
            EditKind.Correct => step.Reference is null ? $"({step.Hypothesis})" : step.Hypothesis is null ? $"({step.Reference})" : step.Reference,
            EditKind.Deletion => missed + step.Reference + endMissed,
            EditKind.Insertion => put + step.Hypothesis + endPut,
            _ => missed + step.Reference + endMissed + " " + put + step.Hypothesis + endPut,
        }));
}
