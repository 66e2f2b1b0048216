using System.Diagnostics;
using System.Text;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks;

/// <summary>CPU time and memory of scoring words, beside sclite in the same run; rounds interleave, medians count.</summary>
internal static class WordSpeed
{
    private const int Rounds = 5;
    private const int PeerRounds = 1;
    private const int Utterances = 10_000;
    private const int WordsEach = 20;
    private const int Vocabulary = 5000;

    public static void Run()
    {
        string folder = Directory.CreateTempSubdirectory("asrdata-benchmark-").FullName;
        try
        {
            LongPair(folder, 100_000, beside: false); // First, so that the memory is its own.
            LongPair(folder, 10_000, beside: true);
            Corpus(folder);
            Bootstrap();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Corpus(string folder)
    {
        SeededRandom random = new(1);
        StringBuilder reference = new(), hypothesis = new();
        for (int utterance = 0; utterance < Utterances; utterance++)
        {
            string[] words = Words(random, WordsEach);
            string id = FormattableString.Invariant($" (spk{utterance % 50:00}-{utterance:00000})\n");
            reference.AppendJoin(' ', words).Append(id);
            hypothesis.AppendJoin(' ', Disturbed(random, words)).Append(id);
        }

        (string referencePath, string hypothesisPath) = Write(folder, "r.trn", reference, "h.trn", hypothesis);
        TimeSpan first = CpuClock.Of(() => Score(referencePath, hypothesisPath));
        Compare("10,000 utterances, 200,000 words", referencePath, hypothesisPath, "1/4");
        Console.WriteLine(FormattableString.Invariant($"  the first time in its process: {first.TotalSeconds:0.000} s CPU"));
        WholeRun(referencePath, hypothesisPath);
    }

    // What a user waits for, less what every start costs.
    private static void WholeRun(string reference, string hypothesis)
    {
        if (Speed.FindShell() is not { } shell) return;
        List<double> start = [], run = [];
        for (int round = 0; round < Rounds; round++)
        {
            start.Add(CpuClock.OfProgram(shell, "-Command", "1")!.Value.TotalSeconds);
            run.Add(CpuClock.OfProgram(shell, "-Command", $"Measure-WordError '{reference}' '{hypothesis}'")!.Value.TotalSeconds);
        }

        Print("  the same by asrdata, beyond asrdata -Command 1", Median(run) - Median(start), double.NaN, "0.2 s");
    }

    private static void LongPair(string folder, int length, bool beside)
    {
        SeededRandom random = new(length);
        string[] words = Words(random, length);
        (string referencePath, string hypothesisPath) = Write(
            folder, "long-r.trn", new StringBuilder().AppendJoin(' ', words).Append(" (a-1)\n"), "long-h.trn", new StringBuilder().AppendJoin(' ', Disturbed(random, words)).Append(" (a-1)\n"));
        TimeSpan once = CpuClock.Of(() => Score(referencePath, hypothesisPath));
        long peak = Process.GetCurrentProcess().PeakWorkingSet64;
        string name = FormattableString.Invariant($"a pair of {length:N0} words");
        if (beside) Compare(name, referencePath, hypothesisPath, "1/10");
        else Print(name, Median([.. Enumerable.Range(0, Rounds).Select(_ => CpuClock.Of(() => Score(referencePath, hypothesisPath)).TotalSeconds)]), double.NaN, "2 s");
        Console.WriteLine(FormattableString.Invariant($"  the first time: {once.TotalSeconds:0.000} s CPU, peak memory of the process then {peak / 1e6:0} MB"));
    }

    private static void Bootstrap()
    {
        SeededRandom random = new(3);
        long[] errors = [.. Enumerable.Range(0, Utterances).Select(_ => (long)random.Next(5))];
        long[] words = [.. Enumerable.Range(0, Utterances).Select(_ => 5L + random.Next(30))];
        double seconds = Median([.. Enumerable.Range(0, Rounds).Select(_ => CpuClock.Of(() => RatioBootstrap.Replicates(errors, words, 10_000, 1)).TotalSeconds)]);
        Print("10,000 replicates over 10,000 utterances", seconds, double.NaN, "1 s");
    }

    private static void Compare(string what, string reference, string hypothesis, string target)
    {
        List<double> own = [], peer = [];
        for (int round = 0; round < Rounds; round++)
        {
            own.Add(CpuClock.Of(() => Score(reference, hypothesis)).TotalSeconds);
            if (round < PeerRounds && CpuClock.OfProgram("sctk", "sclite", "-r", reference, "trn", "-h", hypothesis, "trn", "-i", "spu_id", "-o", "rsum", "stdout") is TimeSpan time) peer.Add(time.TotalSeconds);
        }

        Print(what, Median(own), peer.Count == 0 ? double.NaN : Median(peer), target);
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

    private static (string, string) Write(string folder, string referenceName, StringBuilder reference, string hypothesisName, StringBuilder hypothesis)
    {
        (string referencePath, string hypothesisPath) = (Path.Combine(folder, referenceName), Path.Combine(folder, hypothesisName));
        File.WriteAllText(referencePath, reference.ToString());
        File.WriteAllText(hypothesisPath, hypothesis.ToString());
        return (referencePath, hypothesisPath);
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    private static void Print(string what, double seconds, double peer, string target) => Console.WriteLine(double.IsNaN(peer)
        ? FormattableString.Invariant($"{what,-45} {seconds,8:0.000} s CPU   target {target}")
        : FormattableString.Invariant($"{what,-45} {seconds,8:0.000} s CPU   sclite {peer:0.00} s   {seconds / peer:0.000} of it   target {target}"));
}
