namespace AsrDataTools.Leakage.Splitting;

/// <summary>The ties of each component: made once, however many starts there are.</summary>
internal sealed class ComponentTies
{
    private readonly int[] _starts;
    private readonly (int Tie, double Mass)[] _ties;

    /// <param name="components">Components there are.</param>
    /// <param name="ties">Of each the components that share it, with the mass that each has of it.</param>
    public ComponentTies(int components, IReadOnlyList<(int Component, double Mass)[]> ties)
    {
        Count = ties.Count;
        _starts = new int[components + 1];
        foreach ((int Component, double Mass)[] tie in ties)
        {
            foreach ((int component, _) in tie) _starts[component + 1]++;
        }

        for (int component = 0; component < components; component++) _starts[component + 1] += _starts[component];
        _ties = new (int, double)[_starts[components]];
        int[] next = _starts[..components];
        for (int tie = 0; tie < ties.Count; tie++)
        {
            foreach ((int component, double mass) in ties[tie]) _ties[next[component]++] = (tie, mass);
        }
    }

    /// <summary>Ties there are.</summary>
    public int Count { get; }

    /// <summary>Of all components together.</summary>
    public int Ends => _ties.Length;

    /// <summary>The ties of a component, with the mass that it has of each.</summary>
    public ReadOnlySpan<(int Tie, double Mass)> Of(int component) => _ties.AsSpan(_starts[component].._starts[component + 1]);
}
