namespace AsrDataTools.Corpus.Manifests;

/// <summary>The recordings of a data directory by their ids, with the call and side that <c>reco2file_and_channel</c> gives them.</summary>
internal sealed class KaldiRecordings
{
    private const string Sides = "reco2file_and_channel";

    private readonly Dictionary<string, Entry> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Path, bool Split)> _sessions = new(StringComparer.Ordinal);

    /// <param name="folder">The data directory.</param>
    /// <param name="roots">What relative paths are relative to.</param>
    /// <param name="hasSegments">Whether paths will be asked for by id; else the lines of <c>wav.scp</c> are read again, and millions of paths are not kept.</param>
    /// <param name="report">Told of lines that name no recording; what is refused is kept, so that its segments can be counted.</param>
    public KaldiRecordings(string folder, AudioRoots roots, bool hasSegments, Action<SpeechDataException> report)
    {
        string list = Path.Combine(folder, "wav.scp");
        bool keepsPaths = hasSegments || File.Exists(Path.Combine(folder, Sides));
        if (File.Exists(list))
        {
            foreach (KaldiLine line in KaldiLine.Read(list))
            {
                string? refusal = keepsPaths ? KaldiAudioPath.Refusal(line.Key, line.Rest) : null;
                Entry entry = new(line.Number, keepsPaths && refusal is null ? roots.Resolve(line.Rest) : null, refusal);
                if (!_byId.TryAdd(line.Key, entry)) report(ManifestErrors.Row(list, line.Number, $"'{line.Key}' has a line already ({_byId[line.Key].Line})"));
            }
        }

        ListPath = list;
        ReadSides(folder, report);
    }

    public string ListPath { get; }

    /// <summary>The recordings that are refused: why, and how many segments go with them.</summary>
    public IEnumerable<Entry> Refused => _byId.Values.Where(entry => entry.Refusal is not null);

    public Entry? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The call that a recording is a side of; itself where that is not said.</summary>
    public string SessionOf(string id) => Find(id)?.Session ?? id;

    /// <summary>
    /// The channel within the file, counted from 1; null for all. The sides of a call often lie in files of their own, and then
    /// the letter tells the side of the call, not a channel of the file.
    /// </summary>
    public int? ChannelOf(string id) =>
        Find(id) is { Channel: int channel, Session: { } session } && !_sessions[session].Split ? channel : null;

    private void ReadSides(string folder, Action<SpeechDataException> report)
    {
        string path = Path.Combine(folder, Sides);
        if (!File.Exists(path)) return;
        foreach (KaldiLine line in KaldiLine.Read(path))
        {
            string[] fields = line.Fields;
            if (fields.Length != 2 || ChannelNumber(fields[1]) is not int channel)
            {
                report(ManifestErrors.Row(path, line.Number, $"'{line.Key}' needs a file and a side, A or B, not '{line.Rest}'"));
                continue;
            }

            if (Find(line.Key) is not { } entry || entry.Path is not { } audio) continue;
            entry.Session = fields[0];
            entry.Channel = channel;
            _sessions[fields[0]] = (audio, _sessions.TryGetValue(fields[0], out (string Path, bool Split) known) && (known.Split || known.Path != audio));
        }
    }

    private static int? ChannelNumber(string side) => side switch
    {
        "A" or "a" or "1" => 1,
        "B" or "b" or "2" => 2,
        _ => null,
    };

    /// <summary>One line of <c>wav.scp</c>.</summary>
    internal sealed class Entry(long line, string? path, string? refusal)
    {
        public long Line => line;

        /// <summary>Absolute; null where it is refused, or paths are not kept.</summary>
        public string? Path => path;

        public string? Refusal => refusal;

        public string? Session { get; set; }

        public int? Channel { get; set; }

        /// <summary>Segments that are lost with it.</summary>
        public long Segments { get; set; }
    }
}
