using AsrDataTools.Catalog;

namespace AsrDataTools.Readiness;

/// <summary>A catalog for one run, so that each recording is measured once however often it is judged.</summary>
internal sealed class TemporaryCatalog : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("asrdata-");

    public TemporaryCatalog() => Catalog = SpeechCatalog.Open(Path.Combine(_folder.FullName, "run.catalog"));

    public SpeechCatalog Catalog { get; }

    public void Dispose()
    {
        Catalog.Dispose();
        _folder.Delete(recursive: true);
    }
}
