namespace AsrDataTools.Corpus;

/// <summary>Tables of utterances that do not have the same utterances as utt2spk.</summary>
internal sealed class KaldiUtteranceSets : ManifestRule
{
    public override string Id => "KaldiUtteranceSets";

    public override string Description => "A table has other utterances than utt2spk";

    internal override void SeeFolder(KaldiFolder folder, FindingSink sink)
    {
        if (!folder.Has("utt2spk")) return;
        foreach (string table in KaldiFolder.UtteranceTables.Concat(folder.HasSegments ? [] : KaldiFolder.RecordingTables).Where(folder.Has))
        {
            KeySets.Compare(folder[table], folder.Lines("utt2spk").Select(line => line.Key), "utt2spk", folder.Lines(table), sink);
        }
    }
}
