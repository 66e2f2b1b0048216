using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Corpus;

/// <summary>Reads what describes a corpus: a manifest, a folder of audio or a single recording.</summary>
public static class SpeechManifest
{
    /// <summary>
    /// Streams the utterances in the order of the manifest. The audio itself is not opened. Rows that cannot be used are
    /// reported, each with its line, and left out.
    /// </summary>
    /// <param name="path">Absolute path of a manifest, a folder or a recording; recognised by content.</param>
    /// <param name="options">Column map, audio root, format.</param>
    /// <param name="report">Called for each row, folder or file that is left out.</param>
    /// <exception cref="SpeechDataException">Thrown while enumerating: the manifest as a whole cannot be read.</exception>
    public static IEnumerable<SpeechUtterance> Read(string path, ManifestOptions? options, Action<SpeechDataException> report)
    {
        ArgumentNullException.ThrowIfNull(report);
        options ??= ManifestOptions.Default;
        return ManifestFormats.Find(path, options.Format).Read(path, options, report);
    }
}
