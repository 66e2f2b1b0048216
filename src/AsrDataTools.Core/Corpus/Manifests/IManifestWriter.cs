namespace AsrDataTools.Corpus.Manifests;

/// <summary>How a manifest is written.</summary>
public sealed record ManifestWriteOptions
{
    public static ManifestWriteOptions Default { get; } = new();

    /// <summary>Write absolute audio paths, even where the recording lies beside or below the manifest.</summary>
    public bool AbsolutePaths { get; init; }
}

/// <summary>Writes a corpus down in one format. A new format is one more class, listed in <see cref="ManifestFormats"/>.</summary>
public interface IManifestWriter
{
    /// <summary>The name that <c>-Format</c> takes; the same as its reader's.</summary>
    string Name { get; }

    /// <summary>Whether the target is a folder of files that belong together.</summary>
    bool WritesFolder { get; }

    /// <summary>Starts a manifest. Whoever calls renames it when it is whole, and deletes it when it is not.</summary>
    /// <param name="temporaryPath">Where to write: nothing is there yet.</param>
    /// <param name="finalPath">Where it will be; relative audio paths are relative to its folder (to itself for a folder).</param>
    /// <param name="options">How to write.</param>
    IManifestSink Open(string temporaryPath, string finalPath, ManifestWriteOptions options);
}

/// <summary>A manifest that is being written.</summary>
public interface IManifestSink : IDisposable
{
    /// <summary>What the format could not hold so far.</summary>
    ManifestLosses Losses { get; }

    /// <exception cref="SpeechDataException">The format cannot hold this utterance at all; it is left out, the others go on.</exception>
    void Write(SpeechUtterance utterance);

    /// <summary>Writes what needs all rows (sorted tables, totals) and closes the files.</summary>
    void Complete();
}
