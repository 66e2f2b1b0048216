using System.Globalization;
using System.Text.RegularExpressions;
using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting.Html;

/// <summary>The top of the page: may this corpus ship, why not, what to do.</summary>
internal static partial class VerdictSection
{
    private const int OpenRemedies = 12;
    private const int LongestDeed = 800;

    public static void Write(HtmlPage page, ReadinessReport report)
    {
        page.Add($"<header class=\"verdict {VerdictMark.Tone(report.Verdict)}\">");
        page.Add($"<p class=\"kicker\">ASR production readiness</p>");
        page.Add($"<h1>{VerdictMark.Sign(report.Verdict)} {VerdictMark.Headline(report.Verdict)}</h1>");
        page.Add($"<p class=\"lead\">{VerdictMark.Sentence(report.Verdict)}</p>");
        page.Add($"<p class=\"facts\">{Facts(report)}</p>");
        page.Add($"</header>");
        GateCards.Write(page, report);
        Contents(page, report);
        Reasons(page, report.Reasons);
        Remedies(page, report);
    }

    private static string Facts(ReadinessReport report)
    {
        string date = report.GeneratedAt.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);
        return report.Run is { } run ? $"{Corpus("training", run.Training)} · {Corpus("production", run.Production)} · {date}" : date;
    }

    private static string Corpus(string name, CorpusInputs inputs) => inputs.Reading < CorpusReading.Lengths ? $"{name}: {inputs}" : string.Create(
        CultureInfo.InvariantCulture,
        $"{name}: {inputs.Profiled:N0} recordings, {Amounts.Hours(inputs.Hours)}{(inputs.Failed > 0 ? $" ({inputs.Failed:N0} unusable)" : "")}");

    private static void Reasons(HtmlPage page, TextList reasons)
    {
        if (reasons.Count == 0) return;
        page.Add($"<section aria-labelledby=\"why\"><h2 id=\"why\">Why</h2><ul class=\"why\">");
        foreach (string reason in reasons) page.Add($"<li>{Lead(reason)}</li>");
        page.Add($"</ul></section>");
    }

    private static void Remedies(HtmlPage page, ReadinessReport report)
    {
        page.Add($"<section aria-labelledby=\"todo\"><h2 id=\"todo\">What to do</h2>");
        if (report.Remedies.Count == 0)
        {
            page.Add($"<p>{(report.Verdict == Verdict.Pass ? "Nothing: keep comparing with fresh production recordings." : "The evidence names no remedy by itself.")}</p></section>");
            return;
        }

        ILookup<string, string> gates = report.Gates.SelectMany(gate => gate.Remedies.Select(text => (gate.Gate, Text: text))).ToLookup(remedy => remedy.Text, remedy => remedy.Gate);
        page.Add($"<p class=\"small muted\">First what weighs most: of each gate that fails or has no answer the weightiest remedy, then of each the next.</p>");
        page.Add($"<ol class=\"todo\">");
        foreach (string remedy in report.Remedies.Take(OpenRemedies)) Remedy(page, remedy, gates);
        page.Add($"</ol>");
        if (report.Remedies.Count > OpenRemedies)
        {
            page.Add($"<details><summary>{report.Remedies.Count - OpenRemedies} more</summary><ol class=\"todo\" style=\"counter-reset: step {OpenRemedies}\">");
            foreach (string remedy in report.Remedies.Skip(OpenRemedies)) Remedy(page, remedy, gates);
            page.Add($"</ol></details>");
        }

        page.Add($"</section>");
    }

    private static void Remedy(HtmlPage page, string remedy, ILookup<string, string> gates)
    {
        (string deed, string because) = Split(remedy);
        page.Add($"<li><span>{Emphasised(deed)}{(gates[remedy].FirstOrDefault() is { } gate ? Of(gate) : default)}{(because.Length == 0 ? default : Because(because))}</span></li>");
    }

    private static void Contents(HtmlPage page, ReadinessReport report)
    {
        page.Add($"<nav class=\"contents\" aria-label=\"On this page\"><a href=\"#why\">Why</a> <a href=\"#todo\">What to do</a>");
        if (report.Robustness is not null) page.Add($"<a href=\"#robustness\">Robustness</a>");
        if (report.Findings.Count > 0) page.Add($"<a href=\"#findings\">{report.Findings.Count:N0} findings</a>");
        page.Add($"<a href=\"#methods\">How it was judged</a> <a href=\"#provenance\">Provenance</a></nav>");
    }

    private static HtmlMarkup Of(string gate) => new($" <span class=\"of\">{HtmlPage.Encode(gate)}</span>");

    // A remedy says what to do, then why: after a colon, or as a final remark in brackets. A command in brackets belongs to the deed.
    private static (string Deed, string Because) Split(string remedy)
    {
        int colon = remedy.IndexOf(": ", StringComparison.Ordinal);
        if (colon > 0) return (ShownText.Capital(remedy[..colon]), Reason(remedy[(colon + 2)..]));
        int bracket = remedy.EndsWith(')') ? remedy.LastIndexOf(" (", StringComparison.Ordinal) : -1;
        return bracket > 0 && !Command().IsMatch(remedy[(bracket + 2)..^1]) ? (ShownText.Capital(remedy[..bracket]), Reason(remedy[(bracket + 2)..^1])) : (ShownText.Capital(remedy), "");
    }

    // A list of words with their counts is no sentence: its words stay as they are written.
    private static string Reason(string text) => text.IndexOf(' ') is > 0 and int space && text[(space + 1)..].StartsWith('(') ? text : ShownText.Capital(text);

    private static HtmlMarkup Because(string text) => new($"<span class=\"because\">{HtmlPage.Prose(text).Text}</span>");

    /// <summary>"<b>Acoustics</b>: …".</summary>
    private static HtmlMarkup Lead(string reason)
    {
        int colon = reason.IndexOf(": ", StringComparison.Ordinal);
        return colon <= 0
            ? HtmlPage.Prose(ShownText.Capital(reason))
            : new($"<strong>{HtmlPage.Encode(ShownText.Short(ShownText.Capital(reason[..colon]), 80))}</strong>: {HtmlPage.Prose(reason[(colon + 2)..]).Text}");
    }

    private static HtmlMarkup Emphasised(string text) =>
        new(text.Length > LongestDeed ? HtmlPage.Prose(text).Text : Quantity().Replace(HtmlPage.Encode(text), "<strong>$0</strong>"));

    [GeneratedRegex(@"^(chmod|[A-Z][a-z]+-[A-Z]\w+)\b")]
    private static partial Regex Command();

    [GeneratedRegex(@"(?<![\w#&])[+−]?\d[\d,]*(\.\d+)?\s?(h|min|s|ms|dB|dBFS|dBov|Hz|kHz|%)(?!\w)")]
    private static partial Regex Quantity();
}
