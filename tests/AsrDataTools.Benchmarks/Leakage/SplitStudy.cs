using System.Globalization;
using AsrDataTools.Corpus;
using AsrDataTools.Leakage;
using AsrDataTools.Leakage.Splitting;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Leakage;

/// <summary>Splits of corpora whose best split is known.</summary>
internal static class SplitStudy
{
    private static readonly LeakageOptions Strict = new() { PromptFrequency = int.MaxValue, Threads = 2 };

    public static void Run()
    {
        AtSize();
        Shares();
        Bridges();
    }

    // 100 corpora of 40 to 400 speakers of very unequal size: how far are the shares off, and is anything shared?
    private static void Shares()
    {
        const int Corpora = 100;
        List<double> off = [];
        long findings = 0;
        for (int i = 0; i < Corpora; i++)
        {
            SeededRandom random = new(i);
            SplitReport report = Split(Speakers(40 + random.Next(360), 4000, random), [("train", 0.8), ("dev", 0.1), ("test", 0.1)], cut: false);
            off.AddRange(report.Splits.Select(split => Math.Abs(split.Share - split.AskedShare) / split.AskedShare));
            findings += report.Findings + (report.IsPossible ? 0 : 1);
        }

        off.Sort();
        Console.WriteLine(FormattableString.Invariant(
            $"{Corpora} corpora of 40 to 400 speakers, 80/10/10: shares off by {off[off.Count / 2]:0.00%} of themselves in the median, {off[^1]:0.00%} at most; {findings} not disjoint or not made"));
    }

    // Communities whose speakers share sentences, and a known number of sentences between them: the planted cut is the cheapest but by accident.
    private static void Bridges()
    {
        const int Corpora = 50;
        List<double> ratio = [];
        int optimal = 0, made = 0;
        for (int i = 0; i < Corpora; i++)
        {
            SeededRandom random = new(1000 + i);
            int communities = 2 + random.Next(5), bridges = 1 + random.Next(30);
            SpeechUtterance[] corpus = Communities(communities, bridges, random);
            SplitReport report = Split(corpus, [("train", 1 - (1.0 / communities)), ("test", 1.0 / communities)], cut: true);
            if (report.IsPossible) made++;

            // Only bridges that touch the community that becomes the test set need be cut; at best the one with the fewest.
            int least = Enumerable.Range(0, communities).Min(community => corpus.Count(row => row.Domain == $"c{community}" && row.Extra.Count > 0));
            ratio.Add(report.Dropped / (double)Math.Max(1, least));
            if (report.Dropped <= least) optimal++;
        }

        ratio.Sort();
        Console.WriteLine(FormattableString.Invariant(
            $"{Corpora} corpora of 2 to 6 communities tied by 1 to 30 sentences: {made} made; left out {ratio[ratio.Count / 2]:0.00} of the planted cut in the median, {ratio[^1]:0.00} at most; no more than planted in {optimal}"));
    }

    private static void AtSize()
    {
        SeededRandom random = new(7);
        SpeechUtterance[] corpus = Speakers(5000, 200_000, random);
        SplitReport report = new();
        TimeSpan cpu = CpuClock.Of(() => report = Split(corpus, [("train", 0.8), ("dev", 0.1), ("test", 0.1)], cut: true));
        Console.WriteLine(FormattableString.Invariant(
            $"200,000 utterances of 5,000 speakers: {cpu.TotalSeconds:0.0} s CPU, proof included; {report.Components:N0} groups, {report.Dropped:N0} left out, {report.Findings} findings"));
    }

    private static SplitReport Split(SpeechUtterance[] corpus, (string, double)[] splits, bool cut) => new CorpusSplitter(
        [.. corpus.Select((utterance, number) => new LeakageItem(utterance, number))],
        new CorpusSplitOptions { Splits = splits, Disjoint = Strict, CutBridges = cut },
        trouble => throw trouble,
        CancellationToken.None).Split().Report;

    private static SpeechUtterance[] Speakers(int speakers, int utterances, SeededRandom random) => [.. Enumerable.Range(0, utterances).Select(i => new SpeechUtterance
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"u{i}"),
        Text = string.Create(CultureInfo.InvariantCulture, $"utterance {i} has words of its own"),
        Speaker = string.Create(CultureInfo.InvariantCulture, $"s{(int)(speakers * Math.Pow(random.NextDouble(), 1.5))}"),
        DurationSeconds = 1 + (9 * random.NextDouble()),
    })];

    private static SpeechUtterance[] Communities(int communities, int bridges, SeededRandom random)
    {
        List<SpeechUtterance> rows = [];
        for (int community = 0; community < communities; community++)
        {
            for (int speaker = 0; speaker < 20; speaker++)
            {
                for (int i = 0; i < 20; i++) rows.Add(Row(rows.Count, $"sentence number{random.Next(60)} of community{community}", community, speaker, false));
            }
        }

        for (int bridge = 0; bridge < bridges; bridge++)
        {
            int first = random.Next(communities), second = (first + 1 + random.Next(communities - 1)) % communities;
            foreach (int community in (int[])[first, second]) rows.Add(Row(rows.Count, $"everybody says bridge{bridge}", community, random.Next(20), true));
        }

        return [.. rows];
    }

    private static SpeechUtterance Row(int number, string text, int community, int speaker, bool isBridge) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"u{number}"),
        Text = text,
        Domain = $"c{community}",
        Speaker = $"c{community}s{speaker}",
        DurationSeconds = 2,
        Extra = isBridge ? new Dictionary<string, string> { ["bridge"] = "yes" } : new Dictionary<string, string>(),
    };
}
