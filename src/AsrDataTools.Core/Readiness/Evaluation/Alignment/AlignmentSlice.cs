using AsrDataTools.Coverage;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Readiness;

/// <summary>A part of production, and what the set has of it.</summary>
/// <param name="Name"><c>Accent=en-IN</c>; of the whole, <see cref="EvaluationAlignment.All"/>.</param>
/// <param name="ProductionShare">Of production's speech, or of traffic.</param>
/// <param name="EvaluationShare">Of the set's speech.</param>
/// <param name="Items">Utterances of the set.</param>
internal sealed record AlignmentSlice(string Name, double ProductionShare, double EvaluationShare, IReadOnlyList<AlignmentItem> Items)
{
    /// <summary>How most of the slice sounds in production: "mostly Telephony"; null where it does not tell, or is what the slice is of.</summary>
    public string? Channel { get; init; }

    /// <summary>The whole, then of each property the slices that are large enough in production, the largest first.</summary>
    public static IEnumerable<AlignmentSlice> Of(AlignmentScope scope)
    {
        yield return new(EvaluationAlignment.All, 1, 1, scope.Evaluation.Items);
        foreach (string property in scope.Options.SliceBy.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            foreach (AlignmentSlice slice in Of(scope, property)) yield return slice;
        }
    }

    private static IEnumerable<AlignmentSlice> Of(AlignmentScope scope, string property)
    {
        Valued[] production = Values(scope, scope.Production.Items, property), evaluation = Values(scope, scope.Evaluation.Items, property);
        GroupBands bands = GroupBands.For(property, production.Concat(evaluation).Select(one => (object?)one.Value), width: null);
        ILookup<string, Valued> live = production.ToLookup(one => bands.Of(one.Value), StringComparer.OrdinalIgnoreCase);
        ILookup<string, Valued> held = evaluation.ToLookup(one => bands.Of(one.Value), StringComparer.OrdinalIgnoreCase);
        bool isAccent = property.Equals(TrafficTable.Accent, StringComparison.OrdinalIgnoreCase);
        double liveSeconds = production.Sum(one => one.Item.Seconds), heldSeconds = evaluation.Sum(one => one.Item.Seconds);
        IEnumerable<(string Label, double Share)> shares = isAccent && scope.Options.Traffic is { } traffic
            ? traffic.Margin(TrafficTable.Accent).Select(pair => (pair.Key, pair.Value))
            : live.Select(group => (group.Key, liveSeconds > 0 ? group.Sum(one => one.Item.Seconds) / liveSeconds : 0));
        return shares
            .Where(pair => pair.Share >= scope.Options.MinimumShare)
            .OrderByDescending(pair => pair.Share).ThenBy(pair => pair.Label, StringComparer.Ordinal)
            .Select(pair => new AlignmentSlice(
                $"{property}={pair.Label}", pair.Share, heldSeconds > 0 ? held[pair.Label].Sum(one => one.Item.Seconds) / heldSeconds : 0, [.. held[pair.Label].Select(one => one.Item)])
            {
                Channel = property.Equals("ChannelClass", StringComparison.OrdinalIgnoreCase) ? null : MostChannel([.. live[pair.Label].Select(one => one.Item)]),
            });
    }

    private static Valued[] Values(AlignmentScope scope, IReadOnlyList<AlignmentItem> items, string property) =>
        [.. items.Select(item => (Item: item, Value: scope.ValueOf(item, property))).Where(one => one.Value is not (null or "")).Select(one => new Valued(one.Item, one.Value!))];

    private static string? MostChannel(AlignmentItem[] items)
    {
        IGrouping<string, AlignmentItem>? most = items.Where(item => item.Profile?.ChannelClass is not null).GroupBy(item => item.Profile!.ChannelClass!.Value.ToString()).MaxBy(group => group.Sum(item => item.Seconds));
        return most is not null && 2 * most.Sum(item => item.Seconds) > items.Sum(item => item.Seconds) ? $"in production mostly {most.Key}" : null;
    }

    private readonly record struct Valued(AlignmentItem Item, object Value);
}
