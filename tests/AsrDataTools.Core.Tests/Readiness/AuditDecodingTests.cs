using AsrDataTools.Catalog;
using AsrDataTools.Readiness;

namespace AsrDataTools.Core.Tests.Readiness;

/// <summary>How often an audit decodes.</summary>
public sealed class AuditDecodingTests : IDisposable
{
    private const int Recordings = 36;

    private readonly AuditCorpus _corpus = new();

    public void Dispose() => _corpus.Dispose();

    [Fact]
    public void ARecordingIsOpenedOnceForAllGates()
    {
        using OpeningCounter opened = new(_corpus.Folder.Path);
        foreach (bool withCatalog in (bool[])[false, true])
        {
            opened.Clear();
            _corpus.Audit(withCatalog, TestContext.Current.CancellationToken);
            Assert.Equal(Recordings, opened.Counts.Count);
            Assert.All(opened.Counts, recording => Assert.Equal(1, recording.Value));
        }

        opened.Clear();
        _corpus.Audit(withCatalog: true, TestContext.Current.CancellationToken);
        Assert.Empty(opened.Counts);
    }

    // Training grew: what came is decoded once, what was there not at all.
    [Fact]
    public void OnlyWhatIsNewIsOpened()
    {
        _corpus.Audit(withCatalog: true, TestContext.Current.CancellationToken);
        _corpus.WriteRecording("training/new.wav", 16000, 77);
        File.AppendAllText(_corpus.Folder["training.csv"], "new,training/new.wav,please call,please call,new,en-US,CC-BY-4.0\n");
        using OpeningCounter opened = new(_corpus.Folder.Path);
        _corpus.Audit(withCatalog: true, TestContext.Current.CancellationToken);
        Assert.Equal([KeyValuePair.Create("training/new.wav", 1)], opened.Counts);
    }

    [Fact]
    public void ARunThatWasStoppedGoesOnWhereItWas()
    {
        string plain = _corpus.Audit(withCatalog: false, TestContext.Current.CancellationToken);
        using (SpeechCatalog catalog = SpeechCatalog.Open(_corpus.Catalog))
        {
            using CancellationTokenSource stop = new();
            ReadinessAudit audit = new(_corpus.Plan, 1, catalog);
            audit.Progressed += progress =>
            {
                if (progress is { Stage: "Measuring training", Recordings: 4 }) stop.Cancel();
            };
            Assert.ThrowsAny<OperationCanceledException>(() => audit.Run(stop.Token));
            Assert.Empty(catalog.History.Runs());
        }

        using OpeningCounter opened = new(_corpus.Folder.Path);
        Assert.Equal(plain, _corpus.Audit(withCatalog: true, TestContext.Current.CancellationToken));
        Assert.All(opened.Counts, recording => Assert.Equal(("training", 1), (recording.Key.Split('/')[0], recording.Value)));
        Assert.InRange(opened.Counts.Count, 6, 8);
    }
}
