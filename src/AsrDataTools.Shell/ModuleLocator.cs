namespace AsrDataTools.Shell;

/// <summary>Finds the module that belongs to this executable: beside it (a package) or above it (a clone).</summary>
public static class ModuleLocator
{
    public const string ManifestName = "AsrDataTools.psd1";

    /// <summary>The absolute path of the manifest nearest to <paramref name="folder"/>, upwards.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static string Find(string folder)
    {
        for (DirectoryInfo? place = new(folder); place is not null; place = place.Parent)
        {
            string manifest = Path.Combine(place.FullName, ManifestName);
            if (File.Exists(manifest)) return manifest;
        }

        throw new FileNotFoundException(
            $"{ManifestName} is neither in '{folder}' nor in a folder above it. Keep asrdata inside the clone or the package it came with.");
    }
}
