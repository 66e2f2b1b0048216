using System.Globalization;

namespace AsrDataTools.Readiness;

/// <summary>Says in plain words what to know of a purchase before making it.</summary>
internal static class DeliveryRemarks
{
    private const double TellingShare = 0.01;

    /// <param name="row">Of a purchase.</param>
    /// <param name="existing">The row of what is owned; null without one.</param>
    /// <param name="gates">What the gates say with it.</param>
    /// <param name="unplacedHours">Hours whose accent is not told.</param>
    /// <param name="namesakes">Its speakers that are called as owned ones and say what is new.</param>
    /// <param name="bought">The deliveries.</param>
    public static IEnumerable<string> For(DeliveryComparison row, DeliveryComparison? existing, IReadOnlyList<GateResult> gates, double unplacedHours, int namesakes, IReadOnlyList<OfferedSource> bought)
    {
        int unlisted = bought.Sum(source => source.Unlisted);
        if (existing is not null)
        {
            foreach (Gate gate in DeliveryRanking.FailingOnlyIn(row, existing))
                yield return $"{gate} fails with it and not without: {gates.First(result => result.Gate == gate.ToString()).Reasons.FirstOrDefault() ?? "no reason is given"}";
            foreach (Gate gate in DeliveryRanking.FailingOnlyIn(existing, row))
                yield return $"{gate} no longer fails with it: the answer is {gates.First(result => result.Gate == gate.ToString()).Verdict}";
        }

        if (Share(row.OwnedHours, row) is { } owned) yield return $"{owned} of its hours are owned already";
        if (Share(row.RepeatedHours, row) is { } repeated) yield return $"{repeated} of its hours are repeated within it";
        if (Share(row.SharedHours, row) is { } shared) yield return $"{shared} of its hours are in another delivery too";
        if (Share(unplacedHours, row) is { } unplaced) yield return $"{unplaced} of its hours name no accent and close no gap";
        if (row is { Speakers: 0, Utterances: > 0 }) yield return "it names no speaker";

        if (namesakes > 0) yield return string.Create(CultureInfo.InvariantCulture, $"{namesakes:N0} of its {row.Speakers:N0} speakers {(namesakes == 1 ? "has the name of a speaker" : "have the names of speakers")} that {(namesakes == 1 ? "is" : "are")} owned: make the labels distinct if they are other people");
        foreach (OfferedSource source in bought.Where(source => source.IsNamedAsOwned))
            yield return $"{(bought.Count > 1 ? source.Offer.Name : "it")} is named among what is owned (in the plan's Training or -Existing): taken out of that for the comparison";
        foreach (string folder in bought.SelectMany(source => source.UnnamedAnnotation).Distinct(StringComparer.Ordinal))
            yield return $"annotation in {folder} was not named (-Annotation), and does not count";
        if (unlisted > 0) yield return string.Create(CultureInfo.InvariantCulture, $"{unlisted:N0} {(unlisted == 1 ? "recording in its folder is" : "recordings in its folder are")} in none of its manifests");
        if (row.AccentGapClosedHours < 0) yield return $"adds to accents of which there is enough: {Amounts.Hours(-row.AccentGapClosedHours.Value)} more of the others would be to collect";
        if (row.Failed > 0) yield return string.Create(CultureInfo.InvariantCulture, $"{row.Failed:N0} inputs could not be used");
        if (row.Unchecked > 0) yield return string.Create(CultureInfo.InvariantCulture, $"the sound of {row.Unchecked:N0} utterances could not be compared; their time counts as unique");
    }

    private static string? Share(double? hours, DeliveryComparison row) =>
        hours / row.Hours >= TellingShare ? (hours / row.Hours)!.Value.ToString("0 %", CultureInfo.InvariantCulture) : null;
}
