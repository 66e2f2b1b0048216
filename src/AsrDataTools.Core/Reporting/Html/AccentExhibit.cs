using System.Globalization;
using AsrDataTools.Readiness;
using AsrDataTools.Reporting.Charts;

namespace AsrDataTools.Reporting.Html;

/// <summary>The accent gate: shares of training beside shares of traffic, accent by accent, and what to collect.</summary>
internal sealed class AccentExhibit : IGateExhibit
{
    public Gate Gate => Gate.Accent;

    public GateCard? Card(ReadinessReport report, GateResult gate)
    {
        if (report.Accents?.Chart is not { Rows.Count: > 0 } chart) return null;
        AccentShareRow[] rows = [.. chart.Rows.OrderByDescending(row => row.Traffic - row.Training).Take(3)];
        double most = Math.Max(0.01, rows.Max(row => Math.Max(row.Traffic, row.Training)));
        return new(
            GateCard.Rows([.. rows.Select(row => (row.Accent, (Func<Func<double, double>, double, string>)((scale, middle) => GateCard.Dumbbell(scale(row.Traffic / most), scale(row.Training / most), middle))))]),
            string.Create(CultureInfo.InvariantCulture, $"{ShownText.Short(rows[0].Accent, 40)}: {rows[0].Traffic:0.# %} of traffic, {rows[0].Training:0.# %} of training"));
    }

    public void Figures(HtmlPage page, ReadinessReport report, GateResult gate)
    {
        if (report.Accents is { Chart: { } chart } accents) AccentFigures.Write(page, accents, chart);
    }

    public void Tables(HtmlPage page, ReadinessReport report)
    {
        if (report.Accents is not { } accents) return;
        AccentTables.Plan(page, accents.Targets);
        AccentTables.Coverage(page, accents.Coverage);
    }

    public void Methods(HtmlPage page, ReadinessPlan plan)
    {
        AccentGateSettings settings = plan.Accent;
        MethodsSection.Term(page, "Accents", string.Create(CultureInfo.InvariantCulture, $"An accent’s share of training’s labelled hours over its share of traffic, with an interval over speakers. Below {settings.MinimumRatio:0.##} with its whole interval it fails where it is at least {settings.MajorShare:0.# %} of traffic and warns where it is at least {settings.MinorShare:0.# %}; with fewer than {settings.MinimumSpeakers} speakers it is unknown."));
        MethodsSection.Term(page, "Hours and speakers to collect", string.Create(CultureInfo.InvariantCulture, $"The least total T at which every accent has {settings.MinimumRatio:0.##} of its share of traffic: T = H + Σ max(0, {settings.MinimumRatio:0.##}·t·T − h), with H hours of training, h of them of the accent, and t its share of traffic; about {settings.MinutesPerSpeaker:0.#} minutes a new speaker."));
    }
}
