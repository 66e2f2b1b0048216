using AsrDataTools.Annotation;
using AsrDataTools.Benchmarks.Figures;
using AsrDataTools.Scoring.KeywordSearch;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks;

/// <summary>Scoring detections of five thousand keywords in 111 hours.</summary>
internal static class KeywordSearchSpeed
{
    private const int Keywords = 5000;
    private const int Recordings = 400;
    private const int WordsEach = 2500;

    public static IReadOnlyList<Figure> Run(FigureRun run)
    {
        int detections = run.Size(1_000_000, 100_000);
        string size = FormattableString.Invariant($"{detections:N0} detections");
        AnnotationDocument[] references = [.. Enumerable.Range(0, Recordings).Select(Reference)];
        KeywordSearchMaterial? material = null;
        KeywordSearchScore? score = null;
        return run.Measure(
            SpeedJob.Cpu("references and detections taken in", size, () => material = Fill(references, detections)),
            SpeedJob.Cpu("paired and counted", size, () => score = material!.Score(new(), CancellationToken.None)),
            SpeedJob.Cpu("values, 1,000 bootstrap replicates", size, () => score!.Overall(new(), CancellationToken.None)),
            SpeedJob.Memory("all of it", size, () => Fill(references, detections).Score(new(), CancellationToken.None).Overall(new(), CancellationToken.None)));
    }

    private static KeywordSearchMaterial Fill(AnnotationDocument[] references, int detections)
    {
        KeywordSearchMaterial material = new();
        for (int k = 0; k < Keywords; k++) material.Keywords.Add(new($"KW{k}", k % 4 == 0 ? $"w{k} w{(k + 1) % Keywords}" : $"w{k}"));
        Array.ForEach(references, material.AddReference);
        Detect(material, detections);
        return material;
    }

    private static AnnotationDocument Reference(int number)
    {
        SeededRandom random = new(40, number);
        AnnotationWord[] words = new AnnotationWord[WordsEach];
        for (int i = 0; i < words.Length; i++) words[i] = new() { Text = $"w{random.Next(Keywords)}", StartSeconds = i * 0.4, EndSeconds = i * 0.4 + 0.35 };
        return new() { Recording = $"r{number}", DurationSeconds = WordsEach * 0.4, Words = words.ToValueList() };
    }

    private static void Detect(KeywordSearchMaterial material, int detections)
    {
        SeededRandom random = new(41);
        string[] ids = [.. Enumerable.Range(0, Keywords).Select(k => $"KW{k}")];
        string[] names = [.. Enumerable.Range(0, Recordings).Select(r => $"r{r}")];
        for (int i = 0; i < detections; i++)
        {
            double score = random.NextDouble();
            material.Add(new(ids[random.Next(Keywords)], names[random.Next(Recordings)], null, Math.Round(random.NextDouble() * WordsEach * 0.4, 2), 0.35, score, score > 0.9));
        }
    }
}
