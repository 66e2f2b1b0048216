using AsrDataTools.Simulation;

namespace AsrDataTools.Leakage;

/// <summary>
/// Variants of one utterance on both sides, or a variant on one and its original on the other: the same speech, however it was made to
/// sound. Told by what the manifest says of the parent; the Id alone does not do where both sides name a recording, since corpora number
/// their utterances alike.
/// </summary>
internal sealed class VariantDetector : ILeakageDetector
{
    public IReadOnlyList<LeakageKind> Kinds { get; } = [LeakageKind.SameRecording];

    public IEnumerable<LeakageMatch> Find(LeakageInput input, IReadOnlySet<LeakageKind> wanted)
    {
        Dictionary<string, (LeakageItem? First, LeakageItem? Variant)> families = WithVariants(input);
        if (families.Count == 0) yield break;
        foreach (LeakageItem item in input.Training)
        {
            string name = Family(item);
            if (families.TryGetValue(name, out (LeakageItem? First, LeakageItem? Variant) family)) families[name] = (family.First ?? item, family.Variant ?? (IsVariant(item) ? item : null));
        }

        foreach (LeakageItem item in input.Evaluation)
        {
            input.Cancellation.ThrowIfCancellationRequested();
            if (!families.TryGetValue(Family(item), out (LeakageItem? First, LeakageItem? Variant) family)) continue;
            LeakageItem? other = IsVariant(item) ? family.First : family.Variant;

            // Within one corpus the original may stand after its variants: then these are tied to it by their first.
            if (other is null || !input.IsPair(other, item)) continue;
            string parent = item.Utterance.Extra.GetValueOrDefault(ChannelVariant.ParentIdColumn) ?? item.Utterance.Id;
            yield return new LeakageMatch(LeakageKind.SameRecording, item, other, 1, (IsVariant(item), IsVariant(other)) switch
            {
                (true, true) => $"both are variants of '{parent}'",
                (true, false) => $"a variant of '{parent}'",
                _ => $"'{other.Utterance.Id}' is a variant of it",
            })
            {
                Shared = parent,
            };
        }
    }

    // Where no variant is, nothing need be kept: of millions of rows most are none.
    private static Dictionary<string, (LeakageItem? First, LeakageItem? Variant)> WithVariants(LeakageInput input)
    {
        Dictionary<string, (LeakageItem? First, LeakageItem? Variant)> families = new(StringComparer.Ordinal);
        foreach (LeakageItem item in input.IsSelf ? input.Training : input.Training.Concat(input.Evaluation))
        {
            input.Cancellation.ThrowIfCancellationRequested();
            if (IsVariant(item)) families.TryAdd(Family(item), default);
        }

        return families;
    }

    private static bool IsVariant(LeakageItem item) => item.Utterance.Extra.ContainsKey(ChannelVariant.ParentIdColumn);

    private static string Family(LeakageItem item)
    {
        IReadOnlyDictionary<string, string> extra = item.Utterance.Extra;
        string id = extra.GetValueOrDefault(ChannelVariant.ParentIdColumn) ?? item.Utterance.Id;
        string? path = IsVariant(item) ? extra.GetValueOrDefault(ChannelVariant.ParentPathColumn) : item.Path;
        return $"{id}\n{Path.GetFileName(path)}";
    }
}
