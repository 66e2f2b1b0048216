using AsrDataTools.Audio;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>A folder of recordings and nothing else: each file is an utterance named by its path within the folder.</summary>
internal sealed class AudioFolder : IManifestFormat
{
    public string Name => "Folder";

    public bool Recognises(string path, ReadOnlySpan<byte> opening) => Directory.Exists(path);

    public IEnumerable<SpeechUtterance> Read(string path, ManifestOptions options, Action<SpeechDataException> report)
    {
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
                    ? $"'{path}' holds no audio, in itself or below. Name files without a known extension one by one, or with -Include *."
                    : $"'{path}' holds no files that match {string.Join(", ", options.Include)}, in itself or below.",
                path));
        }
    }
}
