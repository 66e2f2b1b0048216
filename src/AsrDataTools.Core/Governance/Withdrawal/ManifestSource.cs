using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Governance.Withdrawal;

/// <summary>A file, or a Kaldi data directory, whose rows can be read as utterances.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Format">Name of the format.</param>
internal sealed record ManifestSource(string Path, string Format)
{
    // What a file that is no text is taken for.
    private const string Recording = "Audio";

    /// <summary>Whether it is a data directory of tables.</summary>
    public bool IsFolder => Directory.Exists(Path);

    public IEnumerable<SpeechUtterance> Read(Action<SpeechDataException> report) => SpeechManifest.Read(Path, new ManifestOptions { Format = Format }, report);

    /// <summary>Tells whether a file holds rows, by reading the first.</summary>
    /// <returns>Null where it is none.</returns>
    /// <exception cref="SpeechDataException">It cannot be opened at all.</exception>
    public static ManifestSource? Of(string path)
    {
        try
        {
            IManifestFormat format = ManifestFormats.Find(path, null);
            ManifestSource source = new(path, format.Name);
            return format.Name != Recording && source.Read(_ => { }).Any() ? source : null;
        }
        catch (SpeechDataException exception) when (exception.Problem is not (SpeechDataProblem.AccessDenied or SpeechDataProblem.Storage))
        {
            return null; // No table, or none that is known.
        }
    }
}
