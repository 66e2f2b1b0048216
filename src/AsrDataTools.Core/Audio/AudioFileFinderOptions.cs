namespace AsrDataTools.Audio;

/// <summary>Which files of a folder count as recordings.</summary>
public sealed record AudioFileFinderOptions
{
    public static AudioFileFinderOptions Default { get; } = new();

    /// <summary>
    /// Wildcards (<c>*</c>, <c>?</c>; case does not matter) on the file's name, one of which must match; when empty, the known
    /// audio extensions decide.
    /// </summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>Whether to go into subfolders.</summary>
    public bool Recurse { get; init; } = true;

    /// <summary>Whether to look into files of any other name too and take those that begin like a recording; slower.</summary>
    public bool InspectContent { get; init; }
}
