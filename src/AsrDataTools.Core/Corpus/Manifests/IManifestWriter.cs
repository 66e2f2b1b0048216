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

    /// <summary>
    /// What stands for this format where none is named: extensions with their dot (<c>.csv</c>) or whole names of files
    /// (<c>metadata.csv</c>), in small letters and without <c>.gz</c> or <c>.zst</c>. A whole name comes before an extension.
    /// </summary>
    IReadOnlyList<string> FileNames => [];

    /// <summary>The file to write where a folder is given to a format that is a file; null where that makes no sense.</summary>
    string? FileInFolder => null;

    /// <summary>
    /// For a folder: names of files that are this format's own. Those of an older manifest that a new one does not write are
    /// removed when the folder is replaced, so that two manifests never mix.
    /// </summary>
    IReadOnlyList<string> OwnFiles => [];

    /// <summary>Starts a manifest. Whoever calls renames it when it is whole, and deletes it when it is not.</summary>
    /// <param name="temporaryPath">Where to write: nothing is there yet. Open files with <see cref="ManifestFile.Create"/>.</param>
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
    /// <exception cref="OperationCanceledException">It was cancelled; what is there so far is worth nothing.</exception>
    void Complete(CancellationToken cancellation);
}
