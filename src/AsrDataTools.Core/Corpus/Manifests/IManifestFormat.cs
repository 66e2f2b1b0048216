namespace AsrDataTools.Corpus.Manifests;

/// <summary>How a manifest is read.</summary>
public sealed record ManifestOptions
{
    public static ManifestOptions Default { get; } = new();

    /// <summary>Field name → column name, for columns that are not recognised by themselves.</summary>
    public IReadOnlyDictionary<string, string> ColumnMap { get; init; } = new Dictionary<string, string>();

    /// <summary>What relative audio paths are relative to; null for the manifest's own folder.</summary>
    public string? AudioRoot { get; init; }

    /// <summary>Name of the format; null to recognise it by content.</summary>
    public string? Format { get; init; }

    /// <summary>Absolute folder to write embedded recordings to; null to leave them where they are.</summary>
    public string? ExtractAudio { get; init; }

    /// <summary>Takes what is to be said of a folder that is read and perhaps not meant; null where nobody listens.</summary>
    public Action<string>? Notice { get; init; }

    /// <summary>File-name patterns that a folder is searched for; empty for all known audio.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];
}

/// <summary>One way to write down a corpus. A new format is one more class, listed in <see cref="ManifestFormats"/>.</summary>
public interface IManifestFormat
{
    /// <summary>The name that <c>-Format</c> takes.</summary>
    string Name { get; }

    /// <summary>Whether the path (file or folder) is in this format, judged by its content.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="opening">The first bytes of a file; empty for a folder.</param>
    bool Recognises(string path, ReadOnlySpan<byte> opening);

    /// <summary>Streams the rows. A row that cannot be read is reported and left out.</summary>
    /// <exception cref="SpeechDataException">The manifest as a whole cannot be read.</exception>
    IEnumerable<SpeechUtterance> Read(string path, ManifestOptions options, Action<SpeechDataException> report);
}
