namespace AsrDataTools.Leakage;

/// <summary>Items of both sides that bear the same label: one match for each item of evaluation, with what training has under the label.</summary>
internal static class SharedLabel
{
    /// <param name="labelOf">Null where an item has none.</param>
    /// <param name="noun">What the label names, for the evidence.</param>
    public static IEnumerable<LeakageMatch> Find(LeakageKind kind, Func<LeakageItem, string?> labelOf, string noun, LeakageInput input)
    {
        Dictionary<string, (LeakageItem First, int Count, double Seconds)> known = new(StringComparer.Ordinal);
        foreach (LeakageItem item in input.Training)
        {
            if (labelOf(item) is not { } label) continue;
            double seconds = item.DurationSeconds ?? 0;
            known[label] = known.TryGetValue(label, out (LeakageItem First, int Count, double Seconds) group)
                ? (group.First, group.Count + 1, group.Seconds + seconds)
                : (item, 1, seconds);
        }

        foreach (LeakageItem item in input.Evaluation)
        {
            input.Cancellation.ThrowIfCancellationRequested();
            if (labelOf(item) is not { } label || !known.TryGetValue(label, out (LeakageItem First, int Count, double Seconds) group) || !input.IsPair(group.First, item)) continue;
            string amount = group.Seconds > 0 ? FormattableString.Invariant($", {group.Seconds:N1} s") : "";
            yield return new LeakageMatch(kind, item, group.First, 1, FormattableString.Invariant(
                $"{noun} '{label}' has {group.Count:N0} {(group.Count == 1 ? "utterance" : "utterances")}{amount} in {(input.IsSelf ? "the corpus" : "training")}"))
            {
                Shared = label,
            };
        }
    }
}
