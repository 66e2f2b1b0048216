using System.Globalization;
using AsrDataTools.Readiness;
using AsrDataTools.Vocabulary;

namespace AsrDataTools.Reporting.Html;

/// <summary>The vocabulary gate: words by keyness and frequency, densities of entities, what training lacks.</summary>
internal sealed class VocabularyExhibit : IGateExhibit
{
    private const int MostRows = VocabularyReport.MostRows;

    public Gate Gate => Gate.Vocabulary;

    public GateCard? Card(ReadinessReport report, GateResult gate)
    {
        if (report.Vocabulary is not { } vocabulary) return null;
        VocabularyTerm[] rows = [.. vocabulary.Deficits.Take(3)];
        if (rows.Length == 0) return null;
        double most = rows.Max(row => Math.Max(row.ReferencePerMillion, row.DifferencePerMillion));
        return new(
            GateCard.Rows([.. rows.Select(row => (row.Term, (Func<Func<double, double>, double, string>)((scale, middle) => GateCard.Dumbbell(scale(row.ReferencePerMillion / most), scale(row.DifferencePerMillion / most), middle))))]),
            string.Create(CultureInfo.InvariantCulture, $"{ReportTable.Percent(vocabulary.Comparison.OovTokenRate)} of production’s words never occur in training; most lacking: {string.Join(", ", rows.Select(row => ShownText.Short(row.Term, 24)))}"));
    }

    public void Figures(HtmlPage page, ReadinessReport report, GateResult gate)
    {
        if (report.Vocabulary is not { } vocabulary) return;
        if (vocabulary.Keyness is { } keyness)
        {
            page.Add($"<h3>Words by frequency and by side</h3>");
            page.Add($"<ul class=\"key\"><li>{LackSign} training lacks it</li><li>{UnseenSign} training has none</li><li>{ExcessSign} training has too much</li></ul>");
            Figure.Write(page, "keyness", keyness, wide: true, "Words by rate and by the ratio of their rates in production and training", KeynessCaption(vocabulary));
        }

        if (vocabulary.Densities is not { } densities) return;
        page.Add($"<h3>Numbers, amounts, dates, spellings</h3>");
        Figure.Key(page);
        Figure.Write(page, "densities", densities, wide: true, "Expressions of each class in 1,000 words of production and of training", DensityCaption(vocabulary.Comparison.Entities));
    }

    public void Tables(HtmlPage page, ReadinessReport report)
    {
        if (report.Vocabulary is not { } vocabulary) return;
        if (vocabulary.Terms.Count > 0) Terms(page, vocabulary);
        if (vocabulary.Deficits.Count > 0) Deficits(page, vocabulary.Deficits);
    }

    public void Methods(HtmlPage page, ReadinessPlan plan)
    {
        VocabularyGateSettings settings = plan.Vocabulary;
        MethodsSection.Term(page, "Unseen words", string.Create(CultureInfo.InvariantCulture, $"Share of production’s running words, numbers left out, that do not occur in training, with an interval over recordings: {settings.OovWarnThreshold:0.# %} warns, {settings.OovFailThreshold:0.# %} fails."));
        if (settings.TermLists.Count > 0)
            MethodsSection.Term(page, "Listed terms", string.Create(CultureInfo.InvariantCulture, $"Share of production’s mentions of listed terms that are of terms with fewer than {settings.MinimumExamples} examples in training, or than their list asks for: {settings.TermWarnThreshold:0.# %} warns, {settings.TermFailThreshold:0.# %} fails. Needed: the larger of that minimum and production’s rate times training’s words, less what there is."));
        MethodsSection.Term(page, "Keyness", "Log ratio: binary logarithm of the ratio of the two rates. G²: log-likelihood ratio over all four cells of word × side. A word counts as lacking where the false discovery rate is below 5 % and three recordings have it. DP: 0 where a word is spread over recordings as speech is, near 1 where it is all in one.");
        MethodsSection.Term(page, "Density", string.Create(CultureInfo.InvariantCulture, $"Expressions of a class in 1,000 words, found by rule; it warns where training’s interval lies below {settings.DensityRatio:0.##} of production’s."));
    }

    private static void Terms(HtmlPage page, VocabularyReport vocabulary)
    {
        page.Add($"<h3>Listed terms to collect</h3>");
        string more = vocabulary.Terms.Count > MostRows ? string.Create(CultureInfo.InvariantCulture, $" The first {MostRows}.") : "";
        ReportTable.Open(page, "Listed terms to collect", $"Terms of production that training has too few examples of, most needed first.{more}", "Term", "Class", "#To collect", "#Target", "#In training", "#By speakers", "#In production", "#In recordings");
        foreach (DomainTermCoverage row in vocabulary.Terms.Take(MostRows))
        {
            page.Add($"<tr><th scope=\"row\">{HtmlPage.Name(row.Term)}</th><td>{row.Class ?? "–"}</td><td class=\"n\">{row.Needed:N0}</td><td class=\"n\">{row.Target:N0}</td><td class=\"n\">{row.DifferenceCount:N0}</td><td class=\"n\">{row.DifferenceSpeakers:N0}</td><td class=\"n\">{row.ReferenceCount ?? 0:N0}</td><td class=\"n\">{row.ReferenceRecordings ?? 0:N0}</td></tr>");
        }

        ReportTable.Close(page);
    }

    private static void Deficits(HtmlPage page, IReadOnlyList<VocabularyTerm> rows)
    {
        page.Add($"<h3>Words that training lacks</h3>");
        ReportTable.Open(page, "Words that training lacks", string.Create(CultureInfo.InvariantCulture, $"Most telling first; {Math.Min(MostRows, rows.Count)} of them."), "Word", "#To collect", "#In production", "#In recordings", "#DP", "#In training", "#Log ratio", "#G²");
        foreach (VocabularyTerm row in rows.Take(MostRows))
        {
            page.Add($"<tr><th scope=\"row\">{HtmlPage.Name(row.Term)}</th><td class=\"n\">{row.Needed:N0}</td><td class=\"n\">{row.ReferenceCount:N0}</td><td class=\"n\">{row.ReferenceRecordings:N0}</td><td class=\"n\">{row.ReferenceDispersion ?? 0:0.00}</td><td class=\"n\">{row.DifferenceCount:N0}</td><td class=\"n\">{row.LogRatio:0.00}</td><td class=\"n\">{row.LogLikelihood:N1}</td></tr>");
        }

        ReportTable.Close(page);
    }

    private static string KeynessCaption(VocabularyReport vocabulary)
    {
        VocabularyComparison comparison = vocabulary.Comparison;
        List<string> parts = ["Upper right: frequent in production and rare in training."];
        if (comparison.Deficits.Count > 0) parts.Add($"Most lacking: {string.Join(", ", comparison.Deficits.Take(5))}.");
        if (comparison.Surpluses.Count > 0) parts.Add($"Most in excess: {string.Join(", ", comparison.Surpluses.Take(5))}.");
        parts.Add(string.Create(CultureInfo.InvariantCulture, $"{ReportTable.Percent(comparison.OovTokenRate)} of production’s words, {ReportTable.Percent(comparison.OovTypeRate)} of its different words, never occur in training."));
        return string.Join(" ", parts);
    }

    private static string DensityCaption(IReadOnlyList<EntityDensity> rows)
    {
        EntityDensity? widest = rows.Where(row => row.ReferenceCount > 0).MaxBy(row => row.ReferencePerThousand - row.DifferencePerThousand);
        return widest is null || widest.ReferencePerThousand <= widest.DifferencePerThousand
            ? "Training has at least as many of each class as production."
            : string.Create(CultureInfo.InvariantCulture, $"Widest where training falls short: {VocabularyFacts.Name(widest.Class)}, {widest.ReferencePerThousand:0.0} in 1,000 words of production, {widest.DifferencePerThousand:0.0} in training, such as “{widest.Examples[0]}”.");
    }

    private static HtmlMarkup LackSign { get; } = new("<svg viewBox=\"0 0 32 14\" aria-hidden=\"true\"><circle cx=\"16\" cy=\"7\" r=\"5\" fill=\"#0072B2\"/></svg>");

    private static HtmlMarkup UnseenSign { get; } = new("<svg viewBox=\"0 0 32 14\" aria-hidden=\"true\"><path d=\"M16 1L22 12H10Z\" fill=\"#0072B2\"/></svg>");

    private static HtmlMarkup ExcessSign { get; } = new("<svg viewBox=\"0 0 32 14\" aria-hidden=\"true\"><path d=\"M16 1.5L21.5 7L16 12.5L10.5 7Z\" fill=\"none\" stroke=\"#A8457F\" stroke-width=\"2\"/></svg>");
}
