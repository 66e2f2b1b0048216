using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.PersonalData;

/// <summary>Recall, precision and false alarms of a recogniser on the labelled test; Markdown tables.</summary>
internal static class PersonalDataStudy
{
    public static void Run(TextWriter output, IPersonalDataRecogniser recogniser)
    {
        IReadOnlyList<LabelledItem> items = LabelledItemMaker.Make();
        Dictionary<(string Class, TextForm Form), ClassScore> byClass = [];
        Dictionary<(string Locale, TextForm Form), ClassScore> byLocale = [];
        Dictionary<(string Kind, TextForm Form), (int Items, int Alarmed)> harmless = [];
        foreach (LabelledItem item in items)
        {
            IReadOnlyList<LabelledSpan> marks = recogniser.Scan(item.Text);
            foreach (string name in PersonalDataClasses.All)
            {
                LabelledSpan[] labels = [.. item.Spans.Where(span => span.Class == name)], own = [.. marks.Where(mark => mark.Class == name)];
                At(byClass, (name, item.Form)).Take(labels, own);
                At(byLocale, (item.Locale, item.Form)).Take(labels, own);
            }

            if (item.Spans.Count > 0) continue;
            (int count, int alarmed) = harmless.GetValueOrDefault((item.Kind, item.Form));
            harmless[(item.Kind, item.Form)] = (count + 1, alarmed + (marks.Count > 0 ? 1 : 0));
        }

        int negatives = items.Count(item => item.Spans.Count == 0);
        output.WriteLine(Invariant($"{items.Count - negatives:N0} items with {items.Sum(item => item.Spans.Count):N0} labelled spans and {negatives:N0} hard negatives; 95 % Wilson intervals."));
        WriteScores("Class", byClass);
        WriteScores("Locale", byLocale);
        output.WriteLine();
        output.WriteLine("| Hard negative | Form | Items | With a mark | Interval |");
        output.WriteLine("|---|---|---:|---:|---:|");
        foreach (((string kind, TextForm form), (int count, int alarmed)) in harmless.OrderBy(entry => HarmlessSentences.Kinds.ToList().IndexOf(entry.Key.Kind)).ThenBy(entry => entry.Key.Form))
        {
            output.WriteLine(Invariant($"| {kind} | {form} | {count:N0} | {Share(alarmed, count)} | {Wilson(alarmed, count)} |"));
        }

        int all = harmless.Values.Sum(entry => entry.Alarmed);
        output.WriteLine(Invariant($"| all | | {negatives:N0} | {Share(all, negatives)} | {Wilson(all, negatives)} |"));

        void WriteScores(string title, Dictionary<(string Name, TextForm Form), ClassScore> scores)
        {
            output.WriteLine();
            output.WriteLine($"| {title} | Form | Labels | Recall | Interval | Marks | Precision | Interval |");
            output.WriteLine("|---|---|---:|---:|---:|---:|---:|---:|");
            foreach (((string name, TextForm form), ClassScore score) in scores)
            {
                if (score.Labels + score.Marks == 0) continue;
                output.WriteLine(Invariant(
                    $"| {name} | {form} | {score.Labels:N0} | {Share(score.Found, score.Labels)} | {Wilson(score.Found, score.Labels)} | {score.Marks:N0} | {Share(score.Right, score.Marks)} | {Wilson(score.Right, score.Marks)} |"));
            }
        }
    }

    private static ClassScore At<TKey>(Dictionary<TKey, ClassScore> scores, TKey key) where TKey : notnull =>
        scores.TryGetValue(key, out ClassScore? score) ? score : scores[key] = new();

    private static string Share(int part, int whole) => whole == 0 ? "–" : Invariant($"{100.0 * part / whole:0.0} %");

    private static string Wilson(int part, int whole)
    {
        if (whole == 0) return "–";
        (double low, double high) = WilsonInterval.Of(part, whole);
        return Invariant($"{100 * low:0.0}–{100 * high:0.0}");
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
