namespace AsrDataTools.Leakage.Splitting;

/// <summary>What ties the utterances of a corpus together, by kind.</summary>
internal sealed class SplitLinks(int items)
{
    private readonly Dictionary<LeakageKind, List<(int Item, int Other, string? Label)>> _edges = [];

    /// <summary>Kinds of which there is any link.</summary>
    public IEnumerable<LeakageKind> Kinds => _edges.Keys;

    public void Add(LeakageMatch match)
    {
        if (!_edges.TryGetValue(match.Kind, out List<(int, int, string?)>? edges)) _edges[match.Kind] = edges = [];
        edges.Add((match.Evaluation.Number, match.Training.Number, match.Shared));
    }

    /// <summary>The component of each item, numbered from 0 in the order of their first items.</summary>
    /// <param name="hard">The kinds that may not be cut.</param>
    /// <param name="count">Number of components.</param>
    public int[] Components(IReadOnlySet<LeakageKind> hard, out int count)
    {
        DisjointNumbers sets = Joined(hard);
        int[] component = new int[items];
        count = 0;
        for (int item = 0; item < items; item++)
        {
            int root = sets.RootOf(item);
            component[item] = root == item ? count++ : component[root];
        }

        return component;
    }

    /// <summary>Groups of items that share one thing of a kind: a sentence, a speaker.</summary>
    public IEnumerable<(int[] Items, string? Label)> Classes(LeakageKind kind)
    {
        if (!_edges.TryGetValue(kind, out List<(int Item, int Other, string? Label)>? edges)) return [];
        DisjointNumbers sets = Joined(new HashSet<LeakageKind> { kind });
        Dictionary<int, string?> labels = [];
        bool[] tied = new bool[items];
        foreach ((int item, int other, string? label) in edges)
        {
            labels.TryAdd(sets.RootOf(item), label);
            (tied[item], tied[other]) = (true, true);
        }

        // A root is the least of its class, so it comes before the others.
        int[] roots = [.. labels.Keys.Order()], number = new int[items];
        for (int item = 0, count = 0; item < items; item++)
        {
            int root = sets.RootOf(item);
            number[item] = !tied[item] ? -1 : root == item ? count++ : number[root];
        }

        ItemGroups classes = new(number, roots.Length);
        return roots.Select((root, group) => (classes[group].ToArray(), labels[root]));
    }

    private DisjointNumbers Joined(IReadOnlySet<LeakageKind> kinds)
    {
        DisjointNumbers sets = new(items);
        foreach ((LeakageKind kind, List<(int Item, int Other, string? Label)> edges) in _edges)
        {
            if (!kinds.Contains(kind)) continue;
            foreach ((int item, int other, _) in edges) sets.Join(item, other);
        }

        return sets;
    }
}
