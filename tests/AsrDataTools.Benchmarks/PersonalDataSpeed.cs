using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AsrDataTools.Governance.PersonalData;

namespace AsrDataTools.Benchmarks;

/// <summary>Searching personal data: speed on prose beside a set of plain regular expressions and GNU grep, on hostile strings; false alarms on prose.</summary>
internal static class PersonalDataSpeed
{
    private const int Rounds = 3;
    private const int HostileLength = 4 << 20;
    private const int Samples = 12;

    // What a plain search writes down for the same classes; written forms alone.
    private static readonly string[] Patterns =
    [
        @"\b(?:\d[ -]?){13,19}\b", @"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b", @"\b\d{3}-\d{2}-\d{4}\b", @"\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b", @"\b[A-Z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}\b",
        @"\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b", @"\+?\d{1,3}[ -.]?\(?\d{2,4}\)?[ -.]?\d{3,4}[ -.]?\d{4}\b", @"\b(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}\b", @"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b", @"\b\d{1,5} [A-Z][a-z]+ (?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive)\b",
    ];

    public static void Run()
    {
        string text = Prose();
        double megabytes = Encoding.UTF8.GetByteCount(text) / 1e6;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"prose of Debian packages: {megabytes:f1} MB, one thread"));
        PersonalDataScanner scanner = new();
        string[] lines = text.Split('\n');
        Time("Find-PersonalData's scanner, line by line", megabytes, () => lines.Sum(line => scanner.Scan(line).Count));
        Time("  the whole text at once", megabytes, () => scanner.Scan(text).Count);
        Regex[] regexes = [.. Patterns.Select(pattern => new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant))];
        Time($"{regexes.Length} NonBacktracking expressions", megabytes, () => regexes.Sum(regex => regex.Count(text)));
        Grep(text, megabytes);
        Hostile(scanner);
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

    private static string Prose() => string.Join('\n', DocumentationProse.Lines().Select(line => line.Line));

    private static void Time(string what, double megabytes, Func<int> work)
    {
        int count = work();
        TimeSpan best = TimeSpan.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            TimeSpan cpu = CpuClock.Of(() => work());
            if (cpu < best) best = cpu;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-46} {megabytes / best.TotalSeconds,8:f1} MB/s CPU   {count,8:N0} found"));
    }

    private static void Grep(string text, double megabytes)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, text);
            string pattern = string.Join('|', Patterns.Select(one => one.Replace("(?:", "(", StringComparison.Ordinal).Replace("\\d", "[0-9]", StringComparison.Ordinal)));
            if (CpuClock.OfProgram("grep", "-aEo", pattern, file) is { } cpu)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {"GNU grep -Eo of the same expressions",-46} {megabytes / cpu.TotalSeconds,8:f1} MB/s CPU"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Hostile(PersonalDataScanner scanner)
    {
        (string Name, string Unit)[] texts =
        [
            ("digits without end", "1"), ("single digits", "1 "), ("groups of four", "4111 "), ("groups and hyphens", "12-"), ("spoken digits", "four one "), ("spoken digits and pauses", "four, one, "),
            ("double double", "double "), ("at signs", "a@"), ("dots", "a.a@a."), ("colons", "a:"), ("names", "my name is "), ("births", "born "), ("letters", "A A1 "), ("addresses", "1 rue de "), ("at dot", "a at b dot "),
        ];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"hostile strings of {HostileLength / 1e6:f1} MB"));
        foreach ((string name, string unit) in texts)
        {
            string text = string.Concat(Enumerable.Repeat(unit, HostileLength / unit.Length));
            Stopwatch watch = Stopwatch.StartNew();
            int found = 0;
            TimeSpan cpu = CpuClock.Of(() => found = scanner.Scan(text).Count);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-46} {text.Length / 1e6 / cpu.TotalSeconds,8:f1} MB/s CPU   {found,8:N0} found"));
        }
    }
}
