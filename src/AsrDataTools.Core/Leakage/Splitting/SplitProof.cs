namespace AsrDataTools.Leakage.Splitting;

/// <summary>Searches every split in every other, as evaluation in training.</summary>
internal sealed class SplitProof(LeakageInput whole, IReadOnlyList<LeakageItem> items, int[] splits, int count)
{
    /// <summary>What two splits share: nothing, where they are disjoint.</summary>
    public IEnumerable<LeakageMatch> Find()
    {
        LeakageItem[][] parts = [.. Enumerable.Range(0, count).Select(split => items.Where(item => splits[item.Number] == split).ToArray())];
        for (int training = 0; training < count; training++)
        {
            for (int evaluation = training + 1; evaluation < count; evaluation++)
            {
                LeakageInput input = new(whole, parts[training], parts[evaluation]);
                foreach (LeakageMatch match in new LeakageSearch(input).Find()) yield return match;
            }
        }
    }
}
