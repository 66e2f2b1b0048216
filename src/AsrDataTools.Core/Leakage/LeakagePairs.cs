namespace AsrDataTools.Leakage;

/// <summary>Which pairs of a group of like items come out: all of a small one; of a large one enough to name every item once.</summary>
public static class LeakagePairs
{
    private const int MostPairs = 64;

    /// <summary>
    /// The pairs. Where there are more than 64, each item of evaluation comes with the first of training, and each of training with the
    /// first of evaluation: a million copies on either side are two million findings, not a million million. In a corpus searched in
    /// itself each copy comes once, with the first.
    /// </summary>
    public static IEnumerable<(LeakageItem Evaluation, LeakageItem Training)> Of(
        IReadOnlyList<LeakageItem> evaluation, IReadOnlyList<LeakageItem> training, LeakageInput input)
    {
        if (!input.IsSelf && (long)evaluation.Count * training.Count <= MostPairs)
        {
            foreach (LeakageItem item in evaluation)
            {
                foreach (LeakageItem other in training)
                {
                    if (input.IsPair(other, item)) yield return (item, other);
                }
            }

            yield break;
        }

        foreach (LeakageItem item in evaluation)
        {
            if (input.IsPair(training[0], item)) yield return (item, training[0]);
        }

        for (int i = 1; i < training.Count && !input.IsSelf; i++)
        {
            if (input.IsPair(training[i], evaluation[0])) yield return (evaluation[0], training[i]);
        }
    }
}
