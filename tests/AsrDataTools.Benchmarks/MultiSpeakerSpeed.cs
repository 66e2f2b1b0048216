using System.Diagnostics;
using AsrDataTools.Annotation;
using AsrDataTools.Scoring.MultiSpeaker;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks;

/// <summary>CPU time and memory of scoring a meeting of four speakers, by metric; medians of some rounds.</summary>
internal static class MultiSpeakerSpeed
{
    private const int Rounds = 3;
    private const int Speakers = 4;
    private const int Vocabulary = 3000;

    public static void Run()
    {
        foreach (double hours in (double[])[1, 5])
        {
            MultiSpeakerPair pair = Make(hours);
            int words = pair.Reference.Sum(s => s.Text!.Split(' ').Length);
            Console.WriteLine(FormattableString.Invariant($"{hours} h, {Speakers} speakers, {pair.Reference.Count:N0} utterances, {words:N0} words a side"));
            foreach (MultiSpeakerMetric metric in Enum.GetValues<MultiSpeakerMetric>()) Time(pair, metric);
        }

        Console.WriteLine(FormattableString.Invariant($"at most {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB in all"));
    }

    private static void Time(MultiSpeakerPair pair, MultiSpeakerMetric metric)
    {
        MultiSpeakerScore? score = null;
        long before = GC.GetTotalAllocatedBytes(precise: true);
        double[] seconds = [.. Enumerable.Range(0, Rounds).Select(_ => CpuClock.Of(() =>
        {
            MultiSpeakerScorer scorer = new(new());
            score = scorer.Score(scorer.Prepare(pair), metric);
        }).TotalSeconds).Order()];
        long allocated = (GC.GetTotalAllocatedBytes(precise: true) - before) / Rounds;
        Console.WriteLine(FormattableString.Invariant(
            $"  {metric,-6} {100 * score!.Words.ErrorRate,6:0.00} %  {seconds[Rounds / 2],7:0.000} s  {allocated >> 20,5} MB allocated  {score.Search}"));
    }

    // One word in five wrong, one utterance in ten with another speaker, edges off by up to 0.3 s, turns that overlap.
    private static MultiSpeakerPair Make(double hours)
    {
        SeededRandom random = new(5);
        List<AnnotationSegment> reference = [];
        List<AnnotationSegment> hypothesis = [];
        for (double at = 1; at < hours * 3600;)
        {
            int speaker = random.Next(Speakers);
            string[] words = [.. Enumerable.Range(0, 2 + random.Next(23)).Select(_ => Word(random))];
            double end = at + (0.31 * words.Length);
            reference.Add(Segment("r", speaker, words, at, end));
            IEnumerable<string> heard = words.SelectMany(word => random.Next(15) switch
            {
                0 => (string[])[],
                1 => [Word(random)],
                2 => [word, Word(random)],
                _ => [word],
            });
            double shift = (0.6 * random.NextDouble()) - 0.3;
            hypothesis.Add(Segment("h", random.Next(10) == 0 ? random.Next(Speakers) : speaker, heard, at + shift, end + shift));
            at = end - 1.5 + (3.5 * random.NextDouble());
        }

        return new() { Recording = "meeting", Reference = reference, Hypothesis = hypothesis };
    }

    // Frequent words are frequent: by Zipf's law.
    private static string Word(SeededRandom random) => FormattableString.Invariant($"w{(int)Math.Pow(Vocabulary, random.NextDouble())}");

    private static AnnotationSegment Segment(string side, int speaker, IEnumerable<string> words, double start, double end) => new()
    {
        Recording = "meeting",
        Speaker = FormattableString.Invariant($"{side}{speaker}"),
        Text = string.Join(' ', words),
        StartSeconds = start,
        EndSeconds = end,
    };
}
