using System.Globalization;
using System.Text;
using AsrDataTools.Benchmarks.Figures;
using AsrDataTools.Scoring.Diarization;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks;

/// <summary>CPU time of diarization scoring, beside NIST's md-eval.pl on the same recordings.</summary>
internal static class DiarizationSpeed
{
    private static readonly DiarizationOptions Options = new() { CollarSeconds = 0.25 };

    public static IReadOnlyList<Figure> Run(FigureRun run)
    {
        DiarizationPair[] many = [.. Enumerable.Range(0, run.Size(200, 20)).Select(number => Make($"r{number}", 200, number))];
        int turns = run.Size(500_000, 50_000);
        DiarizationPair one = Make("long", turns, 0);
        SpeedPeer mdEval = new("md-eval.pl, reading RTTM", () => Peer(many));
        return run.Measure(
            SpeedJob.Cpu("recordings of 200 turns a side, scored", $"{many.Length} recordings", () => Array.ForEach(many, pair => DiarizationScorer.Score(pair, Options)), mdEval),
            SpeedJob.Cpu("one recording, scored", FormattableString.Invariant($"{turns:N0} turns"), () => DiarizationScorer.Score(one, Options)));
    }

    // Four speakers in turn, now and then two at once; the hypothesis a little off and sometimes wrong.
    private static DiarizationPair Make(string name, int turns, int stream)
    {
        SeededRandom random = new(1, stream);
        SpeakerTurn[] reference = new SpeakerTurn[turns];
        SpeakerTurn[] hypothesis = new SpeakerTurn[turns];
        double at = 1;
        for (int i = 0; i < turns; i++)
        {
            double end = Math.Round(at + 0.5 + 4 * random.NextDouble(), 3);
            int speaker = random.Next(4);
            reference[i] = new($"s{speaker}", at, end);
            double start = Math.Round(at + 0.1 * random.NextDouble(), 3);
            hypothesis[i] = new($"h{(random.Next(10) == 0 ? random.Next(4) : speaker)}", start, Math.Round(end + 0.1 * random.NextDouble(), 3));
            at = Math.Round(Math.Max(0, end - 0.3 + 0.8 * random.NextDouble()), 3);
        }

        return new() { Recording = name, Channel = "1", Reference = reference, Hypothesis = hypothesis };
    }

    private static double? Peer(DiarizationPair[] pairs)
    {
        if (!File.Exists(PeerTool.MdEval)) return null;
        using ScratchFolder folder = new();
        string reference = Write(folder.File("reference.rttm"), pairs, pair => pair.Reference);
        string hypothesis = Write(folder.File("hypothesis.rttm"), pairs, pair => pair.Hypothesis);
        return CpuClock.OfProgram("perl", [PeerTool.MdEval, "-c", "0.25", "-r", reference, "-s", hypothesis])?.TotalSeconds;
    }

    private static string Write(string path, DiarizationPair[] pairs, Func<DiarizationPair, IReadOnlyList<SpeakerTurn>> side)
    {
        StringBuilder rows = new();
        foreach (DiarizationPair pair in pairs)
        {
            foreach (SpeakerTurn turn in side(pair))
            {
                rows.Append(CultureInfo.InvariantCulture, $"SPEAKER {pair.Recording} 1 {turn.StartSeconds:F3} {turn.EndSeconds - turn.StartSeconds:F3} <NA> <NA> {turn.Speaker} <NA> <NA>\n");
            }
        }

        File.WriteAllText(path, rows.ToString());
        return path;
    }
}
