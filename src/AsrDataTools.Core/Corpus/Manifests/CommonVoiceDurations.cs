using System.Globalization;
using System.Text;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>Lengths of clips as a release of Common Voice has them: clip and milliseconds.</summary>
internal sealed class CommonVoiceDurations
{
    private readonly Dictionary<string, double> _seconds = new(StringComparer.Ordinal);

    private CommonVoiceDurations()
    {
    }

    /// <summary>Reads the table; empty where there is none. A row that is no clip and number is reported and left out.</summary>
    public static CommonVoiceDurations Read(string path, Action<SpeechDataException> report)
    {
        CommonVoiceDurations durations = new();
        if (!File.Exists(path)) return durations;
        using DelimitedReader reader = new(ManifestFile.OpenRead(path), ManifestFile.ReadOpening(path), '\t', literalQuotes: true);
        DelimitedTable.ReadHeader(reader, path);
        while (reader.Read())
        {
            if (reader.Count >= 2 && double.TryParse(reader[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double milliseconds) && milliseconds >= 0)
                durations._seconds[Encoding.UTF8.GetString(reader[0])] = milliseconds / 1000;
            else report(ManifestErrors.Row(path, reader.LineNumber, "the row is no clip with a number of milliseconds"));
        }

        return durations;
    }

    /// <summary>Length of a clip, seconds; null where it is not known.</summary>
    public double? Find(string clip) => _seconds.TryGetValue(clip, out double seconds) ? seconds : null;
}
