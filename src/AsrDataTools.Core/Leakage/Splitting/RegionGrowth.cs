using AsrDataTools.Statistics;

namespace AsrDataTools.Leakage.Splitting;

/// <summary>
/// A start for splits with ties: each evaluation split grows from a random component by the one that it shares most with, until it is
/// full (greedy graph growing, Karypis and Kumar 1998); training takes the rest.
/// </summary>
internal sealed class RegionGrowth(
    AssignmentState state, SplitTargets targets, IReadOnlyList<(int Dimension, double Mass)[]> components, IReadOnlyList<(int Component, double Mass)[]> ties)
{
    // What hundreds share tells nothing of which belong together.
    private const int LargestTie = 500;

    public void Grow(SeededRandom random)
    {
        int training = Enumerable.Range(0, targets.Targets.Length).MaxBy(split => targets.Targets[split][0]);
        foreach (int split in Enumerable.Range(0, targets.Targets.Length).Where(split => split != training).OrderBy(split => targets.Targets[split][0])) Fill(split, random);
        for (int component = 0; component < components.Count; component++)
        {
            if (state.Splits[component] < 0) state.Move(component, training);
        }
    }

    private void Fill(int split, SeededRandom random)
    {
        double wanted = targets.Targets[split][0];
        double[] affinity = new double[components.Count];
        int[] order = [.. Enumerable.Range(0, components.Count).Where(component => state.Splits[component] < 0)];
        random.Shuffle<int>(order);
        while (state.MassOf(split) < wanted)
        {
            int next = -1;
            foreach (int component in order)
            {
                double over = state.MassOf(split) + components[component][0].Mass - wanted;

                // One that overshoots by more than what is missing makes it worse.
                if (state.Splits[component] >= 0 || over > wanted - state.MassOf(split)) continue;
                if (next < 0 || affinity[component] > affinity[next]) next = component;
            }

            if (next < 0) return;
            state.Move(next, split);
            foreach ((int tie, double mass) in state.TiesOf(next))
            {
                if (ties[tie].Length > LargestTie) continue;
                foreach ((int component, double shared) in ties[tie]) affinity[component] += Math.Min(mass, shared) / ties[tie].Length;
            }
        }
    }
}
