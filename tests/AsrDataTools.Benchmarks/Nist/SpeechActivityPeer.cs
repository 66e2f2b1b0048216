using System.Globalization;
using System.Text;
using AsrDataTools.Annotation;
using AsrDataTools.Benchmarks.Accuracy;
using AsrDataTools.Scoring.Diarization;
using AsrDataTools.Scoring.SpeechActivity;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Nist;

/// <summary>Detection times beside NIST's scoreFile_SAD.pl, from the same files: random ones, and those of two folders where they are given.</summary>
internal static class SpeechActivityPeer
{
    private const int Cases = 1000;

    // What the script prints its times to.
    private const double Precision = 1.1e-5;

    private static readonly double[] Collars = [0, 0.25, 0.5, 1, 2];

    public static void Run(string script, string? references, string? hypotheses)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("nist-sad-");
        try
        {
            Compare($"{Cases} random, no gap at a limit", script, folder, Enumerable.Range(0, Cases).Select(number => Write(folder, number, avoidLimits: true)));
            Compare($"{Cases} random, gaps at limits too", script, folder, Enumerable.Range(Cases, Cases).Select(number => Write(folder, number, avoidLimits: false)));
            if (references is null || hypotheses is null) return;
            Compare("files given", script, folder, Directory.GetFiles(references).Order(StringComparer.Ordinal).Select(file => (file, Path.Combine(hypotheses, Path.GetFileName(file)))));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Compare(string what, string script, DirectoryInfo folder, IEnumerable<(string Reference, string Hypothesis)> files)
    {
        (int scorings, int same, int limits, double greatest) = (0, 0, 0, 0);
        foreach ((string reference, string hypothesis) in files)
        {
            double[][] peer = Peer(script, folder, reference, hypothesis);
            SpeechActivityMaterial material = new();
            foreach (AnnotationDocument document in AnnotationFormats.Read(reference, null, problem => throw problem)) material.AddReference(document);
            foreach (AnnotationDocument document in AnnotationFormats.Read(hypothesis, null, problem => throw problem)) material.AddHypothesis(document);
            DiarizationPair pair = material.Pairs(problem => throw problem).Single();
            bool atLimit = File.ReadLines(reference).Select(Length).Any(IsLimit);
            for (int c = 0; c < Collars.Length; c++)
            {
                SpeechActivityErrors ours = SpeechActivityScorer.Score(pair, Collars[c]).Errors;
                double difference = new[]
                {
                    ours.MissSeconds - peer[c][4], ours.FalseAlarmSeconds - peer[c][5], ours.SpeechSeconds - peer[c][8], ours.NonSpeechSeconds - peer[c][9], (ours.DetectionCost ?? 0) - peer[c][1],
                }.Max(Math.Abs);
                scorings++;
                if (difference <= Precision) same++;
                else if (atLimit) limits++;
                else greatest = Math.Max(greatest, difference);
            }
        }

        Console.WriteLine(FormattableString.Invariant(
            $"{what}: {scorings} scorings, {same} equal to what is printed, {limits} differ where a gap is exactly at a limit, {scorings - same - limits} differ otherwise (by {greatest} at most)"));
    }

    private static double[][] Peer(string script, DirectoryInfo folder, string reference, string hypothesis)
    {
        string output = Path.Combine(folder.FullName, "scores.csv");
        File.Delete(output);
        if (SystemTool.Run("perl", script, "-r", reference, "-h", hypothesis, "-s", "2", "-e", "3", "-g", "4", "-t", "5", "-f", "6", "-u", "7", "-o", output) is null)
            throw new InvalidOperationException("perl is not installed.");
        return [.. File.ReadLines(output).Select(line => line.Split(',').Take(10).Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray())];
    }

    private static (string Reference, string Hypothesis) Write(DirectoryInfo folder, int number, bool avoidLimits)
    {
        SeededRandom random = new(20, number);
        double grid = number % 2 == 0 ? 100 : 1000;
        StringBuilder reference = new();
        double at = random.Next(4) == 0 ? Grid(random.NextDouble() * 3) : 0;
        string last = "";
        int rows = 2 + random.Next(30);
        for (int row = 0; row < rows; row++)
        {
            // An unscored row stands between speech and non-speech: between two of one type the script takes it for that type.
            string type = last switch
            {
                "S" => random.Next(8) == 0 && row < rows - 2 ? "nonScorable>NS" : "NS",
                "nonScorable>NS" => "NS",
                "nonScorable>S" => "S",
                "NS" => random.Next(8) == 0 && row < rows - 2 ? "nonScorable>S" : "S",
                _ => random.Next(2) == 0 ? "S" : "NS",
            };
            double length = Grid(type == "NS" ? random.NextDouble() * random.NextDouble() * 8 : random.NextDouble() * 4) + (1 / grid);
            double end = Grid(at + length);
            if (avoidLimits && type == "NS" && IsLimit(end - at)) end = Grid(end + (1 / grid));
            reference.Append(CultureInfo.InvariantCulture, $"call{number}.flac\t1\t{at:F3}\t{end:F3}\t{type.Split('>')[0]}\tmanual\t\t\t\t\t\t\n");
            (at, last) = (end, type);
        }

        StringBuilder hypothesis = new();
        double heard = 0;
        double until = at + random.Next(3) - 1;
        bool speech = random.Next(2) == 0;
        do
        {
            double end = Grid(heard + (1 / grid) + random.NextDouble() * 5);
            hypothesis.Append(CultureInfo.InvariantCulture, $"def\tset\ttest\tSAD\tcall{number}\t{heard:F3}\t{end:F3}\t{(speech ? "speech" : "non-speech")}\t0.5\n");
            (heard, speech) = (end, !speech);
        }
        while (heard < until);
        string path = Path.Combine(folder.FullName, $"call{number}");
        File.WriteAllText(path + ".ref.tab", reference.ToString());
        File.WriteAllText(path + ".hyp.tab", hypothesis.ToString());
        return (path + ".ref.tab", path + ".hyp.tab");

        double Grid(double seconds) => Math.Round(seconds * grid) / grid;
    }

    private static double Length(string row)
    {
        string[] fields = row.Split('\t');
        return double.Parse(fields[3], CultureInfo.InvariantCulture) - double.Parse(fields[2], CultureInfo.InvariantCulture);
    }

    // The script compares lengths in binary fractions, in which 1.1 − 0 and 8.4 − 7.3 differ.
    private static bool IsLimit(double length) => Collars.Any(c => Math.Abs(length - (2 * c) - 0.1) < 1e-9 || Math.Abs(length - c - 0.1) < 1e-9);
}
