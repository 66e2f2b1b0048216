namespace AsrDataTools.Tests;

/// <summary>The root of the clone that these tests were built in.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    public static string ModuleManifest => System.IO.Path.Combine(Path, "AsrDataTools.psd1");

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "AsrDataTools.psd1"))) return folder.FullName;
        }

        throw new InvalidOperationException($"AsrDataTools.psd1 is not above {AppContext.BaseDirectory}.");
    }
}
