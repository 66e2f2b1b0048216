using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Corpus;

/// <summary>Tables that are not in the order of bytes: Kaldi reads them side by side and loses its place.</summary>
internal sealed class KaldiNotSorted : ManifestRule
{
    public override string Id => "KaldiNotSorted";

    public override string Description => "A table is not sorted as LC_ALL=C sort sorts";

    internal override void SeeFolder(KaldiFolder folder, FindingSink sink)
    {
        foreach (string table in KaldiFolder.Tables)
        {
            string? before = null;
            KaldiLine first = default;
            long count = 0;
            foreach (KaldiLine line in folder.Lines(table))
            {
                if (before is not null && ByteOrder.Instance.Compare(before, line.Key) > 0 && count++ == 0) first = line;
                before = line.Key;
            }

            if (count == 0) continue;
            sink.Add(folder[table], first.Number, "", FormattableString.Invariant($"{table} is not sorted: '{first.Key}' should come earlier, and {count - 1:N0} more lines are out of order"),
                $"run LC_ALL=C sort -o {table} {table}, or utils/fix_data_dir.sh");
        }
    }
}
