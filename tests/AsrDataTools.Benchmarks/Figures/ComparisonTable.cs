using System.Globalization;

namespace AsrDataTools.Benchmarks.Figures;

/// <summary>Two runs beside each other as text, in 120 columns at most.</summary>
internal static class ComparisonTable
{
    public static void Write(TextWriter output, FigureReport then, FigureReport now)
    {
        IReadOnlyList<FigureComparison> rows = FigureComparison.Of(then, now);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Against {then.Version}, {then.Date:yyyy-MM-dd HH:mm} UTC, on {then.Machine.Processor}"));
        output.WriteLine("Then: scaled to this run by the reference kernel. Allowed: 15 % and the larger spread of the two runs.");
        output.WriteLine();
        output.WriteLine($"{"",-46} {"Size",-20} {"Then",12} {"Now",12} {"Change",8} {"Allowed",7}");
        foreach (IGrouping<string, FigureComparison> topic in rows.GroupBy(row => row.Now.Topic))
        {
            output.WriteLine(topic.Key);
            foreach (FigureComparison row in topic) output.WriteLine(Line(row));
        }

        Unmatched(output, "Only then", then.Figures, now.Figures);
        Unmatched(output, "Only now", now.Figures, then.Figures);
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows.Count} figures compared: {rows.Count(row => row.IsRegression)} worse, {rows.Count(row => row.IsImprovement)} better"));
    }

    private static string Line(FigureComparison row)
    {
        string change = (row.Change * 100).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) + " %";
        string allowed = row.Now.IsCounted ? (row.Allowed * 100).ToString("0", CultureInfo.InvariantCulture) + " %" : "";
        string mark = row.IsRegression ? "!" : row.IsImprovement ? "+" : "";
        return $"{mark,-1} {row.Now.Name,-44} {row.Now.Size,-20} {FigureTable.Text(row.ThenOnThisMachine, row.Now.Unit),12} {FigureTable.Text(row.Now.Value, row.Now.Unit),12} {change,8} {allowed,7}".TrimEnd();
    }

    private static void Unmatched(TextWriter output, string head, IReadOnlyList<Figure> figures, IReadOnlyList<Figure> others)
    {
        HashSet<string> known = [.. others.Select(figure => figure.Key)];
        foreach (Figure figure in figures.Where(figure => !known.Contains(figure.Key))) output.WriteLine($"{head}: {figure.Topic}: {figure.Name}, {figure.Size}");
    }
}
