using AsrDataTools.Annotation;
using AsrDataTools.Scoring.KeywordSearch;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks;

/// <summary>CPU time and memory of scoring a million detections of five thousand keywords.</summary>
internal static class KeywordSearchSpeed
{
    private const int Keywords = 5000;
    private const int Recordings = 400;
    private const int WordsEach = 2500;
    private const int Detections = 1_000_000;

    public static void Run()
    {
        KeywordSearchMaterial material = new();
        for (int k = 0; k < Keywords; k++) material.Keywords.Add(new($"KW{k}", k % 4 == 0 ? $"w{k} w{(k + 1) % Keywords}" : $"w{k}"));
        for (int r = 0; r < Recordings; r++) material.AddReference(Reference(r));
        double before = GC.GetTotalMemory(forceFullCollection: true);
        Print($"{Detections:N0} detections taken in", CpuClock.Of(() => Detect(material)));
        KeywordSearchScore? score = null;
        Print("paired and counted", CpuClock.Of(() => score = material.Score(new(), CancellationToken.None)));
        Print("values, 1,000 bootstrap replicates", CpuClock.Of(() => score!.Overall(new(), CancellationToken.None)));
        Console.WriteLine(FormattableString.Invariant($"{"managed memory of detections and score",-60} {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6,8:0} MB"));
        GC.KeepAlive(score);
    }

    private static AnnotationDocument Reference(int number)
    {
        SeededRandom random = new(40, number);
        AnnotationWord[] words = new AnnotationWord[WordsEach];
        for (int i = 0; i < words.Length; i++) words[i] = new() { Text = $"w{random.Next(Keywords)}", StartSeconds = i * 0.4, EndSeconds = i * 0.4 + 0.35 };
        return new() { Recording = $"r{number}", DurationSeconds = WordsEach * 0.4, Words = words.ToValueList() };
    }

    private static void Detect(KeywordSearchMaterial material)
    {
        SeededRandom random = new(41);
        string[] ids = [.. Enumerable.Range(0, Keywords).Select(k => $"KW{k}")];
        string[] names = [.. Enumerable.Range(0, Recordings).Select(r => $"r{r}")];
        for (int i = 0; i < Detections; i++)
        {
            double score = random.NextDouble();
            material.Add(new(ids[random.Next(Keywords)], names[random.Next(Recordings)], null, Math.Round(random.NextDouble() * WordsEach * 0.4, 2), 0.35, score, score > 0.9));
        }
    }

    private static void Print(string what, TimeSpan time) => Console.WriteLine(FormattableString.Invariant($"{what,-60} {time.TotalSeconds,8:0.000} s"));
}
