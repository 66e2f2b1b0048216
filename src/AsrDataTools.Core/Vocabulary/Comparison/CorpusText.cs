namespace AsrDataTools.Vocabulary;

/// <summary>The words of one side: what was counted while its transcripts went by, and the tokens for what is counted later.</summary>
internal sealed class CorpusText
{
    private readonly WordTypes _types;
    private readonly WordTokenizer _tokenizer;
    private readonly LanguageLists? _lists;
    private readonly Dictionary<string, int> _recordings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _tags = new(StringComparer.Ordinal);
    private readonly Dictionary<EntityClass, List<string>> _examples = [];
    private int[] _counts = new int[1024];

    public CorpusText(WordTypes types, TokenOptions tokens, LanguageLists? lists)
    {
        _types = types;
        _lists = lists;
        _tokenizer = new(tokens) { TagFound = tag => _tags[tag] = _tags.GetValueOrDefault(tag) + 1 };
    }

    public TokenLog Log { get; } = new();

    public long Tokens { get; private set; }

    /// <summary>Tokens that are numbers in digits; they have no vocabulary of their own.</summary>
    public long Numerals { get; private set; }

    /// <summary>Tokens that are single characters of a script without spaces.</summary>
    public long Characters { get; private set; }

    /// <summary>Transcripts without any word.</summary>
    public int Empty { get; private set; }

    /// <summary>Transcripts whose recording is known.</summary>
    public int WithRecording { get; private set; }

    /// <summary>Recordings, or utterances where recordings are not known.</summary>
    public int Recordings { get; private set; }

    public WritingTally Writing => _tokenizer.Writing;

    /// <summary>Tags by how often they occur.</summary>
    public IReadOnlyDictionary<string, long> Tags => _tags;

    /// <summary>Tokens of each recording.</summary>
    public List<int> RecordingTokens { get; } = [];

    /// <summary>Of each recording the entities by class.</summary>
    public List<int[]> RecordingEntities { get; } = [];

    public SwitchTally Switching { get; } = new();

    public long CountOf(int type) => type < _counts.Length ? _counts[type] : 0;

    /// <summary>A few of the entities of a class, in the words of the transcripts.</summary>
    public IReadOnlyList<string> ExamplesOf(EntityClass kind) => _examples.GetValueOrDefault(kind) ?? [];

    public void Add(SpokenText text)
    {
        ReadOnlySpan<WordToken> tokens = _tokenizer.Read(text.Text);
        int recording = RecordingOf(text.Recording);
        Log.Begin(recording);
        if (tokens.IsEmpty)
        {
            Empty++;
            return;
        }

        Switching.Begin();
        foreach (WordToken token in tokens)
        {
            ReadOnlySpan<char> word = _tokenizer.TextOf(token);
            int type = _types.Of(word, token.IsNumeral);
            if (type >= _counts.Length) Array.Resize(ref _counts, Math.Max(type + 1, 2 * _counts.Length));
            _counts[type]++;
            Log.Add(type);
            if (token.IsNumeral) Numerals++;
            if (token.Kind == TokenKind.Character) Characters++;
            if (token.Kind is TokenKind.Word or TokenKind.Letter or TokenKind.Character) Switching.Add(word, _lists);
        }

        Switching.End();
        Tokens += tokens.Length;
        RecordingTokens[recording] += tokens.Length;
        int[] entities = RecordingEntities[recording];
        EntityFinder.Find(_tokenizer, (kind, first, count) =>
        {
            entities[(int)kind]++;
            Remember(kind, first, count);
        });
    }

    private int RecordingOf(string? name)
    {
        if (name is not null)
        {
            WithRecording++;
            if (_recordings.TryGetValue(name, out int known)) return known;
            _recordings.Add(name, Recordings);
        }

        RecordingTokens.Add(0);
        RecordingEntities.Add(new int[Enum.GetValues<EntityClass>().Length]);
        return Recordings++;
    }

    private void Remember(EntityClass kind, int first, int count)
    {
        const int Most = 3;
        if (!_examples.TryGetValue(kind, out List<string>? examples)) _examples[kind] = examples = [];
        if (examples.Count >= Most) return;
        List<string> words = [];
        for (int i = first; i < first + count; i++) words.Add(_tokenizer.TextOf(_tokenizer.Tokens[i]).ToString());
        string example = string.Join(' ', words);
        if (!examples.Contains(example)) examples.Add(example);
    }
}
