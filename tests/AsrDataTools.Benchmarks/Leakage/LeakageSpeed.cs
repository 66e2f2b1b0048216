using System.Diagnostics;
using AsrDataTools.Benchmarks.Leakage;
using AsrDataTools.Corpus;
using AsrDataTools.Leakage;
using AsrDataTools.Text;

namespace AsrDataTools.Benchmarks;

/// <summary>Texts searched at size, what is found of what there is, and splits whose cheapest cut is known.</summary>
internal static class LeakageSpeed
{
    private const int Million = 1_000_000;
    private const int Judged = 20_000;
    private const int Threads = 2;

    public static void Run()
    {
        // The largest first: the peak of the process is then its own.
        Search("1,000,000 short transcripts in themselves", Transcripts.Talk(Million, 1), []);
        Search("the same, 18 words in random order", Transcripts.Jumble(Million, 2), []);
        Search("the same, one template with other numbers", Transcripts.Template(Million), []);
        Search("20,000 of evaluation in 1,000,000 of training", Transcripts.Talk(Million, 1), Transcripts.Talk(Judged, 3));
        Recall(0.6, 0.7, 0.8, 0.9);
        SplitStudy.Run();
    }

    /// <summary>The splits alone.</summary>
    public static void RunSplits() => SplitStudy.Run();

    private static void Search(string name, IReadOnlyList<SpeechUtterance> corpus, IReadOnlyList<SpeechUtterance> evaluation)
    {
        LeakageItem[] training = [.. corpus.Select((utterance, number) => new LeakageItem(utterance, number))];
        LeakageItem[] asked = evaluation.Count == 0 ? training : [.. evaluation.Select((utterance, number) => new LeakageItem(utterance, number))];
        LeakageOptions options = new() { Kinds = new HashSet<LeakageKind> { LeakageKind.SameText, LeakageKind.NearText }, Threads = Threads };
        long same = 0, near = 0;
        Stopwatch watch = Stopwatch.StartNew();
        TimeSpan cpu = CpuClock.Of(() =>
        {
            LeakageInput input = new(training, asked, options, isSelf: evaluation.Count == 0, exception => throw exception, CancellationToken.None);
            foreach (LeakageMatch match in new LeakageSearch(input).Find())
            {
                if (match.Kind == LeakageKind.SameText) same++;
                else near++;
            }
        });
        Console.WriteLine(FormattableString.Invariant(
            $"{name,-48} {watch.Elapsed.TotalSeconds,6:0.0} s, {cpu.TotalSeconds,6:0.0} s CPU; {same:N0} same, {near:N0} near; peak of the process {Process.GetCurrentProcess().PeakWorkingSet64 / 1e9:0.00} GB"));
    }

    private static void Recall(params double[] thresholds)
    {
        SentenceTable table = new();
        BasicNormalizer normalizer = new();
        foreach (SpeechUtterance utterance in Transcripts.Talk(4 * Judged, 5))
        {
            if (table.Count < Judged) table.Add(normalizer.Normalize(utterance.Text!));
        }

        List<(int Sentence, int Other, double Similarity)> truth = BruteForce.Near(table, thresholds.Min(), Threads);
        foreach (double threshold in thresholds)
        {
            HashSet<(int, int)> near = [.. truth.Where(pair => pair.Similarity >= threshold).SelectMany(pair => ((int, int)[])[(pair.Sentence, pair.Other), (pair.Other, pair.Sentence)])];
            NearSentenceQuery query = new(new NearSentenceIndex(table, Enumerable.Range(0, table.Count), threshold, Threads, CancellationToken.None));
            long found = 0, wrong = 0, candidates = 0;
            for (int sentence = 0; sentence < table.Count; sentence++)
            {
                foreach ((int other, _) in query.Near(sentence))
                {
                    if (near.Contains((sentence, other))) found++;
                    else wrong++;
                }

                candidates += query.Candidates;
            }

            Console.WriteLine(FormattableString.Invariant(
                $"{table.Count:N0} sentences, every pair, Jaccard ≥ {threshold:0.0}: {near.Count:N0} near, recall {(double)found / near.Count:0.0000}, {wrong} wrong; {candidates:N0} candidates verified"));
        }
    }
}
