namespace AsrDataTools.Annotation;

/// <summary>What a row's reader needs to know, and the words it has met: the same word is one string.</summary>
internal sealed class RowContext
{
    private const int MostWords = 1 << 17;

    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _audio = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public RowContext(string path)
    {
        Path = path;
        FileRecording = System.IO.Path.GetFileNameWithoutExtension(path);
        _lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public string Path { get; }

    /// <summary>The recording's name where the rows give none.</summary>
    public string FileRecording { get; }

    public int Line { get; set; }

    /// <summary>The header of the file, once it is read.</summary>
    public string? Header { get; set; }

    /// <summary>What a format makes of the header.</summary>
    public object? Columns { get; set; }

    public string Text(ReadOnlySpan<char> text)
    {
        if (_lookup.TryGetValue(text, out string? known)) return known;
        string made = text.ToString();
        if (_words.Count < MostWords) _words.Add(made);
        return made;
    }

    /// <summary>
    /// The recording that an audio file is: its name without folder and extension, with its folder where another file of that name
    /// came first.
    /// </summary>
    public string RecordingOfAudio(string audio)
    {
        string name = NameOfAudio(audio);
        _audio.TryAdd(name, audio);
        return _audio[name] == audio ? name : System.IO.Path.ChangeExtension(audio, null).Replace('\\', '/');
    }

    /// <summary>The name of an audio file without folder and extension.</summary>
    public static string NameOfAudio(string audio) => System.IO.Path.GetFileNameWithoutExtension(audio.Replace('\\', '/'));

    /// <summary>Null for an empty field and for the &lt;NA&gt; of NIST's formats.</summary>
    public string? Optional(ReadOnlySpan<char> text) =>
        text.IsEmpty || text.Equals("<NA>", StringComparison.OrdinalIgnoreCase) ? null : Text(text);
}
