namespace AsrDataTools.Readiness;

/// <summary>
/// Puts deliveries in an order: the fewest gates that fail with it and did not without, then the fewest that fail, then the accent gap
/// closed, then unique speech; both by cost where all are priced, and both counted half where it adds to the leak of the evaluation set or less
/// than half of it is unique. A lead of less than a twentieth of the accent gap decides only where
/// unique speech is behind it; those that so cannot be told apart share a rank.
/// </summary>
internal static class DeliveryRanking
{
    /// <summary>Leads below this part of the larger value are none.</summary>
    public const double Margin = 0.05;

    /// <summary>What an hour counts of a delivery that adds to the leak of the evaluation set or is mostly copies.</summary>
    public const double FaultWeight = 0.5;

    /// <param name="rows">Rows of single deliveries; those without an answer come last and get no rank.</param>
    /// <param name="existing">The row of what is owned; null without one.</param>
    public static IReadOnlyList<DeliveryComparison> Rank(IReadOnlyList<DeliveryComparison> rows, DeliveryComparison? existing)
    {
        DeliveryComparison[] answered = [.. rows.Where(row => row.Utterances > 0)];
        bool isPriced = answered.All(row => row.Cost is > 0);
        bool hasGap = answered.All(row => row.AccentGapHours is not null);
        Key[] order = [.. answered.Select(row => Key.Of(row, existing, hasGap, isPriced)).Order()];
        List<DeliveryComparison> ranked = [];
        for (int first = 0, next; first < order.Length; first = next)
        {
            for (next = first + 1; next < order.Length && order[next - 1].IsAlike(order[next]);) next++;
            bool isTied = next - first > 1;
            for (int index = first; index < next; index++)
            {
                DeliveryComparison row = order[index].Row;
                DeliveryReasons reasons = new(isPriced, hasGap);
                string[] others = [.. order[first..next].Where(other => other.Row != row).Select(other => other.Row.Delivery)];
                ranked.Add(row with
                {
                    Rank = first + 1,
                    IsBest = first > 0 ? false : isTied ? null : true,
                    RankReason = answered.Length == 1 ? "the only delivery that could be measured"
                        : isTied ? $"tied with {string.Join(", ", others)}: alike in {(hasGap ? "accent gap closed" : "unique speech")}, or the lead in one is contradicted by the other"
                        : first == 0 ? reasons.First(order[index], order[next])
                        : reasons.Behind(order[index], order[first - 1]),
                    Against = first == 0 ? new(DeliveryReasons.Against(row, [.. answered.Where(other => !ReferenceEquals(other, row))])) : TextList.Empty,
                    Remarks = isTied ? new([.. row.Remarks, $"cannot be told from {string.Join(", ", others)}"]) : row.Remarks,
                });
            }
        }

        return [.. ranked, .. rows.Where(row => row.Utterances == 0)];
    }

    /// <summary>Gates that fail in a row and not in another.</summary>
    public static IEnumerable<Gate> FailingOnlyIn(DeliveryComparison row, DeliveryComparison? other) =>
        Enum.GetValues<Gate>().Where(gate => Answer(row, gate) == Verdict.Fail && (other is null || Answer(other, gate) != Verdict.Fail));

    private static Verdict? Answer(DeliveryComparison row, Gate gate) => gate switch
    {
        Gate.Acoustics => row.Acoustics,
        Gate.Accent => row.Accent,
        Gate.Annotation => row.Annotation,
        Gate.Vocabulary => row.Vocabulary,
        Gate.Evaluation => row.Evaluation,
        _ => row.Governance,
    };

    /// <param name="Gap">More is better; 0 for all where the gap is not known.</param>
    internal sealed record Key(DeliveryComparison Row, int Broken, int Failing, double Gap, double Speech) : IComparable<Key>
    {
        public static Key Of(DeliveryComparison row, DeliveryComparison? existing, bool hasGap, bool isPriced)
        {
            double by = isPriced ? row.Cost!.Value : 1;
            double weight = DeliveryReasons.Faults(row).Any() ? FaultWeight : 1;
            // With nothing owned nothing is closed: the smaller gap is better, whatever it costs.
            double gap = !hasGap ? 0 : row.AccentGapClosedHours is { } closed ? closed / by : -row.AccentGapHours!.Value;
            // Half of what is closed, twice what is left or opened.
            gap = gap >= 0 ? gap * weight : gap / weight;
            return new(row, FailingOnlyIn(row, existing).Count(), FailingOnlyIn(row, null).Count(), gap, (row.UniqueSpeechHours ?? row.UniqueHours ?? 0) * weight / by);
        }

        public int CompareTo(Key? other) => other is null ? -1
            : Broken != other.Broken ? Broken.CompareTo(other.Broken)
            : Failing != other.Failing ? Failing.CompareTo(other.Failing)
            : Gap != other.Gap ? other.Gap.CompareTo(Gap)
            : Speech != other.Speech ? other.Speech.CompareTo(Speech)
            : string.CompareOrdinal(Row.Delivery, other.Row.Delivery);

        /// <summary>Whether the next in order cannot be told from this one.</summary>
        public bool IsAlike(Key next) =>
            Broken == next.Broken && Failing == next.Failing && IsNear(Gap, next.Gap) && (Speech <= next.Speech || IsNear(Speech, next.Speech));

        internal static bool IsNear(double left, double right) => Math.Abs(left - right) <= Margin * Math.Max(Math.Abs(left), Math.Abs(right));
    }
}
