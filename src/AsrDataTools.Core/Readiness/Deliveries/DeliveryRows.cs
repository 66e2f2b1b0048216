using System.Globalization;
using AsrDataTools.Acoustics;
using AsrDataTools.Annotation;
using AsrDataTools.Coverage;
using AsrDataTools.Governance.Policy;
using AsrDataTools.Leakage;

namespace AsrDataTools.Readiness;

/// <summary>Turns what was measured of a purchase, and what the gates say of it, into a row.</summary>
/// <param name="sources">What is owned, then the deliveries.</param>
/// <param name="speech">What is unique of any purchase.</param>
/// <param name="accents">What remains to be collected after any purchase; null where traffic does not tell.</param>
/// <param name="uncheckedItems">Rows whose sound could not be compared.</param>
/// <param name="passGates">Whether rows keep the answers of their gates.</param>
internal sealed class DeliveryRows(
    IReadOnlyList<OfferedSource> sources, SpeechSupply speech, AccentSupply? accents, IReadOnlySet<LeakageItem> uncheckedItems, bool passGates)
{
    private IReadOnlyList<GateResult>? _existing;
    private DeliveryComparison? _before;

    /// <summary>The row of what is owned.</summary>
    public DeliveryComparison Existing(IReadOnlyList<GateResult> gates)
    {
        _existing = gates;
        OfferedSource owned = sources[0];
        return _before = Judged(gates, DeliveryChoice.Nothing, new()
        {
            Role = DeliveryRole.Existing,
            Delivery = owned.Offer.Name,
            Utterances = owned.Utterances.Count,
            Failed = owned.Inputs.Failed,
            Hours = owned.Inputs.Hours,
            Speakers = owned.Speakers.Count,
        });
    }

    /// <summary>A delivery of which nothing could be measured.</summary>
    public static DeliveryComparison Empty(OfferedSource source) => new()
    {
        Role = DeliveryRole.Delivery,
        Delivery = source.Offer.Name,
        Failed = source.Inputs.Failed,
        Cost = source.Offer.Cost,
        Remarks = new([source.Inputs.Failures is [var first, ..]
            ? $"nothing of it could be measured: {first.Message.TrimEnd('.')}{(source.Inputs.Failed > 1 ? string.Create(CultureInfo.InvariantCulture, $", and {source.Inputs.Failed - 1:N0} more inputs") : "")}"
            : "nothing of it could be measured: there is no recording in it"]),
    };

    /// <summary>What there would be after a purchase.</summary>
    public DeliveryComparison Purchase(DeliveryChoice choice, DeliveryRole role, IReadOnlyList<GateResult> gates)
    {
        OfferedSource[] bought = [.. choice.Sources.Select(source => sources[source])];
        OfferedUtterance[] utterances = [.. bought.SelectMany(source => source.Utterances)];
        bool isAll = bought.Length == sources.Skip(1).Count(source => !source.IsEmpty);
        (double unique, double spoken) = speech.Of(choice);
        double repeated = utterances.Sum(utterance => utterance.Seconds - utterance.Without(source => source != 0 && choice.Has(source)).Length);
        double hours = bought.Sum(source => source.Inputs.Hours);
        HashSet<string> speakers = [.. bought.SelectMany(source => source.Speakers)];
        double? cost = bought.All(source => source.Cost is not null) ? bought.Sum(source => source.Cost) : null;
        DeliveryComparison row = Judged(gates, choice, new()
        {
            Role = role,
            Delivery = string.Join(" + ", bought.Select(source => source.Offer.Name)),
            Utterances = utterances.Length,
            Failed = bought.Sum(source => source.Inputs.Failed),
            Hours = hours,
            UniqueHours = unique / 3600,
            UniqueSpeechHours = speech.HasSpeech ? spoken / 3600 : null,
            RepeatedHours = repeated / 3600,
            OwnedHours = Left(hours * 3600, unique + repeated) / 3600,
            SharedHours = isAll && role != DeliveryRole.Delivery ? null : utterances.Sum(utterance => utterance.SharedWith(source => !choice.Has(source)).Length) / 3600,
            Unchecked = utterances.Count(utterance => uncheckedItems.Contains(utterance.Item)),
            Speakers = speakers.Count,
            NewSpeakers = speakers.Count(speaker => !sources[0].Speakers.Contains(speaker)),
            NewTerms = NewTerms(gates),
            Cost = cost,
            CostPerUniqueHour = cost is not null && unique > 0 ? cost / (unique / 3600) : null,
        });
        // Where nothing is owned, all of it is added.
        row = row with
        {
            LeakedShareAdded = _before is null ? row.LeakedShare : row.LeakedShare - _before.LeakedShare,
            GovernanceErrorsAdded = _before is null ? row.GovernanceErrors : row.GovernanceErrors - _before.GovernanceErrors,
        };
        if (AccentGap(DeliveryChoice.Nothing) is not { } before || row.AccentGapHours is not { } after || sources[0].IsEmpty) return row;
        double closed = before - after;
        return row with { AccentGapClosedHours = closed, CostPerGapHour = closed > 0 ? cost / closed : null };
    }

    /// <summary>Hours still to be collected after a purchase; null where that is not known.</summary>
    public double? AccentGap(DeliveryChoice choice) => accents?.PlanAfter(choice)?.AddHours;

    /// <summary>What to know of a purchase before making it.</summary>
    public TextList Remarks(DeliveryChoice choice, DeliveryComparison row, DeliveryComparison? existing, IReadOnlyList<GateResult> gates) =>
        new(DeliveryRemarks.For(row, existing, gates, accents?.UnplacedHours(choice) ?? 0, Namesakes(choice), [.. choice.Sources.Select(source => sources[source])]));

    // Of what is resold the speakers are the same; of new speech a label such as "speaker 1" may be anybody's.
    private int Namesakes(DeliveryChoice choice) => choice.Sources
        .SelectMany(source => sources[source].Utterances)
        .Where(utterance => utterance.Item.Speaker is { } speaker && sources[0].Speakers.Contains(speaker))
        .GroupBy(utterance => utterance.Item.Speaker, StringComparer.Ordinal)
        .Count(rows => rows.Sum(row => row.Without(choice.Has).Length) >= rows.Sum(row => row.Seconds) / 2);

    private DeliveryComparison Judged(IReadOnlyList<GateResult> gates, DeliveryChoice choice, DeliveryComparison row)
    {
        AcousticShift? joint = Of(gates, Gate.Acoustics).Acoustics?.Shifts.FirstOrDefault(shift => shift.Measure == AcousticShift.Joint);
        VocabularyEvidence? words = Of(gates, Gate.Vocabulary).Vocabulary;
        CollectionPlan? plan = accents?.PlanAfter(choice);
        return row with
        {
            Verdict = gates[^1].Verdict,
            Acoustics = Of(gates, Gate.Acoustics).Verdict,
            Accent = Of(gates, Gate.Accent).Verdict,
            Annotation = Of(gates, Gate.Annotation).Verdict,
            Vocabulary = Of(gates, Gate.Vocabulary).Verdict,
            Evaluation = Of(gates, Gate.Evaluation).Verdict,
            Governance = Of(gates, Gate.Governance).Verdict,
            AccentGapHours = plan?.AddHours,
            AccentGap = new((plan?.Targets ?? []).Where(target => target.AddHours > 0).OrderByDescending(target => target.AddHours).Select(target => $"{target.Accent} {Amounts.Hours(target.AddHours)}")),
            AcousticAuc = joint?.Auc,
            AcousticAucLow = joint?.Low,
            AcousticAucHigh = joint?.High,
            UncoveredShare = joint?.UncoveredShare,
            MissingTerms = words?.Shortfall?.Short,
            OovTokenRate = words?.Comparison.OovTokenRate,
            AnnotatedShare = Of(gates, Gate.Annotation).Annotation?.Overall.ShareAtRequired,
            LeakedShare = Of(gates, Gate.Evaluation).Evaluation?.Independence?.Share(LeakageShares.SameSpeech)?.ItemShare,
            GovernanceErrors = Of(gates, Gate.Governance).Governance?.Answers.Where(answer => GovernanceRules.Named(answer.Rule).Severity == Severity.Error).Sum(answer => answer.Broken),
            Gates = passGates ? new(gates) : DeliveryGates.None,
        };
    }

    // What sums of binary fractions leave over is no time.
    private static double Left(double seconds, double taken) => seconds - taken > TimeSet.Touching * Math.Max(1, seconds) ? seconds - taken : 0;

    // Terms that are no longer short are in the list no more; those that still are may have more examples than before.
    private TextList? NewTerms(IReadOnlyList<GateResult> gates)
    {
        if (_existing is null || Of(_existing, Gate.Vocabulary).Vocabulary is not { Shortfall: not null } before || Of(gates, Gate.Vocabulary).Vocabulary is not { } after) return null;
        Dictionary<string, long> still = after.Terms.ToDictionary(term => term.Term, term => term.DifferenceCount);
        return new(before.Terms.Where(term => !still.TryGetValue(term.Term, out long count) || count > term.DifferenceCount).Select(term => term.Term));
    }

    private static GateResult Of(IReadOnlyList<GateResult> gates, Gate gate) => gates.First(result => result.Gate == gate.ToString());
}
