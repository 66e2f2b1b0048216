namespace AsrDataTools.Corpus.Manifests;

/// <summary>Counts the recordings that Hugging Face will not find, because they lie outside the folder of the metadata.</summary>
internal sealed class HuggingFaceSink(IManifestSink table, string folder) : IManifestSink
{
    public ManifestLosses Losses => table.Losses;

    public void Write(SpeechUtterance utterance)
    {
        if (utterance.AudioPath is { } path && ManifestPath.Write(path, folder, absolute: false) == path) Losses.Add("AudioPath outside the folder");
        table.Write(utterance);
    }

    public void Complete() => table.Complete();

    public void Dispose() => table.Dispose();
}
