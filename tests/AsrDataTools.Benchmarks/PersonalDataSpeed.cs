using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AsrDataTools.Benchmarks.Figures;
using AsrDataTools.Governance.PersonalData;

namespace AsrDataTools.Benchmarks;

/// <summary>Searching personal data: speed on prose beside a set of plain regular expressions and GNU grep, on hostile strings; false alarms on prose.</summary>
internal static class PersonalDataSpeed
{
    private const int HostileLength = 1 << 20;
    private const int QuickLines = 20_000;
    private const int Samples = 12;

    // What a plain search writes down for the same classes; written forms alone.
    private static readonly string[] Patterns =
    [
        @"\b(?:\d[ -]?){13,19}\b", @"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b", @"\b\d{3}-\d{2}-\d{4}\b", @"\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b", @"\b[A-Z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}\b",
        @"\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b", @"\+?\d{1,3}[ -.]?\(?\d{2,4}\)?[ -.]?\d{3,4}[ -.]?\d{4}\b", @"\b(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}\b", @"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b", @"\b\d{1,5} [A-Z][a-z]+ (?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive)\b",
    ];

    public static IReadOnlyList<Figure> Run(FigureRun run)
    {
        string[] lines = [.. DocumentationProse.Lines().Select(line => line.Line).Take(run.Size(int.MaxValue, QuickLines))];
        string text = string.Join('\n', lines), size = string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(text) / 1e6:0.00} MB of prose");
        using ScratchFolder folder = new();
        string file = folder.File("prose.txt");
        File.WriteAllText(file, text);
        PersonalDataScanner scanner = new();
        Regex[] regexes = [.. Patterns.Select(pattern => new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant))];
        return
        [
            .. run.Measure(
                SpeedJob.Cpu("written and spoken, line by line", size, () => lines.Sum(line => scanner.Scan(line).Count), Grep(file), new SpeedPeer($"{regexes.Length} regular expressions", () => CpuClock.Of(() => regexes.Sum(regex => regex.Count(text))).TotalSeconds)),
                SpeedJob.Cpu("the whole text at once", size, () => scanner.Scan(text))),
            .. Hostile(run, scanner),
        ];
    }

    /// <summary>Counts findings on prose by class, with samples to look at.</summary>
    public static void RunAlarms()
    {
        PersonalDataScanner scanner = new();
        SortedDictionary<string, List<string>> found = new(StringComparer.Ordinal);
        double megabytes = 0;
        foreach ((string path, string line) in DocumentationProse.Lines())
        {
            megabytes += (Encoding.UTF8.GetByteCount(line) + 1) / 1e6;
            foreach (PersonalDataSpan span in scanner.Scan(line))
            {
                if (!found.TryGetValue(span.Class, out List<string>? list)) found[span.Class] = list = [];
                int from = Math.Max(0, span.Start - 40);
                list.Add($"{line[from..span.Start]}[[{line.Substring(span.Start, span.Length)}]]{line[span.End..Math.Min(line.Length, span.End + 25)]}  ({span.Score:f2} {span.Form} {Path.GetFileName(path)})");
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{megabytes:f1} MB of prose"));
        Random random = new(1);
        foreach ((string name, List<string> list) in found)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {list.Count:N0}, {list.Count / megabytes:f2} per MB"));
            foreach (string sample in list.OrderBy(_ => random.Next()).Take(Samples)) Console.WriteLine($"    {sample}");
        }
    }

    private static SpeedPeer Grep(string file)
    {
        string pattern = string.Join('|', Patterns.Select(one => one.Replace("(?:", "(", StringComparison.Ordinal).Replace("\\d", "[0-9]", StringComparison.Ordinal)));
        return SpeedPeer.Program("grep -Eo of them", "grep", "-aEo", pattern, file);
    }

    private static IReadOnlyList<Figure> Hostile(FigureRun run, PersonalDataScanner scanner)
    {
        (string Name, string Unit)[] texts =
        [
            ("digits without end", "1"), ("single digits", "1 "), ("groups of four", "4111 "), ("groups and hyphens", "12-"), ("spoken digits", "four one "), ("spoken digits and pauses", "four, one, "),
            ("double double", "double "), ("at signs", "a@"), ("dots", "a.a@a."), ("colons", "a:"), ("names", "my name is "), ("births", "born "), ("letters", "A A1 "), ("addresses", "1 rue de "), ("at dot", "a at b dot "),
        ];
        return run.Measure([.. texts.Select(text =>
        {
            string hostile = string.Concat(Enumerable.Repeat(text.Unit, HostileLength / text.Unit.Length));
            return SpeedJob.Cpu($"hostile: {text.Name}", "1 MiB", () => scanner.Scan(hostile));
        })]);
    }
}
