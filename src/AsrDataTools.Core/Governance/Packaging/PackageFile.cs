namespace AsrDataTools.Governance.Packaging;

/// <summary>A file that goes into a package.</summary>
/// <param name="Source">Absolute path, links followed.</param>
/// <param name="Path">Its place within the package, with slashes.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Modified">Last change, UTC ticks: with the length it tells whether the source is still the same after an interruption.</param>
internal sealed record PackageFile(string Source, string Path, long Length, long Modified)
{
    /// <summary>The path as the corpus names it.</summary>
    public required string Given { get; init; }
}
