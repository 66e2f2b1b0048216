using AsrDataTools.Benchmarks.Figures;
using AsrDataTools.Benchmarks.Leakage;
using AsrDataTools.Corpus;
using AsrDataTools.Leakage;
using AsrDataTools.Text;

namespace AsrDataTools.Benchmarks;

/// <summary>Texts searched at size, what is found of what there is, and splits whose cheapest cut is known.</summary>
internal static class LeakageSpeed
{
    private const int Judged = 20_000;
    private const int Threads = 2;

    public static IReadOnlyList<Figure> Run(FigureRun run)
    {
        int count = run.Size(200_000, 20_000);
        return Run(run, count, count / 50);
    }

    /// <param name="run">Measures.</param>
    /// <param name="count">Transcripts searched.</param>
    /// <param name="asked">Transcripts of evaluation looked for in them.</param>
    public static IReadOnlyList<Figure> Run(FigureRun run, int count, int asked)
    {
        string size = FormattableString.Invariant($"{count:N0} texts");
        IReadOnlyList<SpeechUtterance> talk = Transcripts.Talk(count, 1), evaluation = Transcripts.Talk(asked, 3);
        return run.Measure(
            SpeedJob.Cpu("short transcripts in themselves", size, () => Search(talk, [])),
            SpeedJob.Memory("short transcripts in themselves", size, () => Search(talk, [])),
            SpeedJob.Cpu("the same, 18 words in random order", size, Searching(Transcripts.Jumble(count, 2))),
            SpeedJob.Cpu("the same, one template with other numbers", size, Searching(Transcripts.Template(count))),
            SpeedJob.Cpu(FormattableString.Invariant($"{asked:N0} of evaluation in training"), size, () => Search(talk, evaluation)));
    }

    /// <summary>What is found of what there is, and splits whose cheapest cut is known.</summary>
    public static void WriteRecall()
    {
        Recall(0.6, 0.7, 0.8, 0.9);
        SplitStudy.Run();
    }

    private static Action Searching(IReadOnlyList<SpeechUtterance> corpus) => () => Search(corpus, []);

    private static long Search(IReadOnlyList<SpeechUtterance> corpus, IReadOnlyList<SpeechUtterance> evaluation)
    {
        LeakageItem[] training = [.. corpus.Select((utterance, number) => new LeakageItem(utterance, number))];
        LeakageItem[] asked = evaluation.Count == 0 ? training : [.. evaluation.Select((utterance, number) => new LeakageItem(utterance, number))];
        LeakageOptions options = new() { Kinds = new HashSet<LeakageKind> { LeakageKind.SameText, LeakageKind.NearText }, Threads = Threads };
        LeakageInput input = new(training, asked, options, isSelf: evaluation.Count == 0, exception => throw exception, CancellationToken.None);
        return new LeakageSearch(input).Find().LongCount();
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
