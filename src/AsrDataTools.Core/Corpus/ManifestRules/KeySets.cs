using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Corpus;

/// <summary>Whether two tables have the same keys, and which of them the other lacks.</summary>
internal static class KeySets
{
    private const int MostNamed = 3;

    /// <summary>Adds a finding where the tables differ.</summary>
    /// <param name="path">The table that is judged.</param>
    /// <param name="wanted">The keys that it should have.</param>
    /// <param name="wantedName">Where those stand.</param>
    /// <param name="found">Its own keys, with their lines.</param>
    public static void Compare(string path, IEnumerable<string> wanted, string wantedName, IEnumerable<KaldiLine> found, FindingSink sink)
    {
        HashSet<ulong> keys = [.. wanted.Select(key => RowKeys.Hash(key))];
        HashSet<ulong> seen = [];
        List<string> extra = [], lacking = [];
        long extraCount = 0, lackingCount = 0;
        long? line = null;
        foreach (KaldiLine one in found)
        {
            ulong key = RowKeys.Hash(one.Key);
            seen.Add(key);
            if (keys.Contains(key)) continue;
            line ??= one.Number;
            Note(one.Key, extra, ref extraCount);
        }

        foreach (string key in wanted.Where(key => !seen.Contains(RowKeys.Hash(key)))) Note(key, lacking, ref lackingCount);
        string name = Path.GetFileName(path);
        if (extraCount > 0)
        {
            sink.Add(path, line, "extra", $"{Many(extraCount, "key")} of {name} {(extraCount == 1 ? "is" : "are")} not in {wantedName}: {Named(extra, extraCount)}",
                $"add {(extraCount == 1 ? "it" : "them")} to {wantedName}, or take {Many(extraCount, "line")} away (utils/fix_data_dir.sh does)");
        }

        if (lackingCount > 0)
        {
            sink.Add(path, null, "lacking", $"{name} lacks {Many(lackingCount, "key")} of {wantedName}: {Named(lacking, lackingCount)}",
                $"add {Many(lackingCount, "line")}, or let utils/fix_data_dir.sh drop what they belong to");
        }
    }

    private static void Note(string key, List<string> named, ref long count)
    {
        count++;
        if (named.Count < MostNamed) named.Add(key);
    }

    private static string Named(List<string> keys, long count) => string.Join(", ", keys) + (count > keys.Count ? " …" : "");

    private static string Many(long count, string what) => FormattableString.Invariant($"{count:N0} {what}{(count == 1 ? "" : "s")}");
}
