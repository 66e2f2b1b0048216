using AsrDataTools.Audio;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// A folder of recordings, each with what is said of it in a file of the same name beside it (<c>a.wav</c>, <c>a.txt</c>), or at
/// the same place in a parallel folder (<c>wav/1/a.wav</c>, <c>txt/1/a.txt</c>).
/// </summary>
internal sealed class SidecarFolder : IManifestFormat, IManifestWriter
{
    public string Name => "Sidecar";

    public bool WritesFolder => true;

    public bool Recognises(string path, ReadOnlySpan<byte> opening)
    {
        if (!Directory.Exists(path)) return false;
        SidecarIndex sidecars = new(path);
        return sidecars.Any && AudioFileFinder.Enumerate(path, AudioFileFinderOptions.Default, _ => { }).Any(audio => sidecars.Of(audio).Count > 0);
    }

    public IEnumerable<SpeechUtterance> Read(string path, ManifestOptions options, Action<SpeechDataException> report)
    {
        SidecarIndex sidecars = new(path);
        SidecarReader reader = new(options);
        bool any = false;
        foreach (string audio in AudioFileFinder.Enumerate(path, new AudioFileFinderOptions { Include = options.Include }, report))
        {
            if (sidecars.IsSidecar(audio)) continue;
            any = true;
            SpeechUtterance row;
            try
            {
                row = reader.Read(path, audio, sidecars.Of(audio));
            }
            catch (SpeechDataException exception)
            {
                report(exception);
                continue;
            }

            yield return row;
        }

        if (!any) report(new SpeechDataException("FolderWithoutAudio", SpeechDataProblem.NotFound, $"'{path}' holds no audio, in itself or below.", path));
        foreach (string lonely in sidecars.Unused(options.Include.Count == 0))
        {
            report(new SpeechDataException(
                "SidecarWithoutAudio", SpeechDataProblem.NotFound, $"'{lonely}' has no recording of the same name beside it or in a parallel folder. It is left out.", lonely));
        }
    }

    public IManifestSink Open(string temporaryPath, string finalPath, ManifestWriteOptions options) => new SidecarSink(temporaryPath);
}
