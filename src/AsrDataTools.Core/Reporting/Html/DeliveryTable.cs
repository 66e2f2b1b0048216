using System.Globalization;
using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting.Html;

/// <summary>Purchases side by side: gates and facts go down, purchases across.</summary>
internal static class DeliveryTable
{
    private static readonly (string Title, Func<DeliveryComparison, string?> Text)[] Facts =
    [
        ("Rank", row => row.Rank?.ToString(CultureInfo.InvariantCulture)),
        ("Audio as delivered", row => Hours(row.Hours)),
        ("Unique audio", row => Hours(row.UniqueHours)),
        ("Unique speech", row => Hours(row.UniqueSpeechHours)),
        ("Repeated within it", row => Hours(row.RepeatedHours)),
        ("Owned already", row => Hours(row.OwnedHours)),
        ("In another delivery too", row => Hours(row.SharedHours)),
        ("Speakers", row => row.NewSpeakers is null ? Number(row.Speakers) : $"{Number(row.Speakers)}, {Number(row.NewSpeakers)} of them new"),
        ("Accent gap left", row => Hours(row.AccentGapHours)),
        ("Told from production by sound (AUC)", row => row.AcousticAuc is null ? null : ReportTable.Number(row.AcousticAuc)),
        ("Production without neighbours", row => ReportTable.Percent(row.UncoveredShare)),
        ("Listed terms missing", row => Number(row.MissingTerms)),
        ("Needed terms it brings", row => Number(row.NewTerms?.Count)),
        ("Words never seen", row => ReportTable.Percent(row.OovTokenRate)),
        ("Speech annotated as required", row => ReportTable.Percent(row.AnnotatedShare)),
        ("Evaluation set in training", row => row.LeakedShareAdded is { } added ? $"{(added + 0.0).ToString("+0.0 %;-0.0 %;+0.0 %", CultureInfo.InvariantCulture)} ({ReportTable.Percent(row.LeakedShare)} in all)" : ReportTable.Percent(row.LeakedShare)),
        ("Governance errors", row => row.GovernanceErrorsAdded is { } added ? $"{added.ToString("+#,0;-#,0;+0", CultureInfo.InvariantCulture)} ({Number(row.GovernanceErrors)} in all)" : Number(row.GovernanceErrors)),
        ("Price", row => Money(row.Cost)),
        ("Price of a unique hour", row => Money(row.CostPerUniqueHour)),
        ("Price of an hour of gap closed", row => Money(row.CostPerGapHour)),
    ];

    private static readonly (string Title, Func<DeliveryComparison, Verdict?> Answer)[] Gates =
    [
        ("Overall", row => row.Verdict),
        ("Acoustics", row => row.Acoustics),
        ("Accent", row => row.Accent),
        ("Annotation", row => row.Annotation),
        ("Vocabulary", row => row.Vocabulary),
        ("Evaluation", row => row.Evaluation),
        ("Governance", row => row.Governance),
    ];

    public static void Write(HtmlPage page, IReadOnlyList<DeliveryComparison> rows)
    {
        page.Add($"<h2>Side by side</h2>");
        ReportTable.Open(
            page, "Purchases side by side", "Verdicts are those of what is owned together with what is bought; hours, speakers and terms are what the purchase holds or adds.",
            ["With what is owned", .. rows.Select(row => "#" + row.Delivery)]);
        foreach ((string title, Func<DeliveryComparison, Verdict?> answer) in Gates)
            Row(page, title, rows.Select(row => answer(row) is { } verdict ? VerdictMark.Answer(verdict) : new HtmlMarkup("–")));
        foreach ((string title, Func<DeliveryComparison, string?> text) in Facts.Where(fact => rows.Any(row => fact.Text(row) is not (null or "–"))))
            Row(page, title, rows.Select(row => new HtmlMarkup(System.Net.WebUtility.HtmlEncode(text(row) ?? "–"))));
        ReportTable.Close(page);
    }

    /// <summary>"12.40 h".</summary>
    public static string Hours(double? hours) => hours is { } known ? (Math.Round(known, 2) + 0.0).ToString("0.00 h", CultureInfo.InvariantCulture) : "–";

    private static void Row(HtmlPage page, string title, IEnumerable<HtmlMarkup> cells)
    {
        page.Add($"<tr><th scope=\"row\">{title}</th>");
        foreach (HtmlMarkup cell in cells) page.Add($"<td class=\"n\">{cell}</td>");
        page.Add($"</tr>");
    }

    private static string? Number(long? number) => number?.ToString("N0", CultureInfo.InvariantCulture);

    private static string? Money(double? amount) => amount?.ToString("N2", CultureInfo.InvariantCulture);
}
