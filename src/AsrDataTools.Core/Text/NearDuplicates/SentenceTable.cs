using System.Runtime.InteropServices;

namespace AsrDataTools.Text;

/// <summary>
/// Distinct sentences as sequences of word numbers, in one array: a million short ones take some 60 MB. Not for several threads while
/// sentences are added.
/// </summary>
public sealed class SentenceTable
{
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _wordsBySpan;
    private readonly Dictionary<ulong, int> _byHash = [];
    private readonly List<int> _next = [];
    private readonly List<int> _starts = [0];
    private readonly List<int> _pool = [];
    private readonly List<int> _scratch = [];

    public SentenceTable() => _wordsBySpan = _words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Distinct sentences; they are numbered from 0 in the order of their first occurrence.</summary>
    public int Count => _starts.Count - 1;

    /// <summary>Distinct words.</summary>
    public int Vocabulary => _words.Count;

    /// <summary>The words of a sentence.</summary>
    public ReadOnlySpan<int> Words(int sentence) =>
        CollectionsMarshal.AsSpan(_pool)[_starts[sentence].._starts[sentence + 1]];

    /// <summary>Adds a sentence unless it is there.</summary>
    /// <param name="normalized">Words parted by white space.</param>
    /// <returns>Its number; −1 where it has no word.</returns>
    public int Add(ReadOnlySpan<char> normalized)
    {
        _scratch.Clear();
        ulong hash = 14695981039346656037;
        int start = -1;
        for (int i = 0; i <= normalized.Length; i++)
        {
            bool space = i == normalized.Length || char.IsWhiteSpace(normalized[i]);
            if (!space && start < 0) start = i;
            if (!space || start < 0) continue;
            int word = WordOf(normalized[start..i]);
            _scratch.Add(word);
            hash = ShingleHash.Mix(hash ^ (uint)word);
            start = -1;
        }

        if (_scratch.Count == 0) return -1;
        ref int head = ref CollectionsMarshal.GetValueRefOrAddDefault(_byHash, hash, out bool known);
        if (!known) head = -1;
        ReadOnlySpan<int> words = CollectionsMarshal.AsSpan(_scratch);
        for (int sentence = head; sentence >= 0; sentence = _next[sentence])
        {
            if (Words(sentence).SequenceEqual(words)) return sentence;
        }

        int added = Count;
        _next.Add(head);
        head = added;
        _pool.AddRange(words);
        _starts.Add(_pool.Count);
        return added;
    }

    private int WordOf(ReadOnlySpan<char> word)
    {
        if (_wordsBySpan.TryGetValue(word, out int known)) return known;
        _words.Add(word.ToString(), _words.Count);
        return _words.Count - 1;
    }
}
