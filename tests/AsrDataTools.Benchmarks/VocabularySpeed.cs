using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using AsrDataTools.Statistics;
using AsrDataTools.Vocabulary;

namespace AsrDataTools.Benchmarks;

/// <summary>
/// Finding 100,000 terms in 100 million words, from a text file on disk, on two threads; and counting words for a comparison. The number of
/// words, in millions, may be given; times are scaled to 100 million for the target.
/// </summary>
internal static class VocabularySpeed
{
    private const int Terms = 100_000;
    private const int WordTypes = 60_000;
    private const int WordsEach = 12;
    private const int Threads = 2;
    private const string Med = "/usr/share/hunspell/en_med_glut.dic";

    public static void Run(int millions)
    {
        string folder = Directory.CreateTempSubdirectory("asrdata-benchmark-").FullName;
        try
        {
            string path = Path.Combine(folder, "corpus.txt");
            string[] types = Write(path, millions);
            Count(path, TermsOf(types), millions);
            Compare(path, millions);
            Peer(folder, path, types, millions);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Count(string path, DomainTerm[] terms, int millions)
    {
        TermList? list = null;
        TimeSpan built = CpuClock.Of(() => list = TermList.Build(terms, new TokenOptions(), TermInflection.None, _ => { }));
        TermTally tally = new(list!);
        Stopwatch watch = Stopwatch.StartNew();
        TimeSpan cpu = CpuClock.Of(() => Scan(path, list!, tally));
        Console.WriteLine(FormattableString.Invariant($"{list!.Terms.Count:N0} terms ({list.Variants:N0} variants) built in {built.TotalSeconds:0.00} s CPU"));
        Print("terms in words", tally.Tokens, cpu, watch.Elapsed, millions, "120 s CPU, 60 s on two cores");
        Console.WriteLine(FormattableString.Invariant($"  {tally.Occurrences:N0} occurrences; peak memory of the process {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB, target 1,500 MB"));
    }

    // As Measure-DomainTerm does it: one thread reads, the others search, batch by batch.
    private static void Scan(string path, TermList list, TermTally tally)
    {
        TermScanner scanner = new(list, new TokenOptions());
        using BlockingCollection<TermBatch> batches = new(boundedCapacity: 2 * Threads);
        Task[] workers = [.. Enumerable.Range(0, Threads).Select(_ => Task.Factory.StartNew(
            () =>
            {
                foreach (TermBatch batch in batches.GetConsumingEnumerable())
                {
                    scanner.Scan(batch, CancellationToken.None);
                    lock (tally) tally.Add(batch);
                }
            },
            TaskCreationOptions.LongRunning))];
        TermBatch filling = new();
        foreach (SpokenText text in SpokenTextReader.Read(path, null, exception => throw exception, () => { }))
        {
            filling.Add(text);
            if (filling.Characters < TermBatch.FullAt) continue;
            batches.Add(filling);
            filling = new();
        }

        batches.Add(filling);
        batches.CompleteAdding();
        Task.WaitAll(workers);
    }

    private static void Compare(string path, int millions)
    {
        VocabularyComparer comparer = new(new());
        Stopwatch watch = Stopwatch.StartNew();
        TimeSpan cpu = CpuClock.Of(() =>
        {
            foreach (SpokenText text in SpokenTextReader.Read(path, null, exception => throw exception, () => { })) comparer.AddDifference(text);
            comparer.AddReference(new SpokenText { Text = "one text of production", Recording = "a" });
            if (!comparer.Terms(new(), CancellationToken.None).Any()) throw new InvalidOperationException("Nothing was counted.");
        });
        Print("words counted and ranked", comparer.DifferenceTokens, cpu, watch.Elapsed, millions, "");
    }

    // What a simple tool of the system needs to look for whole words of a list: GNU grep -c -w -F -f, one pass, without counts by term.
    private static void Peer(string folder, string path, string[] types, int millions)
    {
        string terms = Path.Combine(folder, "terms.txt");
        File.WriteAllLines(terms, types.Take(WordTypes / 2));
        if (CpuClock.OfProgram("grep", "-c", "-w", "-F", "-f", terms, path) is TimeSpan time)
            Console.WriteLine(FormattableString.Invariant($"grep -c -w -F with {WordTypes / 2:N0} single words: {time.TotalSeconds:0.0} s CPU, {time.TotalSeconds * 100 / millions:0} s for 100 million words"));
    }

    private static void Print(string what, long words, TimeSpan cpu, TimeSpan wall, int millions, string target) => Console.WriteLine(FormattableString.Invariant(
        $"{what}: {words:N0} words in {cpu.TotalSeconds:0.0} s CPU, {wall.TotalSeconds:0.0} s wall; for 100 million {cpu.TotalSeconds * 100 / millions:0} s CPU, {wall.TotalSeconds * 100 / millions:0} s wall{(target.Length > 0 ? $"; target {target}" : "")}"));

    // Real medical words where they are installed, and runs of the corpus' words, so that many are found.
    private static DomainTerm[] TermsOf(string[] types)
    {
        SeededRandom random = new(2);
        IEnumerable<string> real = File.Exists(Med) ? TermListReader.Read(Med, _ => { }).Select(term => term.Text) : [];
        IEnumerable<string> made = Enumerable.Range(0, 2 * Terms).Select(i => i % 3 == 0
            ? types[random.Next(types.Length)]
            : string.Join(' ', Enumerable.Range(0, 2 + (i % 2)).Select(_ => types[Rank(random, types.Length)])));
        return [.. real.Take(Terms / 2).Concat(made).Distinct().Take(Terms).Select(text => new DomainTerm { Text = text })];
    }

    private static string[] Write(string path, int millions)
    {
        SeededRandom random = new(1);
        string[] numbers = ["ten", "twenty", "one", "five", "hundred", "42", "2,500"];
        string[] types = [.. Enumerable.Range(0, WordTypes).Select(i => Word(random, i))];
        using StreamWriter writer = new(path, append: false, Encoding.ASCII, 1 << 16);
        for (long words = 0; words < 1_000_000L * millions; words += WordsEach)
        {
            for (int i = 0; i < WordsEach; i++)
            {
                if (i > 0) writer.Write(' ');
                writer.Write(random.Next(50) == 0 ? numbers[random.Next(numbers.Length)] : types[Rank(random, types.Length)]);
            }

            writer.Write(".\n");
        }

        return types;
    }

    // Frequencies as in language: the word of rank r about 1/r as often as the first.
    private static int Rank(SeededRandom random, int types) => (int)Math.Pow(types, random.NextDouble()) - 1;

    private static string Word(SeededRandom random, int rank)
    {
        const string Consonants = "bcdfghklmnprstvz", Vowels = "aeiou";
        StringBuilder word = new();
        for (int syllables = 1 + (rank > 50 ? 1 : 0) + random.Next(3); syllables > 0; syllables--) word.Append(Consonants[random.Next(Consonants.Length)]).Append(Vowels[random.Next(Vowels.Length)]);
        return word.Append("nsrlt"[random.Next(5)]).ToString();
    }
}
