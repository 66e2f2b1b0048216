namespace AsrDataTools.Corpus.Manifests;

/// <summary>Audio paths as manifests write them, and what they stand for.</summary>
public static class ManifestPath
{
    /// <summary>The absolute path: relative ones are relative to the root; <c>file://</c> is taken off, other addresses stay as they are.</summary>
    /// <param name="written">As it stands in the manifest.</param>
    /// <param name="root">Absolute folder.</param>
    public static string Resolve(string written, string root)
    {
        if (IsAddress(written))
        {
            return written.StartsWith("file://", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(written, UriKind.Absolute, out Uri? address)
                ? address.LocalPath
                : written;
        }

        if (OperatingSystem.IsWindows() || IsUntidy(written)) return Path.GetFullPath(written, root);
        return written[0] == '/' ? written : root.EndsWith('/') ? root + written : string.Concat(root, "/", written);
    }

    /// <summary>The path to write: relative (with slashes) where the recording lies in the folder or below, unless absolute ones are wanted.</summary>
    /// <param name="audioPath">Absolute path of the recording.</param>
    /// <param name="folder">Absolute folder that relative paths will be relative to.</param>
    public static string Write(string audioPath, string folder, bool absolute)
    {
        if (absolute || !Path.IsPathFullyQualified(audioPath) || IsAddress(audioPath)) return audioPath;
        string prefix = Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar;
        if (!audioPath.StartsWith(prefix, OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)) return audioPath;
        string relative = audioPath[prefix.Length..];
        // Only what comes back as it was; "/a//b" or a name that looks like an address would not.
        return Resolve(relative, folder) == audioPath ? OperatingSystem.IsWindows() ? relative.Replace('\\', '/') : relative : audioPath;
    }

    // A scheme of at least two letters: a single one is a drive.
    private static bool IsAddress(string path)
    {
        int colon = path.IndexOf("://", StringComparison.Ordinal);
        return colon >= 2 && path.AsSpan(0, colon).IndexOfAnyExcept(SchemeLetters) < 0;
    }

    private static readonly System.Buffers.SearchValues<char> SchemeLetters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    // Whatever holds empty, "." or ".." parts goes the long way.
    private static bool IsUntidy(string path) =>
        path.Length == 0 || path[0] == '.' || path[^1] == '/' || path.Contains("//", StringComparison.Ordinal) || path.Contains("/.", StringComparison.Ordinal) || path.Contains('\0');
}
