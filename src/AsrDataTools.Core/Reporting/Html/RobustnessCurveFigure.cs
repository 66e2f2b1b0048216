using System.Globalization;
using System.Text;
using AsrDataTools.Scoring.Robustness;

namespace AsrDataTools.Reporting.Html;

/// <summary>Word errors against the size of a condition: the rates as measured, and the curve that only rises or only falls; drawn without a script.</summary>
internal static class RobustnessCurveFigure
{
    private const int Width = 440;
    private const int Height = 220;
    private const int Left = 48;
    private const int Right = 14;
    private const int Top = 10;
    private const int Bottom = 44;
    private const int MostNamed = 9;

    public static void Write(HtmlPage page, IReadOnlyList<RobustnessCurve> curves)
    {
        foreach (RobustnessCurve curve in curves)
        {
            (double Size, double Rate)[] measured = Points(curve.Measured), monotone = Points(curve.Monotone);
            page.Add($"<h3>Word errors against {HtmlPage.Name(curve.Column)}</h3>");
            if (measured.Length < 2)
            {
                page.Add($"<p>{Slope(curve)}</p>");
                continue;
            }

            page.Add($"<ul class=\"key\"><li>{PointSign} as measured</li><li>{LineSign} best curve that only {(monotone.Length > 1 && monotone[^1].Rate < monotone[0].Rate ? "falls" : "rises")}</li></ul>");
            page.Add($"<figure>{Picture(curve, measured, monotone)}<figcaption>{Slope(curve)}</figcaption></figure>");
        }
    }

    /// <summary>"5: 43.1 %" as numbers; what is none is left out.</summary>
    internal static (double Size, double Rate)[] Points(TextList texts) => [.. texts.Select(Point).OfType<(double, double)>().OrderBy(point => point.Item1)];

    private static (double Size, double Rate)? Point(string text) =>
        text.Split(':') is [var size, var rate]
        && double.TryParse(size, NumberStyles.Float, CultureInfo.InvariantCulture, out double at)
        && double.TryParse(rate.TrimEnd('%', ' '), NumberStyles.Float, CultureInfo.InvariantCulture, out double percent)
        && double.IsFinite(at) && double.IsFinite(percent)
            ? (at, percent / 100)
            : null;

    private static HtmlMarkup Picture(RobustnessCurve curve, (double Size, double Rate)[] measured, (double Size, double Rate)[] monotone)
    {
        double from = measured[0].Size, to = Math.Max(measured[^1].Size, from + 1e-9), most = ScaleMark.Scale(measured.Concat(monotone).Max(point => point.Rate));
        StringBuilder svg = new();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"curve\" role=\"img\" viewBox=\"0 0 {Width} {Height}\" aria-label=\"{HtmlPage.Encode($"Word error rate against {curve.Column}")}: {string.Join("; ", measured.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.Size:0.####}: {point.Rate:0.0 %}")))}\">");
        for (int line = 0; line <= 4; line++)
        {
            double rate = most * line / 4;
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"rail\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Down(rate):0.#}\" y2=\"{Down(rate):0.#}\"/><text x=\"{Left - 6}\" y=\"{Down(rate) + 4:0.#}\" text-anchor=\"end\">{rate:0.# %}</text>");
        }

        double step = Math.Max(1, Math.Ceiling(measured.Length / (double)MostNamed));
        for (int index = 0; index < measured.Length; index++)
        {
            if (index % step == 0) svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Across(measured[index].Size):0.#}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\">{measured[index].Size:0.####}</text>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 6}\" text-anchor=\"middle\">{HtmlPage.Encode(ShownText.Short(curve.Column, 60))}</text>");
        if (monotone.Length > 1) svg.Append(CultureInfo.InvariantCulture, $"<polyline class=\"monotone\" points=\"{string.Join(' ', monotone.Select(point => string.Create(CultureInfo.InvariantCulture, $"{Across(point.Size):0.#},{Down(point.Rate):0.#}")))}\"/>");
        foreach ((double size, double rate) in measured) svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"point\" cx=\"{Across(size):0.#}\" cy=\"{Down(rate):0.#}\" r=\"4.5\"/>");
        return new(svg.Append("</svg>").ToString());

        double Across(double size) => Left + 14 + ((size - from) / (to - from) * (Width - Left - Right - 28));
        double Down(double rate) => Height - Bottom - (Math.Min(rate, most) / most * (Height - Top - Bottom));
    }

    private static string Slope(RobustnessCurve curve)
    {
        string slope = curve.RatePerUnit is not { } rate ? "The curve does not settle on a slope."
            : string.Create(CultureInfo.InvariantCulture, $"{100 * rate:+0.00;−0.00;0.00} points of word errors for each unit{(curve is { RateLow: { } low, RateHigh: { } high } ? $" [{100 * low:+0.00;−0.00;0.00}, {100 * high:+0.00;−0.00;0.00}]" : "")}, from {curve.From:0.####} to {curve.To:0.####}, over {curve.Utterances:N0} utterances and {curve.Words:N0} words.");
        return curve.Remarks.Count == 0 ? slope : $"{slope} {string.Join("; ", curve.Remarks)}.";
    }

    private static HtmlMarkup PointSign { get; } = new("<svg viewBox=\"0 0 32 14\" aria-hidden=\"true\"><circle class=\"point\" cx=\"16\" cy=\"7\" r=\"5\"/></svg>");

    private static HtmlMarkup LineSign { get; } = new("<svg viewBox=\"0 0 32 14\" aria-hidden=\"true\"><line class=\"monotone\" x1=\"1\" x2=\"31\" y1=\"7\" y2=\"7\"/></svg>");
}
