using System.Globalization;
using AsrDataTools.Benchmarks.Figures;

namespace AsrDataTools.Benchmarks.Fingerprint;

/// <summary>Recall, false pairs, speed and size of the audio fingerprint, as docs/methods/fingerprint.md shows them.</summary>
internal static class FingerprintBenchmark
{
    private const double IndexHours = 100;
    private const double QueryHours = 1;

    /// <param name="output">Markdown.</param>
    /// <param name="parts">robustness, unrelated, speed; all unless given. A number is the hours of the index, a second one those of the queries.</param>
    public static int Run(TextWriter output, string[] parts)
    {
        List<double> hours = [];
        HashSet<string> wanted = [];
        foreach (string part in parts)
        {
            if (double.TryParse(part, CultureInfo.InvariantCulture, out double number))
            {
                hours.Add(number);
            }
            else if (part is "robustness" or "unrelated" or "speed")
            {
                wanted.Add(part);
            }
            else
            {
                Console.Error.WriteLine($"There is no part {part}. There are: robustness, unrelated, speed.");
                return 2;
            }
        }

        if (wanted.Count == 0 || wanted.Contains("robustness"))
            new RobustnessReport(output).Write();
        if (wanted.Count == 0 || wanted.Contains("unrelated"))
            new UnrelatedAudio(output).Write();
        if (wanted.Count == 0 || wanted.Contains("speed"))
            FigureTable.Write(output, FingerprintSpeed.Run(new FigureRun("fingerprint", isQuick: false), hours.ElementAtOrDefault(0) is > 0 and double index ? index : IndexHours, hours.ElementAtOrDefault(1) is > 0 and double query ? query : QueryHours));
        return 0;
    }
}
