using System.Globalization;

namespace AsrDataTools.Benchmarks.Figures;

/// <summary>Figures as text, in 120 columns at most.</summary>
internal static class FigureTable
{
    private const int Width = 120;

    /// <summary>The table, one line a figure, topic by topic.</summary>
    public static void Write(TextWriter output, IReadOnlyList<Figure> figures)
    {
        output.WriteLine($"{"",-46} {"Size",-20} {"Least",12} {"Spread",6} {"Ratio",6}  Of");
        foreach (IGrouping<string, Figure> topic in figures.GroupBy(figure => figure.Topic))
        {
            output.WriteLine(topic.Key);
            foreach (Figure figure in topic)
            {
                output.WriteLine(Line(figure));
                foreach (PeerFigure peer in figure.Peers.Skip(1)) output.WriteLine($"{"",-87}{Beside(figure, peer)}");
            }
        }
    }

    /// <summary>What stands above the table: the machine and the peers.</summary>
    public static void WriteHead(TextWriter output, FigureReport report)
    {
        Machine machine = report.Machine;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"AsrDataTools {report.Version}, {report.Date:yyyy-MM-dd HH:mm} UTC"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{machine.Processor}, {machine.Processors} processors, vectors of {machine.VectorBits} bits, {machine.MemoryGigabytes:0} GB; {machine.Runtime}"));
        output.WriteLine(machine.System);
        Wrap(output, "Peers: " + string.Join(", ", report.Peers.Where(peer => peer.Version is not null).Select(peer => $"{peer.Name} {peer.Version}")));
        string[] missing = [.. report.Peers.Where(peer => peer.Version is null).Select(peer => peer.Name)];
        if (missing.Length > 0) Wrap(output, "Not installed: " + string.Join(", ", missing));
        foreach ((string topic, string reason) in report.NotMeasured) Wrap(output, $"Not measured: {topic}: {reason}");
        if (report.Figures.Select(figure => figure.KernelSeconds).OfType<double>().DefaultIfEmpty(0).Min() is > 0 and double kernel)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Reference kernel: {kernel:0.0000} s of CPU time"));
        output.WriteLine("s: CPU time; s el.: by the clock; MB: written; MB mem: held at most. Least of 3 to 9 rounds; less is better.");
    }

    /// <summary>A value with its unit, three digits that count.</summary>
    public static string Text(double value, FigureUnit unit) => Digits(value) + unit switch
    {
        FigureUnit.CpuSeconds => " s",
        FigureUnit.ElapsedSeconds => " s el.",
        FigureUnit.FileMegabytes => " MB",
        _ => " MB mem",
    };

    private static string Line(Figure figure)
    {
        string spread = figure.Unit == FigureUnit.FileMegabytes ? "" : (figure.Spread * 100).ToString("0", CultureInfo.InvariantCulture) + " %";
        return $"  {figure.Name,-44} {figure.Size,-20} {Text(figure.Value, figure.Unit),12} {spread,6}{(figure.Peers is [PeerFigure first, ..] ? Beside(figure, first) : "")}".TrimEnd();
    }

    private static string Beside(Figure figure, PeerFigure peer)
    {
        string ratio = figure.Ratio(peer) is double value ? value.ToString(value < 10 ? "0.000" : "0.0", CultureInfo.InvariantCulture) : "absent";
        return $" {ratio,6}  {peer.Name}";
    }

    private static string Digits(double value) => value.ToString(value switch { >= 100 => "#,0", >= 10 => "0.0", >= 1 => "0.00", >= 0.1 => "0.000", _ => "0.0000" }, CultureInfo.InvariantCulture);

    private static void Wrap(TextWriter output, string text)
    {
        while (text.Length > Width)
        {
            int end = text.LastIndexOf(' ', Width);
            if (end <= 2) break;
            output.WriteLine(text[..end]);
            text = "  " + text[(end + 1)..];
        }

        output.WriteLine(text);
    }
}
