using System.Globalization;
using System.Text;
using AsrDataTools.Scoring.Diarization;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks;

/// <summary>CPU time of diarization scoring, beside NIST's md-eval.pl on the same recordings in the same run.</summary>
internal static class DiarizationSpeed
{
    private const int Rounds = 5;
    private const int Recordings = 200;
    private const string MdEval = "/usr/lib/sctk/bin/md-eval.pl";

    private static readonly DiarizationOptions Options = new() { CollarSeconds = 0.25 };

    public static void Run()
    {
        DiarizationPair[] many = [.. Enumerable.Range(0, Recordings).Select(number => Make($"r{number}", 200, number))];
        DiarizationPair one = Make("long", 500_000, 0);
        double own = Least(() => Array.ForEach(many, pair => DiarizationScorer.Score(pair, Options)));
        double whole = Least(() => DiarizationScorer.Score(one, Options));
        Print($"{Recordings} recordings of 200 turns a side, scored", own);
        if (Peer(many) is { } peer)
        {
            Print("the same, md-eval.pl -c 0.25 (reads two RTTM files too)", peer);
            Print("md-eval.pl over ours", peer / own, "×");
        }

        Print("one recording of 500,000 turns a side, scored", whole);
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

    private static double Least(Action work) => Enumerable.Range(0, Rounds).Min(_ => CpuClock.Of(work).TotalSeconds);

    private static double? Peer(DiarizationPair[] pairs)
    {
        if (!File.Exists(MdEval)) return null;
        DirectoryInfo folder = Directory.CreateTempSubdirectory("diarization-speed-");
        try
        {
            string reference = Write(Path.Combine(folder.FullName, "reference.rttm"), pairs, pair => pair.Reference);
            string hypothesis = Write(Path.Combine(folder.FullName, "hypothesis.rttm"), pairs, pair => pair.Hypothesis);
            return CpuClock.OfProgram("perl", [MdEval, "-c", "0.25", "-r", reference, "-s", hypothesis])?.TotalSeconds;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
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

    private static void Print(string what, double value, string unit = "s") =>
        Console.WriteLine(FormattableString.Invariant($"{what,-60} {value,8:0.000} {unit}"));
}
