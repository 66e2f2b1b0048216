namespace AsrDataTools.Corpus;

/// <summary>Recordings that segments lie in and wav.scp lacks, or that no segment lies in.</summary>
internal sealed class KaldiRecordingSets : ManifestRule
{
    public override string Id => "KaldiRecordingSets";

    public override string Description => "segments and a table of recordings do not have the same recordings";

    internal override void SeeFolder(KaldiFolder folder, FindingSink sink)
    {
        if (!folder.HasSegments) return;
        string[] recordings = [.. folder.Lines("segments").Select(line => line.Fields.FirstOrDefault()).OfType<string>().Distinct(StringComparer.Ordinal)];
        foreach (string table in KaldiFolder.RecordingTables.Where(folder.Has))
        {
            KeySets.Compare(folder[table], recordings, "segments", folder.Lines(table), sink);
        }
    }
}
