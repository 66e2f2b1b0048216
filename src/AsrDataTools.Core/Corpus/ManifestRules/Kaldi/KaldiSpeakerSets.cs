namespace AsrDataTools.Corpus;

/// <summary>Tables of speakers that do not have the same speakers as spk2utt.</summary>
internal sealed class KaldiSpeakerSets : ManifestRule
{
    public override string Id => "KaldiSpeakerSets";

    public override string Description => "A table has other speakers than spk2utt";

    internal override void SeeFolder(KaldiFolder folder, FindingSink sink)
    {
        if (!folder.Has("spk2utt")) return;
        foreach (string table in KaldiFolder.SpeakerTables.Where(folder.Has))
        {
            KeySets.Compare(folder[table], folder.Lines("spk2utt").Select(line => line.Key), "spk2utt", folder.Lines(table), sink);
        }
    }
}
