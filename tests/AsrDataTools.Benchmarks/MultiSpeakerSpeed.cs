using AsrDataTools.Annotation;
using AsrDataTools.Benchmarks.Figures;
using AsrDataTools.Scoring.MultiSpeaker;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks;

/// <summary>Scoring a meeting of four speakers, by metric.</summary>
internal static class MultiSpeakerSpeed
{
    private const int Speakers = 4;
    private const int Vocabulary = 3000;

    public static IReadOnlyList<Figure> Run(FigureRun run)
    {
        double hours = run.Size(5.0, 1.0);
        MultiSpeakerPair pair = Make(hours);
        int words = pair.Reference.Sum(s => s.Text!.Split(' ').Length);
        return run.Measure([.. Enum.GetValues<MultiSpeakerMetric>().Select(metric => SpeedJob.Cpu($"a meeting of {Speakers} speakers, {metric}", FormattableString.Invariant($"{hours} h, {words:N0} words"), () =>
        {
            MultiSpeakerScorer scorer = new(new());
            scorer.Score(scorer.Prepare(pair), metric);
        }))]);
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
