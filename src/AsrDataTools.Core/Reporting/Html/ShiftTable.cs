using System.Globalization;
using AsrDataTools.Acoustics;
using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting.Html;

/// <summary>All distances between training and production, measure by measure.</summary>
internal static class ShiftTable
{
    public static void Write(HtmlPage page, IReadOnlyList<AcousticShift> shifts)
    {
        page.Add($"<details><summary>All distances, measure by measure</summary>");
        ReportTable.Open(page, "Distances", null, "Measure", "#Production", "#Training", "#Cliff’s δ", "#W₁/σ", "#KS", "#PSI", "#JSD", "#p", "#Clusters", "Decided by", "Remarks");
        string[] shared = [.. AcousticReasons.Shared(shifts)];
        foreach (AcousticShift shift in shifts.Where(shift => !AcousticEffect.IsJoint(shift)))
        {
            page.Add($"<tr><th scope=\"row\">{ShownText.Capital(AcousticWording.Of(shift.Measure).Label)}</th><td class=\"n quantity\">{Middle(shift.Measure, shift.ReferenceMedian, shift.ReferenceMode)}</td><td class=\"n quantity\">{Middle(shift.Measure, shift.DifferenceMedian, shift.DifferenceMode)}</td><td class=\"n\">{ReportTable.Number(shift.CliffsDelta)}</td><td class=\"n\">{ReportTable.Number(shift.Wasserstein)}</td><td class=\"n\">{ReportTable.Number(shift.Ks)}</td><td class=\"n\">{ReportTable.Number(shift.Psi)}</td><td class=\"n\">{ReportTable.Number(shift.JensenShannon)}</td><td class=\"n\">{Probability(shift.PValue)}</td><td class=\"n\">{shift.ReferenceClusters} / {shift.DifferenceClusters}</td><td class=\"light\">{HtmlPage.Prose(shift.DecidedBy ?? "–")}</td><td class=\"light\">{string.Join("; ", shift.Remarks.Except(shared))}</td></tr>");
        }

        ReportTable.Close(page);
        page.Add($"</details>");
    }

    private static string Middle(string measure, double? median, string? mode)
    {
        AcousticWording wording = AcousticWording.Of(measure);
        return median is double value ? wording.Quantity(value) : mode switch
        {
            null => "–",
            "True" => "yes",
            "False" => "no",
            _ => $"{mode} {wording.Unit}".TrimEnd(),
        };
    }

    private static string Probability(double? value) => value switch
    {
        null => "–",
        < 0.001 => "< 0.001",
        _ => value.Value.ToString("0.000", CultureInfo.InvariantCulture),
    };
}
