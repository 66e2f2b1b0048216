using System.Globalization;
using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting.Html;

/// <summary>What was judged, by which version, when, and which inputs could not be used.</summary>
internal static class ProvenanceSection
{
    private const int MostFailures = 500;

    public static void Write(HtmlPage page, ReadinessReport report)
    {
        page.Add($"<section aria-labelledby=\"provenance\"><h2 id=\"provenance\">Provenance</h2>");
        if (report.Run is not { } run)
        {
            page.Add($"<p>Not recorded: the report was made without the overall row of the audit.</p></section>");
            return;
        }

        page.Add($"<dl>");
        Corpus(page, "Training", run.Training);
        Corpus(page, "Production", run.Production);
        if (run.Evaluation is { } set) Corpus(page, "Evaluation set", set);
        if (run.Plan.NotAsked.Any()) page.Add($"<dt>Gates asked</dt><dd>{string.Join(", ", run.Plan.Gate)}; not asked: {string.Join(", ", run.Plan.NotAsked)}</dd>");
        page.Add($"<dt>Required gates</dt><dd>{string.Join(", ", run.Plan.RequiredGate)}</dd>");
        if (run.Baseline is { } baseline) Baseline(page, baseline, report.Gates);
        page.Add($"<dt>Seed</dt><dd>{run.Plan.Seed}</dd>");
        page.Add($"<dt>Run</dt><dd>{Time(run.StartedAt)}, {(run.FinishedAt - run.StartedAt).TotalSeconds:0.0} s</dd>");
        page.Add($"<dt>Made with</dt><dd>AsrDataTools {run.Version}, {run.Platform}</dd>");
        page.Add($"</dl>");
        RepeatSection.Write(page, run);
        Failures(page, "training", run.Training);
        Failures(page, "production", run.Production);
        if (run.Evaluation is { } evaluation) Failures(page, "the evaluation set", evaluation);
        page.Add($"</section>");
    }

    private static void Corpus(HtmlPage page, string name, CorpusInputs inputs)
    {
        string channels = inputs.Profiles == inputs.Profiled ? "" : string.Create(CultureInfo.InvariantCulture, $", {inputs.Profiles:N0} channels");
        string read = inputs.Reading == CorpusReading.Audio
            ? string.Create(CultureInfo.InvariantCulture, $"{inputs.Profiled:N0} recordings{channels}, {inputs.Hours:N2} h; {inputs.Failed:N0} unusable")
            : inputs.ToString();
        page.Add($"<dt>{name}</dt><dd>{read}");
        foreach (string path in inputs.Paths) page.Add($"<br><code>{HtmlPage.Name(path)}</code>");
        page.Add($"</dd>");
    }

    private static void Baseline(HtmlPage page, BaselineUse baseline, IReadOnlyList<GateResult> gates)
    {
        page.Add($"<dt>Baseline</dt><dd><code>{baseline.Path}</code><br>{baseline.Accepted:N0} facts accepted, {baseline.New.Count:N0} new or worse, {baseline.Expired.Count:N0} entries expired, {baseline.Settled.Count + baseline.Unknown.Count:N0} without use");
        foreach (AcceptedFact entry in gates.SelectMany(gate => gate.Evidence.Select(fact => fact.Accepted).Prepend(gate.Accepted)).OfType<AcceptedFact>()) page.Add($"<br>{entry.ToString()}");
        foreach (string expired in baseline.Expired) page.Add($"<br>expired: {expired}");
        page.Add($"</dd>");
    }

    private static void Failures(HtmlPage page, string side, CorpusInputs inputs)
    {
        if (inputs.Failed == 0) return;
        page.Add($"<details><summary>{inputs.Failed:N0} unusable inputs of {side}</summary>");
        ReportTable.Open(page, $"Unusable inputs of {side}", null, "Input", "Error", "What is wrong");
        foreach (InputFailure failure in inputs.Failures.Take(MostFailures))
        {
            page.Add($"<tr><th scope=\"row\"><code>{HtmlPage.Name(failure.Path)}</code></th><td>{failure.ErrorId}</td><td>{HtmlPage.Prose(failure.Message)}</td></tr>");
        }

        ReportTable.Close(page);
        if (inputs.Failed > MostFailures) page.Add($"<p class=\"small muted\">{inputs.Failed - MostFailures:N0} more are in the JSON report.</p>");
        page.Add($"</details>");
    }

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);
}
