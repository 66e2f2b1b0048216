namespace AsrDataTools.Annotation.Repair;

/// <summary>The fixes, in the order in which they are applied. A new fix is one more class, listed here.</summary>
public static class AnnotationFixes
{
    public static IReadOnlyList<AnnotationFix> All { get; } =
    [
        new DropEmpty(),
        new ClampToAudio(),
        new SplitOverlap(),
        new SnapWords(),
        new NormalizeTags(),
        new TagOverlap(),
        new Sort(),
    ];

    /// <summary>The fix of that name.</summary>
    /// <exception cref="SpeechDataException">There is none (<c>FixUnknown</c>).</exception>
    public static AnnotationFix Named(string id) => All.FirstOrDefault(fix => fix.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
        ?? throw new SpeechDataException(
            "FixUnknown",
            SpeechDataProblem.InvalidArgument,
            $"There is no fix '{id}'. Did you mean '{NearestName.Of(id, All.Select(fix => fix.Id))}'? The fixes are {string.Join(", ", All.Select(fix => fix.Id))}.");
}
