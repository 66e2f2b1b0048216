namespace AsrDataTools.Vocabulary;

/// <summary>
/// Finds all terms of a list in one pass, whatever their number: the automaton of Aho and Corasick (1975) over tokens instead of letters.
/// Built once, read by any number of threads.
/// </summary>
public sealed class TermMatcher
{
    private readonly Dictionary<string, int> _words;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly int[] _fromRoot;
    private readonly NodeTable _next;
    private readonly int[] _fail;
    private readonly int[] _term;
    private readonly int[] _depth;
    private readonly int[] _shorter;

    internal TermMatcher(Dictionary<string, int> words, IReadOnlyList<(int[] Words, int Term)> variants)
    {
        _words = words;
        _lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        _fromRoot = new int[words.Count];
        _next = new NodeTable(variants.Sum(variant => variant.Words.Length));
        List<int> terms = [-1], depths = [0];
        List<(int Parent, int Word)> edges = [(0, -1)];
        foreach ((int[] sequence, int term) in variants)
        {
            int node = 0;
            foreach (int word in sequence)
            {
                int child = Child(node, word);
                if (child == 0)
                {
                    child = terms.Count;
                    terms.Add(-1);
                    depths.Add(depths[node] + 1);
                    edges.Add((node, word));
                    if (node == 0) _fromRoot[word] = child;
                    else _next.Add(node, word, child);
                }

                node = child;
            }

            terms[node] = term;
        }

        (_term, _depth) = ([.. terms], [.. depths]);
        (_fail, _shorter) = (new int[_term.Length], new int[_term.Length]);
        Link(edges);
    }

    /// <summary>Finds the terms among tokens. Terms that lie within a longer one are found too, and marked.</summary>
    /// <param name="text">The tokenizer that holds the tokens.</param>
    /// <param name="matches">Cleared, then filled; in the order of their ends.</param>
    public void Find(WordTokenizer text, List<TermMatch> matches)
    {
        matches.Clear();
        ReadOnlySpan<WordToken> tokens = text.Tokens;
        int node = 0;
        for (int at = 0; at < tokens.Length; at++)
        {
            if (!_lookup.TryGetValue(text.TextOf(tokens[at]), out int word))
            {
                node = 0;
                continue;
            }

            int child;
            while ((child = Child(node, word)) == 0 && node != 0) node = _fail[node];
            node = child;
            for (int found = _term[node] >= 0 ? node : _shorter[node]; found != 0; found = _shorter[found])
                matches.Add(new(at + 1 - _depth[found], _depth[found], _term[found], false));
        }

        if (matches.Count > 1) MarkInner(matches);
    }

    // From the end: a match lies within another if one that ends no earlier begins no later.
    private static void MarkInner(List<TermMatch> matches)
    {
        int first = int.MaxValue;
        for (int i = matches.Count - 1; i >= 0;)
        {
            int end = matches[i].End, group = i;
            while (group > 0 && matches[group - 1].End == end) group--;

            // Of those with one end, the longest was found first.
            for (int j = group; j <= i; j++)
            {
                if (matches[j].Start >= first) matches[j] = matches[j] with { IsInner = true };
                first = Math.Min(first, matches[j].Start);
            }

            i = group - 1;
        }
    }

    private int Child(int node, int word) => node == 0 ? _fromRoot[word] : _next.Find(node, word);

    // Breadth first: nodes were not added by depth, so they are sorted by it.
    private void Link(List<(int Parent, int Word)> edges)
    {
        int[] order = [.. Enumerable.Range(1, edges.Count - 1)];
        Array.Sort([.. order.Select(node => _depth[node])], order);
        foreach (int node in order)
        {
            (int parent, int word) = edges[node];
            int fail = 0;
            if (parent != 0)
            {
                for (int from = _fail[parent]; ; from = _fail[from])
                {
                    fail = Child(from, word);
                    if (fail != 0 || from == 0) break;
                }
            }

            _fail[node] = fail;
            _shorter[node] = _term[fail] >= 0 ? fail : _shorter[fail];
        }
    }

    /// <summary>Children of nodes below the root: open addressing, half full at most.</summary>
    private sealed class NodeTable
    {
        private readonly ulong[] _keys;
        private readonly int[] _children;
        private readonly int _mask;

        public NodeTable(int most)
        {
            int size = 16;
            while (size < 2 * most) size *= 2;
            (_keys, _children, _mask) = (new ulong[size], new int[size], size - 1);
        }

        public int Find(int node, int word)
        {
            ulong key = ((ulong)node << 32) | (uint)word;
            for (int slot = Slot(key); _children[slot] != 0; slot = (slot + 1) & _mask)
            {
                if (_keys[slot] == key) return _children[slot];
            }

            return 0;
        }

        public void Add(int node, int word, int child)
        {
            ulong key = ((ulong)node << 32) | (uint)word;
            int slot = Slot(key);
            while (_children[slot] != 0) slot = (slot + 1) & _mask;
            (_keys[slot], _children[slot]) = (key, child);
        }

        private int Slot(ulong key) => (int)((key * 0x9E3779B97F4A7C15UL) >> 32) & _mask;
    }
}

/// <summary>A term in a text.</summary>
/// <param name="Start">Its first token.</param>
/// <param name="Length">Tokens.</param>
/// <param name="Term">Number of the term in its list.</param>
/// <param name="IsInner">Whether it lies within an occurrence of a longer term.</param>
public readonly record struct TermMatch(int Start, int Length, int Term, bool IsInner)
{
    /// <summary>The token after its last.</summary>
    public int End => Start + Length;
}
