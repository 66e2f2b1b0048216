using System.Text;
using AsrDataTools.Benchmarks.Figures;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks;

/// <summary>Scoring words, beside sclite; reading and intervals are in it.</summary>
internal static class WordSpeed
{
    private const int WordsEach = 20;
    private const int Vocabulary = 5000;
    private const int Replicates = 10_000;

    public static IReadOnlyList<Figure> Run(FigureRun run)
    {
        using ScratchFolder folder = new();
        int utterances = run.Size(10_000, 1000);
        (string reference, string hypothesis) = Corpus(folder, utterances);
        SpeedPeer sclite = Sclite(reference, hypothesis);
        string size = FormattableString.Invariant($"{utterances * WordsEach:N0} words");
        (int longest, int compared) = run.Size((100_000, 10_000), (10_000, 2000));
        (string longReference, string longHypothesis) = Pair(folder, longest);
        (string pairReference, string pairHypothesis) = Pair(folder, compared);
        return run.Measure(
            SpeedJob.Cpu("utterances of 20 words, scored", size, () => Score(reference, hypothesis), sclite),
            SpeedJob.Program("the same, a whole asrdata process", size, BuiltShell.Path, ["-Command", $"Measure-WordError '{reference}' '{hypothesis}'"], sclite),
            SpeedJob.Cpu("one pair", FormattableString.Invariant($"{compared:N0} words"), () => Score(pairReference, pairHypothesis), Sclite(pairReference, pairHypothesis)),
            SpeedJob.Cpu("one long pair", FormattableString.Invariant($"{longest:N0} words"), () => Score(longReference, longHypothesis)),
            SpeedJob.Memory("one long pair", FormattableString.Invariant($"{longest:N0} words"), () => Score(longReference, longHypothesis)),
            Bootstrap(utterances));
    }

    // It takes long for a long pair.
    private static SpeedPeer Sclite(string reference, string hypothesis) =>
        SpeedPeer.Program("sclite", "sctk", "sclite", "-r", reference, "trn", "-h", hypothesis, "trn", "-i", "spu_id", "-o", "rsum", "stdout") with { Rounds = 1 };

    private static (string, string) Corpus(ScratchFolder folder, int utterances)
    {
        SeededRandom random = new(1);
        StringBuilder reference = new(), hypothesis = new();
        for (int utterance = 0; utterance < utterances; utterance++)
        {
            string[] words = Words(random, WordsEach);
            string id = FormattableString.Invariant($" (spk{utterance % 50:00}-{utterance:00000})\n");
            reference.AppendJoin(' ', words).Append(id);
            hypothesis.AppendJoin(' ', Disturbed(random, words)).Append(id);
        }

        return Write(folder, "corpus", reference, hypothesis);
    }

    private static (string, string) Pair(ScratchFolder folder, int length)
    {
        SeededRandom random = new(length);
        string[] words = Words(random, length);
        return Write(folder, $"pair{length}", new StringBuilder().AppendJoin(' ', words).Append(" (a-1)\n"), new StringBuilder().AppendJoin(' ', Disturbed(random, words)).Append(" (a-1)\n"));
    }

    private static SpeedJob Bootstrap(int utterances)
    {
        SeededRandom random = new(3);
        long[] errors = [.. Enumerable.Range(0, utterances).Select(_ => (long)random.Next(5))];
        long[] words = [.. Enumerable.Range(0, utterances).Select(_ => 5L + random.Next(30))];
        return SpeedJob.Cpu(FormattableString.Invariant($"{Replicates:N0} bootstrap replicates"), FormattableString.Invariant($"{utterances:N0} utterances"), () => RatioBootstrap.Replicates(errors, words, Replicates, 1));
    }

    private static void Score(string reference, string hypothesis)
    {
        WordScoringOptions scoring = new();
        WordScorer scorer = new(scoring);
        WordErrorAnalysis analysis = new(new WordErrorOptions(), scoring);
        foreach (TranscriptPair pair in TranscriptPairs.Read(reference, hypothesis, null, null, exception => throw exception)) analysis.Add(scorer.Score(pair));
        if (analysis.Results(CancellationToken.None)[0].Words == 0) throw new InvalidOperationException("Nothing was scored.");
    }

    // Frequencies as in language: the word of rank r about 1/r as often as the first.
    private static string[] Words(SeededRandom random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => FormattableString.Invariant($"word{(int)Math.Pow(Vocabulary, random.NextDouble())}"))];

    private static IEnumerable<string> Disturbed(SeededRandom random, string[] words)
    {
        foreach (string word in words)
        {
            switch (random.Next(20))
            {
                case 0: break;
                case 1: yield return Words(random, 1)[0]; break;
                case 2: yield return word; yield return Words(random, 1)[0]; break;
                default: yield return word; break;
            }
        }
    }

    private static (string, string) Write(ScratchFolder folder, string name, StringBuilder reference, StringBuilder hypothesis)
    {
        (string referencePath, string hypothesisPath) = (folder.File(name + ".ref.trn"), folder.File(name + ".hyp.trn"));
        File.WriteAllText(referencePath, reference.ToString());
        File.WriteAllText(hypothesisPath, hypothesis.ToString());
        return (referencePath, hypothesisPath);
    }
}
