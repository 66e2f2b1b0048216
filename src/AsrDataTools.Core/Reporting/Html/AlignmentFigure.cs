using System.Globalization;
using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting.Html;

/// <summary>How the evaluation set mirrors production: margins, the power of each slice on one scale, required slices.</summary>
internal static class AlignmentFigure
{
    public static void Write(HtmlPage page, AlignmentEvidence evidence, EvaluationGateSettings settings)
    {
        Margins(page, evidence);
        Power(page, evidence, settings);
        if (evidence.Of(AlignmentKind.Slice).Count > 0) Slices(page, evidence);
    }

    private static void Margins(HtmlPage page, AlignmentEvidence evidence)
    {
        page.Add($"<h3>Evaluation against production</h3>");
        ReportTable.Open(
            page, "Evaluation against production", "Medians or commonest values of both sides. Acoustics as gate 1 compares them, here with the evaluation set; the others by seconds of speech.",
            "Measure", "Verdict", "#Production", "#Evaluation", "Effect", "#Size", "#Interval");
        foreach (EvaluationAlignment row in evidence.Of(AlignmentKind.Margin))
        {
            page.Add($"<tr><th scope=\"row\">{AlignmentFacts.Title(row.Name)}</th><td>{VerdictMark.Answer(row.Verdict)}</td><td class=\"n\">{row.Production ?? "–"}</td><td class=\"n\">{row.Evaluation ?? "–"}</td><td class=\"words\">{row.Effect ?? row.Remarks.FirstOrDefault() ?? "–"}</td><td class=\"n\">{ReportTable.Number(row.Size)}</td><td class=\"n\">{ReportTable.Interval(row.Low, row.High)}</td></tr>");
        }

        ReportTable.Close(page);
    }

    private static void Power(HtmlPage page, AlignmentEvidence evidence, EvaluationGateSettings settings)
    {
        IReadOnlyList<EvaluationAlignment> rows = evidence.Of(AlignmentKind.Power);
        double[] points = [.. rows.Select(row => row.MarginPoints).OfType<double>().Order()];

        // Of slices with a handful of words the margin may be absurd; half of the others set the scale.
        double most = ScaleMark.Scale(Math.Max(2 * settings.MarginPoints, points.Length == 0 ? 0 : Math.Min(points[^1], 2 * points[points.Length / 2])));
        page.Add($"<h3>How closely the evaluation set bounds word errors</h3>");
        page.Add($"<ul class=\"key\"><li>{MarginSign} half of the interval it would have, points</li><li>{ScaleMark.LimitSign} asked for</li></ul>");
        ReportTable.Open(
            page, "Margin of word errors by slice of production",
            string.Create(CultureInfo.InvariantCulture, $"The scale goes from 0 to ±{most:0.##} points; ▸ lies beyond. {Basis(rows[0])}{(rows.Any(row => row is { Utterances: > 0, MarginPoints: null }) ? " Without a margin: fewer than ten speakers, counted as speakers of equally many words." : "")} Slices of several properties hold the same speech: what is to be added does not add up."),
            "Slice", "Verdict", "~0 … ±" + most.ToString("0.##", CultureInfo.InvariantCulture), "#± points", "#Of production / evaluation", "#Speakers / to add", "#Words / to add");
        foreach (EvaluationAlignment row in rows)
        {
            page.Add($"<tr><th scope=\"row\">{HtmlPage.Name(row.Name)}</th><td>{VerdictMark.Answer(row.Verdict)}</td><td>{ScaleMark.Draw(row.MarginPoints, 0, row.MarginPoints, most, settings.MarginPoints)}</td><td class=\"n\">{Points(row.MarginPoints)}</td><td class=\"n\">{ReportTable.Percent(row.ProductionShare)} / {ReportTable.Percent(row.EvaluationShare)}</td><td class=\"n\">{Count(row.Speakers)} / {Count(row.AddSpeakers)}</td><td class=\"n\">{Count(row.Words)} / {Count(row.AddWords)}</td></tr>");
        }

        ReportTable.Close(page);
    }

    private static void Slices(HtmlPage page, AlignmentEvidence evidence)
    {
        page.Add($"<h3>What an evaluation set must have</h3>");
        ReportTable.Open(page, "Required slices", null, "Slice", "Verdict", "#Of production", "#Of evaluation", "#Utterances", "#Speakers / needed", "#Words / needed", "What it is");
        foreach (EvaluationAlignment row in evidence.Of(AlignmentKind.Slice))
        {
            page.Add($"<tr><th scope=\"row\">{Name(row.Name)}</th><td>{VerdictMark.Answer(row.Verdict)}</td><td class=\"n\">{ReportTable.Percent(row.ProductionShare)}</td><td class=\"n\">{ReportTable.Percent(row.EvaluationShare)}</td><td class=\"n\">{Count(row.Utterances)}</td><td class=\"n\">{Count(row.Speakers)} / {Count(row.NeededSpeakers)}</td><td class=\"n\">{Count(row.Words)} / {Count(row.NeededWords)}</td><td class=\"words\">{string.Join("; ", row.Remarks)}</td></tr>");
        }

        ReportTable.Close(page);
    }

    private static string Basis(EvaluationAlignment row) => row.IsAssumed == true
        ? string.Create(CultureInfo.InvariantCulture, $"If {row.ErrorRate:0.# %} of words were wrong: nothing was scored.")
        : string.Create(CultureInfo.InvariantCulture, $"By the errors that were scored, {row.ErrorRate:0.# %} of all words; of a slice by its own where it has ten speakers.");

    private static string Name(string name) => name switch
    {
        nameof(RequiredSlice.HeldOutSpeaker) => "Held-out speakers",
        nameof(RequiredSlice.UnseenAccent) => "Unseen accents",
        nameof(RequiredSlice.DomainTerm) => "Rich in domain terms",
        _ => name,
    };

    private static string Points(double? points) => points is { } value ? value.ToString("0.0", CultureInfo.InvariantCulture) : "–";

    private static string Count(long? count) => count is { } value ? value.ToString("N0", CultureInfo.InvariantCulture) : "–";

    private static HtmlMarkup MarginSign { get; } =
        new("<svg class=\"rate\" viewBox=\"0 0 32 14\" aria-hidden=\"true\"><line class=\"reach\" x1=\"2\" x2=\"28\" y1=\"7\" y2=\"7\"/><circle class=\"point\" cx=\"28\" cy=\"7\" r=\"4\"/></svg>");
}
