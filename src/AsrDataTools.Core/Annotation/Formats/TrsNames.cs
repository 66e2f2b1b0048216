namespace AsrDataTools.Annotation.Formats;

/// <summary>How a segment remembers the turn and section it stood in.</summary>
internal static class TrsNames
{
    public const string Turn = "Turn";
    public const string Section = "Section";
    public const string TurnPrefix = "Turn.";
    public const string SectionPrefix = "Section.";
    public const string Background = "Background";
    public const string Level = "Level";

    // The kinds of tags that the types of Event stand for; the first of a kind is what is written.
    private static readonly (string Type, AnnotationKind Kind)[] EventTypes =
    [
        ("noise", AnnotationKind.Event), ("entities", AnnotationKind.Entity), ("language", AnnotationKind.Language), ("lexical", AnnotationKind.Other),
        ("pronounce", AnnotationKind.Other),
    ];

    public static AnnotationKind KindOf(string type) => Array.Exists(EventTypes, entry => entry.Type == type) ? EventTypes.First(entry => entry.Type == type).Kind : AnnotationKind.Other;

    public static string TypeOf(AnnotationKind kind) => Array.Exists(EventTypes, entry => entry.Kind == kind) ? EventTypes.First(entry => entry.Kind == kind).Type : "lexical";
}
