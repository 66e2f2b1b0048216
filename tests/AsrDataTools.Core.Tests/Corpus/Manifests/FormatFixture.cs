using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Core.Tests.Corpus.Manifests;

/// <summary>A folder to read manifests from and write them to, and what was reported on the way.</summary>
public abstract class FormatFixture : IDisposable
{
    protected TemporaryFolder Folder { get; } = new();

    protected List<SpeechDataException> Reported { get; } = [];

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected List<SpeechUtterance> Read(string path, ManifestOptions? options = null) => [.. SpeechManifest.Read(path, options, Reported.Add)];

    /// <summary>Writes the rows; those that the format refuses are reported.</summary>
    protected ManifestLosses Write(string path, string format, params IEnumerable<SpeechUtterance> rows)
    {
        using SpeechManifestWriter writer = SpeechManifestWriter.Open(path, new SpeechManifestWriterOptions { Format = format });
        foreach (SpeechUtterance row in rows)
        {
            try
            {
                writer.Write(row);
            }
            catch (SpeechDataException exception)
            {
                Reported.Add(exception);
            }
        }

        writer.Complete();
        return writer.Losses;
    }

    protected string Text(string name) => File.ReadAllText(Folder[name]);
}
