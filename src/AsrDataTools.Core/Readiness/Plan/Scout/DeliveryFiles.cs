namespace AsrDataTools.Readiness;

/// <summary>The files of a delivery in the order of their names, hidden ones and links to folders left out.</summary>
internal static class DeliveryFiles
{
    private static readonly EnumerationOptions Options = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    public static IEnumerable<string> Under(string folder) =>
        Directory.EnumerateFiles(folder, "*", Options).Where(path => !Path.GetFileName(path).StartsWith('.')).Order(StringComparer.Ordinal);

    /// <summary>The words of a path below a folder: "production/calls-2026.csv" has production, calls, 2026, csv.</summary>
    public static IReadOnlySet<string> Words(string path, string root) => Path.GetRelativePath(root, path)
        .ToLowerInvariant()
        .Split(['/', '\\', '.', '-', '_', ' '], StringSplitOptions.RemoveEmptyEntries)
        .ToHashSet();
}
