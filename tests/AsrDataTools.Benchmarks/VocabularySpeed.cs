using System.Collections.Concurrent;
using System.Text;
using AsrDataTools.Benchmarks.Figures;
using AsrDataTools.Statistics;
using AsrDataTools.Vocabulary;

namespace AsrDataTools.Benchmarks;

/// <summary>Finding 100,000 terms in words of a text file on disk, on two threads; counting words for a comparison.</summary>
internal static class VocabularySpeed
{
    private const int Terms = 100_000;
    private const int WordTypes = 60_000;
    private const int WordsEach = 12;
    private const int Threads = 2;
    private const string Med = "/usr/share/hunspell/en_med_glut.dic";

    public static IReadOnlyList<Figure> Run(FigureRun run) => Run(run, run.Size(10, 1));

    /// <param name="run">Measures.</param>
    /// <param name="millions">Of words.</param>
    public static IReadOnlyList<Figure> Run(FigureRun run, int millions)
    {
        using ScratchFolder folder = new();
        string path = folder.File("corpus.txt"), size = $"{millions} million words";
        string[] types = Write(path, millions);
        DomainTerm[] terms = TermsOf(types);
        TermList list = Build(terms);
        return run.Measure(
            SpeedJob.Cpu("the list of terms built", FormattableString.Invariant($"{terms.Length:N0} terms"), () => Build(terms)),
            SpeedJob.Cpu(FormattableString.Invariant($"{terms.Length:N0} terms counted"), size, () => Scan(path, list, new(list)), Grep(folder, path, types)),
            SpeedJob.Memory(FormattableString.Invariant($"{terms.Length:N0} terms counted"), size, () => Scan(path, list, new(list))),
            SpeedJob.Cpu("words counted and ranked", size, () => Compare(path)));
    }

    private static TermList Build(DomainTerm[] terms) => TermList.Build(terms, new TokenOptions(), TermInflection.None, _ => { });

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

    private static void Compare(string path)
    {
        VocabularyComparer comparer = new(new());
        foreach (SpokenText text in SpokenTextReader.Read(path, null, exception => throw exception, () => { })) comparer.AddDifference(text);
        comparer.AddReference(new SpokenText { Text = "one text of production", Recording = "a" });
        if (!comparer.Terms(new(), CancellationToken.None).Any()) throw new InvalidOperationException("Nothing was counted.");
    }

    // What a simple tool of the system needs to look for whole words of a list: one pass to the first word of each line, without counts by term.
    private static SpeedPeer Grep(ScratchFolder folder, string path, string[] types)
    {
        string terms = folder.File("terms.txt");
        File.WriteAllLines(terms, types.Take(WordTypes / 2));
        return SpeedPeer.Program("grep -cwFf, 30,000 words", "grep", "-c", "-w", "-F", "-f", terms, path);
    }

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
