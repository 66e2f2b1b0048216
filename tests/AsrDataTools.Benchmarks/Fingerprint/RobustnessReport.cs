using System.Globalization;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Fingerprint;

/// <summary>The table of recall: ours and Chromaprint's, cell by cell.</summary>
internal sealed class RobustnessReport(TextWriter output)
{
    private const int Trials = 200;
    private const int LongTrials = 100;
    private const int PeerTrials = 20;
    private const int PeerOthers = 80;

    /// <summary>Bit error rate up to which pairs of recordings are checked for audio that they share in truth.</summary>
    private const double MostOfInterest = 0.25;

    private static readonly double[] Lengths = [2, 3, 5, 10];
    private static readonly double[] PeerLengths = [3, 5];

    /// <summary>A process for each excerpt takes its time.</summary>
    private static readonly string[] PeerDegradations = ["none", "GSM 06.10", "Opus 12 kbit/s", "noise 10 dB", "noise 5 dB", "speed +2 %"];

    /// <summary>Languages that nothing was learned from or set by.</summary>
    private static readonly string[] Languages = ["fr", "it", "ru"];

    public void Write()
    {
        using PromptIndex prompts = PromptIndex.OfPrompts(Languages, 1), joined = PromptIndex.OfJoined(Languages, 12);
        SharedAudio shared = new(prompts, MostOfInterest), sharedJoined = new(joined, MostOfInterest);
        RobustnessTable[] tables = [.. Lengths.Select(seconds => seconds < 10
            ? new RobustnessTable(prompts, shared, seconds, Trials)
            : new RobustnessTable(joined, sharedJoined, seconds, LongTrials))];
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Index: {prompts.Recordings.Count} prompts of {string.Join(", ", Languages)} at 8 kHz, {prompts.Index.Seconds / 60:0} min; for 10 s {joined.Recordings.Count} recordings of prompts joined to 12 s and more. Found/excerpts, Wilson's 95 % interval in %, mean bit error of those found; then Chromaprint's recall at no false pair over {PeerTrials} of the excerpts."));
        output.WriteLine();
        output.WriteLine($"| Degradation | {string.Join(" | ", Lengths.Select(length => $"{length} s"))} | {string.Join(" | ", PeerLengths.Select(length => $"fpcalc {length} s"))} |");
        output.WriteLine($"|---|{string.Concat(Enumerable.Repeat("---|", Lengths.Length + PeerLengths.Length))}");
        Dictionary<double, ChromaprintRecall> peers = PeerLengths.ToDictionary(length => length, length => new ChromaprintRecall(tables[Array.IndexOf(Lengths, length)], PeerTrials, PeerOthers));
        long pairs = 0;
        List<string> wrong = [];
        foreach (Degradation degradation in Degradation.All)
        {
            List<string> own = [], peer = [];
            for (int i = 0; i < tables.Length; i++)
            {
                (float[][] Excerpts, int SampleRate)? degraded = tables[i].Degraded(degradation);
                RobustnessCell cell = tables[i].Run(degraded);
                own.Add(Cell(cell));
                if (peers.TryGetValue(Lengths[i], out ChromaprintRecall? recall))
                    peer.Add(PeerDegradations.Contains(degradation.Name) ? recall.Share(degraded) : "");
                pairs += (long)cell.Trials * tables[i].Others;
                wrong.AddRange(cell.WrongOnes.Select(text => $"{degradation.Name}, {Lengths[i]} s: {text}"));
            }

            output.WriteLine($"| {degradation.Name} | {string.Join(" | ", own)} | {string.Join(" | ", peer)} |");
        }

        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Pairs of an excerpt and a recording that it was not cut from: {pairs:N0}. Matches among them that share no audio in truth: {wrong.Count}."));
        foreach (string text in wrong.Take(20))
            output.WriteLine($"- {text}");
        output.WriteLine();
    }

    private static string Cell(RobustnessCell cell)
    {
        if (cell.Trials == 0)
            return "not installed";
        (double low, double high) = WilsonInterval.Of(cell.Found, cell.Trials);
        return string.Create(CultureInfo.InvariantCulture, $"{cell.Found}/{cell.Trials} [{100 * low:0.0}, {100 * high:0.0}] {cell.BitErrorRate:0.00}");
    }
}
