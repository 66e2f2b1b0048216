using System.Globalization;
using AsrDataTools.Annotation;
using AsrDataTools.Benchmarks.Accuracy;
using AsrDataTools.Scoring.KeywordSearch;
using CsvHelper;

namespace AsrDataTools.Benchmarks.Nist;

/// <summary>Counts of each keyword and all term weighted values beside NIST's KWSEval (F4DE), from the same files.</summary>
internal static class KeywordSearchPeer
{
    private const int Cases = 250;

    // What KWSEval prints its values to; Pfa, to 5 decimals, is not compared beyond that.
    private const double Precision = 0.51e-4;

    public static void Run(string program)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("nist-kws-");
        (int cases, int keywords, int counts, int actual, int maximum, int optimum, int supremum, int pooled, int rejecting) = (0, 0, 0, 0, 0, 0, 0, 0, 0);
        try
        {
            for (int number = 0; number < Cases; number++)
            {
                KeywordCase made = new(number, folder.FullName);
                string root = Path.Combine(folder.FullName, "out" + number.ToString(CultureInfo.InvariantCulture));
                if (SystemTool.Run(program, "-e", made.Ecf, "-r", made.Reference, "-s", made.Detections, "-t", made.Keywords, "-o", "-b", "-y", "CSV",
                    "--zGlobalMeasures", "Optimum", "--zGlobalMeasures", "Supremum", "-f", root) is null) throw new InvalidOperationException($"{program} cannot be run.");
                KeywordSearchScore ours = Score(made);
                cases++;
                Dictionary<string, string[]> rows = ReadRows(root + ".bsum.csv");
                foreach (KeywordSearchResult row in ours.PerKeyword().Where(row => row.Targets > 0))
                {
                    string[] peer = rows["Keyword|" + row.Keyword];
                    int[] their = [.. peer[2..6].Select(field => int.Parse(field, CultureInfo.InvariantCulture))];
                    keywords++;
                    if (their.SequenceEqual([row.Targets, row.Hits!.Value, row.FalseAlarms!.Value, row.Misses!.Value])) counts++;
                    else Console.WriteLine($"{made.Detections}: {row.Keyword} {row.Text}: {string.Join(' ', their)} and {row.Targets} {row.Hits} {row.FalseAlarms} {row.Misses}");
                    if (Same(peer[6], row.TermWeightedValue)) actual++;
                    if (Same(peer[15], row.SupremumTermWeightedValue)) supremum++;

                    // KWSEval's thresholds end at the highest score of all: where a keyword had best no detection, it may not get there.
                    if (Same(peer[11], row.OptimumTermWeightedValue)) optimum++;
                    else if (row.OptimumTermWeightedValue == 0 && row.OptimumThreshold is null) rejecting++;
                }

                KeywordSearchResult all = ours.Overall(new(Replicates: 100), CancellationToken.None);
                if (all.Keywords == 0) continue;
                Dictionary<string, string[]> summary = ReadRows(root + ".sum.csv");
                string[] names = summary.Values.First();
                string[] sum = summary["Occurrence"];
                string Of(string name) => sum[Array.IndexOf(names, name)];
                string theirs = Of("Maximum TWV Analysis|TWV");
                string at = Of("Maximum TWV Analysis|Dec. Thresh");
                if (Same(theirs, all.MaximumTermWeightedValue) && all.MaximumThreshold is { } threshold && Math.Abs(Parse(at) - threshold) < 0.00051) maximum++;
                else if (all.MaximumTermWeightedValue == 0 && Parse(theirs) < 0) rejecting++;
                else Console.WriteLine($"{made.Detections}: MTWV {theirs} at {at} and {all.MaximumTermWeightedValue} at {all.MaximumThreshold}");
                bool others = Same(Of("Actual Decision TWV Analysis|TWV"), all.TermWeightedValue) && Same(Of("Supremum TWV Analysis|TWV"), all.SupremumTermWeightedValue);
                if (others) pooled++;
                else Console.WriteLine($"{made.Detections}: ATWV or STWV differ from {all.TermWeightedValue}, {all.SupremumTermWeightedValue}");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        Console.WriteLine($"{cases} evaluations, {keywords} keywords that occur: counts equal {counts}, TWV {actual}, optimum {optimum}, supremum {supremum}; ATWV and STWV of all {pooled}, MTWV and its threshold {maximum}; best to decide for none, which KWSEval does not try: {rejecting}");
    }

    private static KeywordSearchScore Score(KeywordCase made)
    {
        KeywordSearchMaterial material = new();
        KeywordSearchFiles.ReadKeywords(made.Keywords, material.Keywords, problem => throw problem);
        KeywordSearchFiles.ReadSearched(made.Ecf, material.Searched, problem => throw problem);
        foreach (AnnotationDocument document in AnnotationFormats.Read(made.Reference, null, problem => throw problem)) material.AddReference(document);
        (double, double)? range = KeywordSearchFiles.ReadDetections(made.Detections, detection => material.Add(detection), problem => throw problem);
        return material.Score(new() { ScoreRange = range }, CancellationToken.None);
    }

    private static bool Same(string printed, double? value) => value is { } number && Math.Abs(Parse(printed) - number) <= Precision;

    private static double Parse(string printed) => double.TryParse(printed, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN;

    private static Dictionary<string, string[]> ReadRows(string path)
    {
        Dictionary<string, string[]> rows = new(StringComparer.Ordinal);
        using CsvReader reader = CsvReader.Create(File.OpenRead(path), new CsvReaderOptions { HasHeader = false }, leaveOpen: false);
        while (reader.Read()) rows[reader.GetString(0)] = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
        return rows;
    }
}
