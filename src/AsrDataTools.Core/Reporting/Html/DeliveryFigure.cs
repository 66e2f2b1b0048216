using System.Globalization;
using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting.Html;

/// <summary>The accent gap that each purchase leaves, as a point on one scale, with the gap of what is owned as a line.</summary>
internal static class DeliveryFigure
{
    public static void Write(HtmlPage page, IReadOnlyList<DeliveryComparison> rows)
    {
        if (rows.All(row => row.AccentGapHours is null)) return;
        double most = ScaleMark.Scale(rows.Max(row => row.AccentGapHours ?? 0));
        double? before = rows.FirstOrDefault(row => row.Role == DeliveryRole.Existing)?.AccentGapHours;
        page.Add($"<h2>Accent gap</h2>");
        ReportTable.Open(
            page,
            "Accent gap after each purchase",
            string.Create(CultureInfo.InvariantCulture, $"Points: hours still to collect so that every accent reaches its floor, on a scale from 0 to {most:0.##} h; each moment of speech counts once.{(before is null ? "" : " Dashed line: what is owned alone.")}"),
            "Purchase", string.Create(CultureInfo.InvariantCulture, $"0 … {most:0.##} h"), "#Gap", "#Closed", "To collect");
        foreach (DeliveryComparison row in rows)
        {
            HtmlMarkup picture = ScaleMark.Draw(row.AccentGapHours, null, null, most, row.Role == DeliveryRole.Existing ? null : before);
            page.Add($"<tr><th scope=\"row\">{row.Delivery}</th><td>{picture}</td><td class=\"n\">{DeliveryTable.Hours(row.AccentGapHours)}</td><td class=\"n\">{DeliveryTable.Hours(row.AccentGapClosedHours)}</td><td class=\"collect\">{(row.AccentGap.Count > 0 ? row.AccentGap.ToString() : "–")}</td></tr>");
        }

        ReportTable.Close(page);
    }
}
