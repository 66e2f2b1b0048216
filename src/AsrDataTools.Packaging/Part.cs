namespace AsrDataTools.Packaging;

/// <summary>One file of what is shipped.</summary>
/// <param name="PackageId">The NuGet package that it is from; empty for a file of our own.</param>
/// <param name="PackageVersion">Of that package; empty for a file of our own.</param>
/// <param name="Place">Its path in what is shipped, with slashes.</param>
/// <param name="Source">Where it lies now.</param>
public sealed record Part(string PackageId, string PackageVersion, string Place, string Source)
{
    public bool IsOwn => PackageId.Length == 0;

    /// <summary>Reads what the build has written: one part a line, its four fields apart by tabs.</summary>
    /// <param name="list">The file.</param>
    /// <param name="runtime">Of native files, only those for this runtime identifier; null for all.</param>
    /// <exception cref="PackagingException">A line has other fields.</exception>
    public static IReadOnlyList<Part> ReadList(string list, string? runtime)
    {
        List<Part> parts = [];
        foreach (string line in File.ReadLines(list))
        {
            if (line.Length == 0) continue;
            string[] fields = line.Split('\t');
            if (fields.Length != 4 || fields[2].Length == 0) throw new PackagingException($"'{list}' has a line that is no part: {line}");
            Part part = new(fields[0], fields[1], fields[2].Replace('\\', '/'), fields[3]);
            if (runtime is null || part.Runtime is not string of || of == runtime) parts.Add(part);
        }

        return parts;
    }

    /// <summary>The runtime identifier of a native file of the module, which lies in Dependencies/runtimes/(identifier)/.</summary>
    private string? Runtime
    {
        get
        {
            const string Folder = "bin/Dependencies/runtimes/";
            return Place.StartsWith(Folder, StringComparison.Ordinal) ? Place[Folder.Length..].Split('/')[0] : null;
        }
    }
}
