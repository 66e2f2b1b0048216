using System.Text;

namespace AsrDataTools.Governance.Withdrawal;

/// <summary>Takes utterances and speakers out of every table of a Kaldi data directory, and the recordings that nothing refers to any more.</summary>
internal static class KaldiRemoval
{
    public static void Remove(string folder, IReadOnlyCollection<SpeechDataItem> rows)
    {
        HashSet<string> going = [.. rows.Select(row => row.Id!), .. rows.Select(row => row.Speaker)];
        string segments = Path.Combine(folder, "segments");
        if (File.Exists(segments))
        {
            ILookup<bool, string> recordings = File.ReadLines(segments, Encoding.Latin1)
                .Select(line => line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
                .Where(fields => fields.Length >= 2)
                .ToLookup(fields => going.Contains(Utf8(fields[0])), fields => Utf8(fields[1]));
            going.UnionWith(recordings[true].Except(recordings[false]).ToArray());
        }

        foreach (string file in Directory.GetFiles(folder))
        {
            HashSet<long> lines = [];
            long number = 0;
            foreach (string line in File.ReadLines(file, Encoding.Latin1))
            {
                number++;
                if (going.Contains(Utf8(line.Split((char[])[' ', '\t'], 2)[0]))) lines.Add(number);
            }

            if (lines.Count > 0) LineRemoval.Remove(file, lines, isQuoted: false);
        }
    }

    // Tables may hold any bytes; what is compared is UTF-8.
    private static string Utf8(string latin) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(latin));
}
