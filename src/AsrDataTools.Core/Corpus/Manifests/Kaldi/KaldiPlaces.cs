using System.Globalization;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// Where the utterances lie: whole recordings under their own keys, or segments of recordings that need keys too; and the sides
/// of calls, where all have one.
/// </summary>
internal sealed class KaldiPlaces
{
    private readonly Dictionary<(string Path, int? Channel), string> _recordings = [];
    private readonly Dictionary<string, string> _sessions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public KaldiPlaces(CompactUtterances rows)
    {
        HasSides = rows.Count > 0 && rows.All(row => row.Channel is 1 or 2);
        HasSegments = rows.Any(row => row.StartSeconds is not null) || AnyTwice(rows);

        // Whole recordings bear the keys of their utterances.
        if (!HasSegments && !HasSides) return;
        foreach (SpeechUtterance row in rows)
        {
            if (!_sessions.ContainsKey(row.AudioPath!)) _sessions[row.AudioPath!] = Unique(NameOf(row), _taken);
        }

        HashSet<string> keys = new(StringComparer.Ordinal);
        foreach (SpeechUtterance row in rows)
        {
            if (_recordings.ContainsKey(PlaceOf(row))) continue;
            string session = _sessions[row.AudioPath!];
            _recordings[PlaceOf(row)] = Unique(HasSides ? $"{session}-{Side(row)}" : session, keys);
        }
    }

    public bool HasSegments { get; }

    /// <summary>Whether all utterances are of the first or second channel, so that <c>reco2file_and_channel</c> can hold them.</summary>
    public bool HasSides { get; }

    public string Recording(SpeechUtterance row) => _recordings[PlaceOf(row)];

    public string Session(SpeechUtterance row) => _sessions[row.AudioPath!];

    public static char Side(SpeechUtterance row) => row.Channel == 2 ? 'B' : 'A';

    /// <summary>The recording that the reader will find; null for none.</summary>
    public string? RecordingReadBack(SpeechUtterance row) => HasSides ? Session(row) : HasSegments ? Recording(row) : null;

    private bool AnyTwice(CompactUtterances rows)
    {
        RowKeySet places = new(rows, row => string.Create(CultureInfo.InvariantCulture, $"{(HasSides ? row.Channel : 0)} {row.AudioPath}"));
        return !Enumerable.Range(0, rows.Count).All(places.Add);
    }

    private (string Path, int? Channel) PlaceOf(SpeechUtterance row) => (row.AudioPath!, HasSides ? row.Channel : null);

    private static string NameOf(SpeechUtterance row) => KaldiNames.Key(row.Recording ?? Path.GetFileNameWithoutExtension(row.AudioPath!));

    private static string Unique(string name, HashSet<string> taken)
    {
        string unique = name.Length == 0 ? "_" : name;
        for (int number = 2; !taken.Add(unique); number++) unique = $"{name}_{number}";
        return unique;
    }
}
