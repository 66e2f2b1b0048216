namespace AsrDataTools;

/// <summary>Where a path leads.</summary>
internal static class RealPath
{
    /// <summary>The path with all links on it resolved; null where a link leads nowhere or in a circle, or may not be followed.</summary>
    /// <param name="path">Absolute.</param>
    public static string? Of(string path)
    {
        try
        {
            string root = Path.GetPathRoot(path)!;
            string real = root;
            foreach (string part in path[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
            {
                string next = Path.Combine(real, part);
                real = new DirectoryInfo(next).ResolveLinkTarget(returnFinalTarget: true) is FileSystemInfo target ? Of(target.FullName) ?? next : next;
            }

            return real;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // Whoever opens it will meet the same trouble and report it.
            return null;
        }
    }
}
