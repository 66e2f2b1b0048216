using System.Globalization;

namespace AsrDataTools.Readiness;

/// <summary>Says by what a delivery is ranked where it is, and what speaks against the first.</summary>
/// <param name="isPriced">Whether the rank goes by the money.</param>
/// <param name="hasGap">Whether the rank asks for the accent gap.</param>
internal sealed class DeliveryReasons(bool isPriced, bool hasGap)
{
    // Intervals of the AUC of two purchases overlap far wider: below this nobody would say that one is worse.
    private const double AucMargin = 0.01;

    /// <summary>Why hours of it count half; nothing where they count whole.</summary>
    public static IEnumerable<string> Faults(DeliveryComparison row)
    {
        if (row.LeakedShareAdded > 0) yield return Text($"it adds {Percent(row.LeakedShareAdded.Value)} of the evaluation set to the leak");
        if (row.UniqueHours < row.Hours / 2) yield return Text($"{row.UniqueHours / row.Hours:0 %} of it is unique");
    }

    public string First(DeliveryRanking.Key best, DeliveryRanking.Key next) => $"ranked first by {By(best, next)} of {next.Row.Delivery}{Half(next)}";

    public string Behind(DeliveryRanking.Key row, DeliveryRanking.Key ahead) => $"behind {ahead.Row.Delivery} by {By(row, ahead)}{Half(ahead)}";

    /// <summary>What another delivery is better in.</summary>
    public static IEnumerable<string> Against(DeliveryComparison row, IReadOnlyList<DeliveryComparison> others)
    {
        if (Best(others, other => other.AccentGapClosedHours) is var (closing, closed) && IsLess(row.AccentGapClosedHours, closed))
            yield return Text($"{closing.Delivery} closes more of the accent gap ({closed:0.00} h against {row.AccentGapClosedHours:0.00} h)");
        if (Best(others, other => other.UniqueHours) is var (newer, unique) && IsLess(row.UniqueHours, unique))
            yield return Text($"{newer.Delivery} has more unique hours ({unique:0.000} against {row.UniqueHours:0.000})");
        if (Best(others, other => -other.LeakedShareAdded) is var (tight, leak) && row.LeakedShareAdded > -leak)
            yield return Text($"adds {Percent(row.LeakedShareAdded.Value)} of the evaluation set to the leak ({tight.Delivery} {Percent(-leak)})");
        if (row.UniqueHours < row.Hours / 2) yield return Text($"{row.UniqueHours / row.Hours:0 %} of it is unique");
        if (Best(others, other => -other.UncoveredShare) is var (near, uncovered) && IsLess(-uncovered, row.UncoveredShare))
            yield return Text($"leaves {Percent(row.UncoveredShare!.Value)} of production without neighbours ({near.Delivery} {Percent(-uncovered)})");
        if (Best(others, other => -other.AcousticAuc) is var (alike, auc) && row.AcousticAuc + auc > AucMargin)
            yield return Text($"sounds less like production (AUC {row.AcousticAuc:0.000}, {alike.Delivery} {-auc:0.000})");
        if (Best(others, other => -other.GovernanceErrorsAdded) is var (clean, errors) && row.GovernanceErrorsAdded > -errors)
            yield return Text($"adds more governance errors ({row.GovernanceErrorsAdded:N0}, {clean.Delivery} {-errors:N0})");
        if (Best(others, other => -other.Cost) is var (cheap, cost) && row.Cost > -cost)
            yield return Text($"{cheap.Delivery} costs less ({-cost:N2} against {row.Cost:N2})");
    }

    private string By(DeliveryRanking.Key left, DeliveryRanking.Key right)
    {
        if (left.Broken != right.Broken) return Text($"gates that fail with it and not without: {left.Broken} against {right.Broken}");
        if (left.Failing != right.Failing) return Text($"gates that fail: {left.Failing} against {right.Failing}");
        bool isGap = hasGap && !DeliveryRanking.Key.IsNear(left.Gap, right.Gap);
        string what = !isGap ? "unique speech" : left.Row.AccentGapClosedHours is null ? "accent gap left" : "accent gap closed";
        return $"{what}{(isPriced && !(isGap && left.Row.AccentGapClosedHours is null) ? " for the money" : "")}: {Amount(left.Row, isGap)}{Half(left)} against {Amount(right.Row, isGap)}";
    }

    private string Amount(DeliveryComparison row, bool isGap)
    {
        double? hours = isGap ? row.AccentGapClosedHours ?? row.AccentGapHours : row.UniqueSpeechHours ?? row.UniqueHours;
        bool isByMoney = isPriced && !(isGap && row.AccentGapClosedHours is null);
        return Text($"{hours:0.00} h{(isByMoney ? Text($" ({1000 * hours / row.Cost:0.00} h for 1,000)") : "")}");
    }

    private static string Half(DeliveryRanking.Key key) => Faults(key.Row).ToArray() is { Length: > 0 } faults ? $", counted half ({string.Join(", ", faults)})" : "";

    private static (DeliveryComparison Row, double Value)? Best(IReadOnlyList<DeliveryComparison> rows, Func<DeliveryComparison, double?> value)
    {
        DeliveryComparison? best = rows.Where(row => value(row) is not null).MaxBy(row => value(row)!.Value);
        return best is null ? null : (best, value(best)!.Value);
    }

    private static bool IsLess(double? less, double? more) => less < more && !DeliveryRanking.Key.IsNear(less.Value, more!.Value);

    private static string Percent(double share) => (share + 0.0).ToString("0.0 %", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
