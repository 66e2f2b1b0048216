namespace AsrDataTools.Leakage;

/// <summary>The same file, by its name or by its bytes: as a whole, or in times that overlap.</summary>
internal sealed class SameRecordingDetector : ILeakageDetector
{
    public IReadOnlyList<LeakageKind> Kinds { get; } = [LeakageKind.SameFile, LeakageKind.TimeOverlap];

    public IEnumerable<LeakageMatch> Find(LeakageInput input, IReadOnlySet<LeakageKind> wanted)
    {
        AudioIdentities identities = input.Identities;
        ILookup<string, LeakageItem> evaluation = ByFile(input.Evaluation, identities);
        foreach (IGrouping<string, LeakageItem> training in ByFile(input.Training, identities))
        {
            input.Cancellation.ThrowIfCancellationRequested();
            if (!evaluation.Contains(training.Key)) continue;
            ILookup<bool, LeakageItem> known = training.ToLookup(item => identities.RecordingOf(item)!.IsWhole(item));
            ILookup<bool, LeakageItem> asked = evaluation[training.Key].ToLookup(item => identities.RecordingOf(item)!.IsWhole(item));
            if (wanted.Contains(LeakageKind.SameFile))
            {
                foreach (LeakageMatch match in Whole([.. asked[true]], [.. known[true]], input)) yield return match;
            }

            if (!wanted.Contains(LeakageKind.TimeOverlap)) continue;
            foreach (LeakageMatch match in TimeOverlaps.Of([.. evaluation[training.Key]], [.. training], input)) yield return match;
        }
    }

    private static ILookup<string, LeakageItem> ByFile(IReadOnlyList<LeakageItem> items, AudioIdentities identities) => items
        .Select(item => (Item: item, Recording: identities.RecordingOf(item)))
        .Where(entry => entry.Recording is not null)
        .ToLookup(entry => entry.Recording!.Canonical, entry => entry.Item, StringComparer.Ordinal);

    private static IEnumerable<LeakageMatch> Whole(LeakageItem[] evaluation, LeakageItem[] training, LeakageInput input)
    {
        if (evaluation.Length == 0 || training.Length == 0 || Array.Exists(evaluation, item => input.Identities.DigestOf(item) is { IsSilent: true })) yield break;
        foreach ((LeakageItem item, LeakageItem other) in LeakagePairs.Of(evaluation, training, input))
        {
            if (TimeOverlaps.OnOtherChannels(item, other)) continue;
            RecordingFacts facts = input.Identities.RecordingOf(item)!;
            yield return new LeakageMatch(LeakageKind.SameFile, item, other, 1, item.Path == other.Path
                ? "the very same file"
                : FormattableString.Invariant($"the same {facts.Bytes:N0} bytes (SHA-256 {facts.Hash![..12]}…)"));
        }
    }
}
