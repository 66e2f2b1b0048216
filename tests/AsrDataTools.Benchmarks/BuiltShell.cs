namespace AsrDataTools.Benchmarks;

/// <summary>The <c>asrdata</c> that was built beside this program.</summary>
internal static class BuiltShell
{
    /// <summary>Its path; null where it was not built.</summary>
    public static string? Path { get; } = Find();

    private static string? Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = System.IO.Path.Combine(folder.FullName, "src/AsrDataTools.Shell/bin/Release/net10.0/asrdata");
            if (File.Exists(path) && Directory.Exists(System.IO.Path.Combine(folder.FullName, "bin"))) return path;
        }

        return null;
    }
}
