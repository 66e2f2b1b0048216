namespace AsrDataTools.Annotation;

/// <summary>Where a row stood in its source, for the three kinds of rows alike.</summary>
internal static class SourceTrace
{
    public static long LineOf(object row) => row switch
    {
        AnnotationSegment segment => segment.SourceLine,
        AnnotationWord word => word.SourceLine,
        AnnotationSpeaker speaker => speaker.SourceLine,
        _ => throw new ArgumentException($"{row.GetType()} is no row.", nameof(row)),
    };

    public static SourceRow? Of(object row) => row switch
    {
        AnnotationSegment segment => segment.Source,
        AnnotationWord word => word.Source,
        AnnotationSpeaker speaker => speaker.Source,
        _ => throw new ArgumentException($"{row.GetType()} is no row.", nameof(row)),
    };

    public static void Set(object row, SourceRow source)
    {
        switch (row)
        {
            case AnnotationSegment segment:
                segment.Source = source;
                break;
            case AnnotationWord word:
                word.Source = source;
                break;
            case AnnotationSpeaker speaker:
                speaker.Source = source;
                break;
        }
    }
}
