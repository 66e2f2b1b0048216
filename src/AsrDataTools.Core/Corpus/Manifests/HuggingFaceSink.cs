namespace AsrDataTools.Corpus.Manifests;

/// <summary>Counts the recordings that Hugging Face will not find, because they lie outside the folder of the metadata.</summary>
internal sealed class HuggingFaceSink(IManifestSink table, string folder) : IManifestSink
{
    /// <summary>How they are counted: their paths are written all the same.</summary>
    public const string Outside = "recordings outside the folder";

    public ManifestLosses Losses => table.Losses;

    public void Write(SpeechUtterance utterance)
    {
        if (utterance.AudioPath is { } path && ManifestPath.Write(path, folder, absolute: false) == path) Losses.Add(Outside);
        table.Write(utterance);
    }

    public void Complete(CancellationToken cancellation) => table.Complete(cancellation);

    public void Dispose() => table.Dispose();
}
