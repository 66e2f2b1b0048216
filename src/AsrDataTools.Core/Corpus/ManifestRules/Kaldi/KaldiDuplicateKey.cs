using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Corpus;

/// <summary>Keys with two lines in a table.</summary>
internal sealed class KaldiDuplicateKey : ManifestRule
{
    public override string Id => "KaldiDuplicateKey";

    public override string Description => "A key has two lines in a table";

    internal override void SeeFolder(KaldiFolder folder, FindingSink sink)
    {
        foreach (string table in KaldiFolder.Tables)
        {
            RowKeys keys = new();
            foreach (KaldiLine line in folder.Lines(table))
            {
                if (keys.Repeats(line.Key, line.Number) is { } first)
                    sink.Add(folder[table], line.Number, line.Key, $"'{line.Key}' has a line in {table} already, {first}", "take one of the two lines away, or give the second an id of its own");
            }
        }
    }
}
