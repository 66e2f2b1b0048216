using AsrDataTools.Statistics;

namespace AsrDataTools.Leakage.Splitting;

/// <summary>
/// Deals components to splits so that every split comes near its masses and little has to be cut: many starts, each bettered by moves and
/// swaps until none helps. The best is exact for few components and near it for many; which ties are cut is a heuristic, as minimum
/// balanced cuts are NP-hard.
/// </summary>
/// <param name="components">Mass of each component by dimension; dimension 0 is the whole.</param>
/// <param name="ties">What may be cut: of each the components that share it, with the mass that each has of it.</param>
/// <param name="mostWork">Masses that may be looked at over all starts; the first start deals every component, whatever it takes.</param>
internal sealed class BalancedAssignment(
    SplitTargets targets, IReadOnlyList<(int Dimension, double Mass)[]> components, IReadOnlyList<(int Component, double Mass)[]> ties, long seed, CancellationToken cancellation,
    long mostWork = BalancedAssignment.MostWork)
{
    /// <summary>Of a hundred thousand utterances every start is bettered until nothing helps; of a million what can be afforded, some ten seconds.</summary>
    public const long MostWork = 250_000_000;

    private const int DealtStarts = 4;
    private const int GrownStarts = 12;

    // Growing looks at every component for each that it adds.
    private const int MostToGrow = 20_000;
    private const int MostRounds = 60;
    private const int Partners = 8;

    private readonly ComponentTies _tiesOf = new(components.Count, ties);

    /// <summary>The split of each component.</summary>
    public int[] Solve()
    {
        AssignmentState? best = null;
        int grown = ties.Count > 0 && components.Count <= MostToGrow ? GrownStarts : 0;
        long spent = 0;
        for (int start = 0; start < DealtStarts + grown; start++)
        {
            cancellation.ThrowIfCancellationRequested();

            // Growing has its half.
            long most = (start < DealtStarts && grown > 0 ? mostWork / 2 : mostWork) - spent;
            if (best is not null && most <= 0) continue;
            SeededRandom random = new(seed, start);
            AssignmentState state = new(targets, components, _tiesOf);
            if (start < DealtStarts) Deal(state, random);
            else new RegionGrowth(state, targets, components, ties).Grow(random);
            Better(state, random, most);
            spent += state.Work;
            if (best is null || state.Cost < best.Cost - 1e-12) best = state;
        }

        return best!.Splits;
    }

    // The largest first, each where it helps most.
    private void Deal(AssignmentState state, SeededRandom random)
    {
        int[] order = [.. Enumerable.Range(0, components.Count)];
        random.Shuffle<int>(order);
        foreach (int component in order.OrderByDescending(component => components[component][0].Mass))
        {
            int chosen = 0;
            double least = double.MaxValue;
            for (int split = 0; split < targets.Targets.Length; split++)
            {
                double change = state.ChangeBy(component, split);
                if (change >= least - 1e-15) continue;
                (chosen, least) = (split, change);
            }

            state.Move(component, chosen);
        }
    }

    private void Better(AssignmentState state, SeededRandom random, long most)
    {
        int[] order = [.. Enumerable.Range(0, components.Count)];
        for (int round = 0; round < MostRounds; round++)
        {
            random.Shuffle<int>(order);
            bool improved = false;
            foreach (int component in order)
            {
                cancellation.ThrowIfCancellationRequested();
                if (state.Work >= most) return;
                improved |= TryMove(state, component) || TrySwap(state, component, random);
            }

            if (!improved) return;
        }
    }

    private bool TryMove(AssignmentState state, int component)
    {
        int from = state.Splits[component];
        for (int split = 0; split < targets.Targets.Length; split++)
        {
            if (split == from || state.ChangeBy(component, split) >= -1e-12) continue;
            state.Move(component, split);
            return true;
        }

        return false;
    }

    private bool TrySwap(AssignmentState state, int component, SeededRandom random)
    {
        for (int i = 0; i < Partners; i++)
        {
            int other = random.Next(components.Count);
            (int from, int to) = (state.Splits[component], state.Splits[other]);
            if (from == to) continue;
            double before = state.Cost;
            state.Move(component, to);
            state.Move(other, from);
            if (state.Cost < before - 1e-12) return true;
            state.Move(other, to);
            state.Move(component, from);
        }

        return false;
    }
}
