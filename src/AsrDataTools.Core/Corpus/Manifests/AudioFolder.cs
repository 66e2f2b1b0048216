using AsrDataTools.Audio;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>A folder of recordings and nothing else: each file is an utterance named by its path within the folder.</summary>
internal sealed class AudioFolder : IManifestFormat
{
    private const int MostNamed = 3;

    public string Name => "Folder";

    public bool Recognises(string path, ReadOnlySpan<byte> opening) => Directory.Exists(path);

    public IEnumerable<SpeechUtterance> Read(string path, ManifestOptions options, Action<SpeechDataException> report)
    {
        // Who names the format, or which files to take, means the folder.
        if (options is { Notice: { } notice, Format: null, Include.Count: 0 } && FolderManifests.NoticeOf(path) is { } said) notice(said);
        bool any = false;
        AudioFileFinderOptions finder = new() { Include = options.Include };
        foreach (string file in AudioFileFinder.Enumerate(path, finder, report))
        {
            any = true;
            yield return new SpeechUtterance
            {
                Id = Path.GetRelativePath(path, file).Replace('\\', '/'),
                AudioPath = file,
                SourcePath = path,
            };
        }

        if (!any)
        {
            report(new SpeechDataException(
                "FolderWithoutAudio",
                SpeechDataProblem.NotFound,
                options.Include.Count == 0
                    ? $"'{path}' holds no audio, in itself or below.{Tables(path)} Name files without a known extension one by one."
                    : $"'{path}' holds no files that match {string.Join(", ", options.Include)}, in itself or below.",
                path));
        }
    }

    // Who names a folder with a manifest in it means the manifest.
    private static string Tables(string path)
    {
        string[] names = [.. Directory.EnumerateFiles(path).Where(ManifestFormats.IsNamedText).Select(file => $"'{Path.GetFileName(file)}'").Order(StringComparer.Ordinal)];
        return names.Length == 0 ? "" : $" But there {(names.Length == 1 ? "is" : "are")} {string.Join(", ", names.Take(MostNamed))}{(names.Length > MostNamed ? " …" : "")}: name the manifest itself.";
    }
}
